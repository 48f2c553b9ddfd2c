"""Translation memory and concordance: everything translated before is at hand.

An entry is a unit that was confirmed or imported. What is found does not depend on the database:
posting lists are kept as rows of bytes, and all judging is done here (see docs/memory.md).
"""
