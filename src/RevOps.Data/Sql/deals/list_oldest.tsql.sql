SELECT TOP (@Limit) d.deal_id, d.company_id, d.primary_contact_id, d.pipeline_stage, d.deal_value, d.probability, d.created_at, d.closed_at, d.won_lost, d.currency, d.pipeline,
    d.lead_id, d.updated_at, d.expected_close_at, d.lifecycle_stage, d.source, d.channel, d.campaign_id, d.touches, d.first_touch_at, d.last_touch_at,
    d.journey_days, d.cac_proxy, d.cac_basis, d.cac_channel, d.cac_spend, d.cac_count, d.cac_currency, l.owner_id, m.company_name, c.email, c.first_name,
    c.last_name, k.campaign_name
FROM deals d
LEFT JOIN leads l ON l.lead_id = d.lead_id
LEFT JOIN companies m ON m.company_id = d.company_id
LEFT JOIN contacts c ON c.contact_id = d.primary_contact_id
LEFT JOIN campaigns k ON k.campaign_id = d.campaign_id
WHERE (@Stage IS NULL OR d.pipeline_stage = @Stage)
  AND (@Owner IS NULL OR l.owner_id = @Owner)
  AND (@WonLost IS NULL OR d.won_lost = @WonLost)
  AND (@Pipeline IS NULL OR d.pipeline = @Pipeline)
  AND (@AfterAt IS NULL OR d.created_at > @AfterAt OR (d.created_at = @AfterAt AND d.deal_id > @AfterId))
ORDER BY d.created_at, d.deal_id;
