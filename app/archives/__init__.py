"""A whole project in one file, from which it can be made again here or elsewhere."""
