UPDATE owners SET source = @Source WHERE owner_id = @OwnerId;
