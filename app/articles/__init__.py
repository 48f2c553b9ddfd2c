"""Articles: imported, listed, exported."""
