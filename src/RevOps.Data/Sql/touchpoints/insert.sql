INSERT INTO touchpoints (touchpoint_id, contact_id, event_type, event_time, source, utm_campaign, utm_source, utm_medium, channel,
    campaign_id, utm_term, utm_content, utm_id, has_click_id, url, referrer, form, visitor_id, event_id, is_import,
    campaign_ref, campaign_key, campaign_match, mail_id, bounce_type)
SELECT @TouchpointId, @ContactId, @EventType, @EventTime, @Source, @UtmCampaign, @UtmSource, @UtmMedium, @Channel,
    @CampaignId, @UtmTerm, @UtmContent, @UtmId, @HasClickId, @Url, @Referrer, @Form, @VisitorId, @EventId, @IsImport,
    @CampaignRef, @CampaignKey, @CampaignMatch, @MailId, @BounceType
WHERE NOT EXISTS (SELECT 1 FROM touchpoints WHERE touchpoint_id = @TouchpointId);
