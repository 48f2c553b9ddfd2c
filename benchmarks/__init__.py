"""What the workbench costs, beside the bare library or bare SQL that does the same work."""
