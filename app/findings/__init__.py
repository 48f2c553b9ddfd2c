"""What the checks find in saved segments, which of them a project wants, and what is ignored."""
