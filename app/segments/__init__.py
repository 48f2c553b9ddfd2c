"""Segments: edited, confirmed, reviewed; every version is kept."""
