// What people look at: how much comes in, how far it gets, what waits.
param token string
param location string
param tags object
param workspaceId string

resource workbook 'Microsoft.Insights/workbooks@2022-04-01' = {
  name: guid(workspaceId, token, 'revops')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'RevOps'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: loadTextContent('workbook.json')
  }
}
