"""What is said about a segment: in threads, settled or open; never exported."""
