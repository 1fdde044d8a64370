UPDATE suppressions SET lifted_at = @Now, lift_reason = @Reason WHERE suppression_id = @SuppressionId AND lifted_at IS NULL;
