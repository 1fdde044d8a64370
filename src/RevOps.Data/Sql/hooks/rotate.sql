UPDATE hooks SET old_secret = secret, old_secret_until = @OldUntil, secret = @Secret WHERE hook_id = @HookId AND active = 1;
