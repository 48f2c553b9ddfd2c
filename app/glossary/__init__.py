"""The termbase: concepts, their Chinese and English terms, who decided what."""
