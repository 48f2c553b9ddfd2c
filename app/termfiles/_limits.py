"""How large a glossary's file may be: 100,000 entries with much said of each, in any format."""

MOST_BYTES = 160_000_000
MOST_NODES = 20_000_000  # elements of an XML file, which are forgotten as they are read
MOST_ENTRIES = 200_000

# Of the process that reads one file.
MOST_SECONDS = 60  # of processor time; 100,000 entries in TBX take about ten
MOST_WAIT = 120.0
MOST_MEMORY = 2 << 30
MOST_SAID = 600_000_000  # bytes of JSON
