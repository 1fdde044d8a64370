INSERT INTO campaign_spend (source, campaign_id, day, amount, currency, clicks, impressions, is_prorated, updated_at, import_id)
VALUES (@Source, @CampaignId, @Day, @Amount, @Currency, @Clicks, @Impressions, @IsProrated, @Now, @ImportId);
