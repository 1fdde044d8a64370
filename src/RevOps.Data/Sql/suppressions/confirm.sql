-- A consent that its giver confirmed, and that is newer, takes back an unsubscription; never a bounce, a complaint or what somebody entered.
UPDATE suppressions SET lifted_at = @Now, lift_reason = @Reason
WHERE address_hash IN @Hashes AND reason = 'unsubscribed' AND lifted_at IS NULL AND created_at < @ConfirmedAt;
