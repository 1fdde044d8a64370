UPDATE owners SET assigned = assigned + 1 WHERE owner_id = @OwnerId;
