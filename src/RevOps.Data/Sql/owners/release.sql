-- No longer in the file: takes no more leads, and from now on belongs to the API.
UPDATE owners SET active = 0, source = 'api', updated_at = @Now WHERE owner_id = @OwnerId AND source = 'file';
