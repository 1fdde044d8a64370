SELECT sequence, paused_at FROM nurture_pauses;
