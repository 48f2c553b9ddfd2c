"""How large a file may be. People's articles stay far below; attacks do not."""

MOST_BYTES = 20_000_000  # as uploaded
MOST_UNPACKED = 200_000_000
MOST_MEMBERS = 2_000
MOST_RATIO = 100  # unpacked to packed, counted from RATIO_FROM on
RATIO_FROM = 10_000_000  # smaller parts are harmless whatever their ratio
MOST_NODES = 500_000
MOST_DEPTH = 100
MOST_ATTRIBUTES = 5_000  # on one element; libxml2 takes time with the square of their number

# Of the process that reads one file.
MOST_SECONDS = 8  # of processor time; 10,000 pairs in a Word table take one
MOST_WAIT = 30.0  # seconds from start to answer, also on a machine that is busy with other things
MOST_MEMORY = 448 << 20  # bytes of data; with the libraries' own code it stays under 512 MiB
MOST_SAID = 200_000_000  # bytes of JSON: 20 MB of text, each character as an escape
