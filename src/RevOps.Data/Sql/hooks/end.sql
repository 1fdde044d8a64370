UPDATE hooks SET active = 0, ended_at = @Now, end_reason = @Reason WHERE hook_id = @HookId AND active = 1;
