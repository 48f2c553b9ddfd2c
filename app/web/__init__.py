"""The HTTP surface: it only composes."""
