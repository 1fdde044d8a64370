// What somebody has to look at. Each alert's meaning and what to do is in docs/operations.md.
param token string
param location string
param tags object
param workspaceId string
param alertEmail string

var rules = [
  {
    name: 'sla-breaches'
    text: 'Leads were not called in time: 10 and more within an hour.'
    query: 'AppMetrics | where Name == "revops.sla.settled" | where tostring(Properties.state) == "breached" | summarize total = sum(Sum)'
    threshold: 10
    window: 'PT1H'
    severity: 2
  }
  {
    name: 'dead-letters'
    text: 'Messages were given up.'
    query: 'AppMetrics | where Name == "revops.dead_letters" | summarize total = sum(Sum)'
    threshold: 1
    window: 'PT15M'
    severity: 1
  }
  {
    name: 'lag'
    text: 'Events take longer than five minutes from receipt to their score.'
    query: 'AppMetrics | where Name == "revops.lag" | where tostring(Properties.stage) == "score" | summarize total = max(Max)'
    threshold: 300
    window: 'PT15M'
    severity: 1
  }
  {
    name: 'queue-age'
    text: 'A message has waited in a queue for a quarter of an hour.'
    query: 'AppMetrics | where Name == "revops.queue.age" | summarize total = max(Max)'
    threshold: 900
    window: 'PT15M'
    severity: 1
  }
  {
    name: 'clocks-behind'
    text: 'Call clocks were not looked at in time.'
    query: 'AppMetrics | where Name == "revops.sla.behind" | summarize total = max(Max)'
    threshold: 1
    window: 'PT15M'
    severity: 1
  }
  {
    name: 'effects-given-up'
    text: 'Effects (mails, notifications, events for subscribers) were given up.'
    query: 'AppMetrics | where Name == "revops.effects.given_up" | summarize total = max(Max)'
    threshold: 1
    window: 'PT1H'
    severity: 2
  }
  {
    name: 'attribution'
    text: 'A run of attribution failed, or did not pass its checks: reports show the last good one.'
    query: 'AppMetrics | where Name == "revops.attribution.runs" | where tostring(Properties.result) == "failed" | summarize total = sum(Sum)'
    threshold: 1
    window: 'PT1H'
    severity: 2
  }
  {
    name: 'silence'
    text: 'Nothing has come in for six hours.'
    query: 'AppMetrics | where Name == "revops.events.accepted" | summarize accepted = coalesce(sum(Sum), 0.0) | extend total = iff(accepted > 0, 0, 1) | project total'
    threshold: 1
    window: 'PT6H'
    severity: 2
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'revops'
    enabled: true
    emailReceivers: [{ name: 'operations', emailAddress: alertEmail, useCommonAlertSchema: true }]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: 'alert-${rule.name}-${token}'
  location: location
  tags: tags
  properties: {
    displayName: 'RevOps: ${rule.name}'
    description: rule.text
    severity: rule.severity
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: rule.window == 'PT15M' ? 'PT5M' : 'PT15M'
    windowSize: rule.window
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Maximum'
          metricMeasureColumn: 'total'
          operator: 'GreaterThanOrEqual'
          threshold: rule.threshold
        }
      ]
    }
    autoMitigate: true
    actions: { actionGroups: [people.id] }
  }
}]
