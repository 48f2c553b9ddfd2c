"""Terms for the glossary: glosses of published English, and candidates of an article."""
