SELECT COUNT(*) FROM deals WHERE channel = @Channel AND created_at >= @FromAt AND created_at < @ToAt AND deal_id <> @DealId;
