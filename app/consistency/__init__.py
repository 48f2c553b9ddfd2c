"""One concept over all articles of a publication: what it was called, where, and by whom."""
