// From nothing to a running system: `azd up`, or `az deployment sub create -f infra/main.bicep -p infra/main.parameters.json`.
targetScope = 'subscription'

@description('Name of the environment; names of resources derive from it.')
@minLength(2)
@maxLength(20)
param environmentName string

@description('Region, one that offers Flex Consumption.')
param location string

@description('small: up to some 100,000 leads a month. large: ten times that.')
@allowed(['small', 'large'])
param size string = 'small'

@description('True to keep storage, SQL and Key Vault off the public network.')
param usePrivateEndpoints bool = false

@description('Entra group or user that administers the database: object id.')
param sqlAdminObjectId string

@description('Entra group or user that administers the database: name.')
param sqlAdminName string

@description('Whom alerts are mailed to.')
param alertEmail string

@description('What the environment may cost a month, in the subscription\'s currency; a mail is sent at 80 and 100 percent.')
param monthlyBudget int = 300

@description('First day of the budget, the first of a month.')
param budgetStart string = '${utcNow('yyyy-MM')}-01'

@description('Reporting currency, ISO 4217.')
param currency string = 'EUR'

@description('Admin key of the app, at least 32 characters. It is kept in Key Vault.')
@secure()
@minLength(32)
param adminKey string

@description('Secret of event ids, at least 32 characters. It is kept in Key Vault; changing it makes dead letters of what is waiting.')
@secure()
@minLength(32)
param eventKey string

@description('Further settings of the app, such as REVOPS_SEND_EMAIL; docs/operations.md has them all. No secrets.')
param settings object = {}

@description('Names of settings whose values are secrets of the same name in Key Vault (with - for _), such as REVOPS_HUBSPOT_SECRET.')
param secretSettings array = []

var tags = { 'azd-env-name': environmentName }
var token = toLower(uniqueString(subscription().id, environmentName, location))
var sizes = {
  small: { memory: 2048, instances: 40, sqlMin: '0.5', sqlMax: 2, storage: 'Standard_ZRS' }
  large: { memory: 4096, instances: 200, sqlMin: '2', sqlMax: 16, storage: 'Standard_ZRS' }
}

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  name: 'identity'
  params: { name: 'id-${token}', location: location, tags: tags }
}

module monitor 'modules/monitor.bicep' = {
  scope: group
  name: 'monitor'
  params: { token: token, location: location, tags: tags, principalId: identity.outputs.principalId }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  name: 'workbook'
  params: { token: token, location: location, tags: tags, workspaceId: monitor.outputs.workspaceId }
}

module network 'modules/network.bicep' = if (usePrivateEndpoints) {
  scope: group
  name: 'network'
  params: { token: token, location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  scope: group
  name: 'storage'
  params: {
    token: token
    location: location
    tags: tags
    sku: sizes[size].storage
    principalId: identity.outputs.principalId
    isPrivate: usePrivateEndpoints
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  name: 'vault'
  params: {
    token: token
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    isPrivate: usePrivateEndpoints
    adminKey: adminKey
    eventKey: eventKey
  }
}

module sql 'modules/sql.bicep' = {
  scope: group
  name: 'sql'
  params: {
    token: token
    location: location
    tags: tags
    adminObjectId: sqlAdminObjectId
    adminName: sqlAdminName
    minCapacity: sizes[size].sqlMin
    maxCapacity: sizes[size].sqlMax
    isPrivate: usePrivateEndpoints
  }
}

module endpoints 'modules/endpoints.bicep' = if (usePrivateEndpoints) {
  scope: group
  name: 'endpoints'
  params: {
    token: token
    location: location
    tags: tags
    networkId: usePrivateEndpoints ? network.outputs.networkId : ''
    subnetId: usePrivateEndpoints ? network.outputs.endpointSubnetId : ''
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
    sqlServerId: sql.outputs.serverId
  }
}

module app 'modules/app.bicep' = {
  scope: group
  name: 'app'
  params: {
    token: token
    location: location
    tags: union(tags, { 'azd-service-name': 'app' })
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    storageName: storage.outputs.name
    deploymentContainer: storage.outputs.deploymentContainer
    insightsConnection: monitor.outputs.connectionString
    vaultUri: vault.outputs.uri
    sqlServer: sql.outputs.serverAddress
    sqlDatabase: sql.outputs.databaseName
    subnetId: usePrivateEndpoints ? network.outputs.appSubnetId : ''
    memory: sizes[size].memory
    instances: sizes[size].instances
    currency: currency
    settings: settings
    secretSettings: secretSettings
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  name: 'alerts'
  params: { token: token, location: location, tags: tags, workspaceId: monitor.outputs.workspaceId, alertEmail: alertEmail }
}

module budget 'modules/budget.bicep' = {
  scope: group
  name: 'budget'
  params: { name: 'budget-${environmentName}', amount: monthlyBudget, startDate: budgetStart, alertEmail: alertEmail }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = app.outputs.name
output AZURE_FUNCTION_URL string = app.outputs.url
output AZURE_SQL_SERVER string = sql.outputs.serverAddress
output AZURE_SQL_DATABASE string = sql.outputs.databaseName
output AZURE_IDENTITY_NAME string = identity.outputs.name
