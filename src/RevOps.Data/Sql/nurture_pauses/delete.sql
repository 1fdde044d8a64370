DELETE FROM nurture_pauses WHERE sequence = @Sequence;
