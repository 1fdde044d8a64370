INSERT INTO rotations (rotation, owner_id, credit, assigned, last_at) VALUES (@Rotation, @OwnerId, @Credit, @Assigned, @LastAt);
