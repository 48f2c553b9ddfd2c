"""A finished article, shown to whoever was given the address of its page."""
