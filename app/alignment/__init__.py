"""Two texts paired: pure functions over lists of sentences or paragraphs."""
