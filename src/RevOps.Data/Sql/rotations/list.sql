SELECT rotation, owner_id, credit, assigned, last_at FROM rotations;
