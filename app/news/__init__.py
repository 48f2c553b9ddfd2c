"""What happened, in order: one gapless revision per article."""
