// The function app on Flex Consumption. It opens storage, SQL, Key Vault and Application Insights by its identity; vendors' secrets come from Key Vault.
param token string
param location string
param tags object
param identityId string
param clientId string
param storageName string
param deploymentContainer string
param insightsConnection string
param vaultUri string
param sqlServer string
param sqlDatabase string

@description('Subnet of the way out; empty for none.')
param subnetId string
param memory int
param instances int
param currency string
param settings object
param secretSettings array

@description('Task hub: a second app beside this one, for a staged release, has another.')
param taskHub string = 'RevOps'

var secrets = union(['REVOPS_KEY', 'REVOPS_EVENT_KEY'], secretSettings)
var fromVault = toObject(secrets, name => name, name => '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${replace(name, '_', '-')})')
var own = {
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: clientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'
  AzureFunctionsJobHost__extensions__durableTask__hubName: taskHub
  REVOPS_SQL: 'Server=tcp:${sqlServer},1433;Database=${sqlDatabase};Authentication=Active Directory Managed Identity;User Id=${clientId};Encrypt=True;Connect Timeout=60'
  REVOPS_CURRENCY: currency
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'func-${token}'
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: { minTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainer
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: memory
        maximumInstanceCount: instances
        // One that is always ready takes what comes in at night without a cold start, and one keeps the clocks.
        alwaysReady: [{ name: 'http', instanceCount: 1 }, { name: 'durable', instanceCount: 1 }]
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(settings, own, fromVault)
  }

  // Passwords open nothing: deployment goes by Entra.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
