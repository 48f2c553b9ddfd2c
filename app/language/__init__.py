"""Chinese and English text: pure functions, offsets in code points."""
