UPDATE rotations SET credit = @Credit, assigned = @Assigned, last_at = @LastAt WHERE rotation = @Rotation AND owner_id = @OwnerId;
