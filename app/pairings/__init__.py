"""A text and its translation under review: paired, corrected by hand, made an article."""
