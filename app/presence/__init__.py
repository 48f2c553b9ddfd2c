"""Who has which segment of an article open at this moment."""
