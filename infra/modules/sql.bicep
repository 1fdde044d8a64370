// Azure SQL, serverless, Entra only. It never pauses: sweeps look at it every minute, so auto-pause would never come, and a paused database would make the first
// lead of the morning wait for a minute.
param token string
param location string
param tags object
param adminObjectId string
param adminName string
@description('Least number of cores, such as 0.5: a text, since Bicep has no fractions.')
param minCapacity string
param maxCapacity int
param isPrivate bool

resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: 'sql-${token}'
  location: location
  tags: tags
  properties: {
    version: '12.0'
    minimalTlsVersion: '1.2'
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    administrators: {
      administratorType: 'ActiveDirectory'
      azureADOnlyAuthentication: true
      principalType: 'Group'
      login: adminName
      sid: adminObjectId
      tenantId: tenant().tenantId
    }
  }
}

// Flex Consumption without a network has no fixed addresses: services of Azure may connect, and still need an Entra login.
resource azureServices 'Microsoft.Sql/servers/firewallRules@2023-08-01' = if (!isPrivate) {
  parent: server
  name: 'AllowAllWindowsAzureIps'
  properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
}

resource database 'Microsoft.Sql/servers/databases@2023-08-01' = {
  parent: server
  name: 'revops'
  location: location
  tags: tags
  sku: { name: 'GP_S_Gen5', tier: 'GeneralPurpose', family: 'Gen5', capacity: maxCapacity }
  properties: {
    autoPauseDelay: -1
    minCapacity: json(minCapacity)
    requestedBackupStorageRedundancy: 'Geo'
    zoneRedundant: false
  }
}

resource backups 'Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies@2023-08-01' = {
  parent: database
  name: 'default'
  properties: { retentionDays: 7 }
}

output serverId string = server.id
output serverAddress string = server.properties.fullyQualifiedDomainName
output databaseName string = database.name
