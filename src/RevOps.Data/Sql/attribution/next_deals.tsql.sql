SELECT TOP (@Limit) deal_id FROM deals WHERE won_lost = 'won' AND deal_id > @After ORDER BY deal_id;
