"""People, how they sign in, and the tokens of their programs."""
