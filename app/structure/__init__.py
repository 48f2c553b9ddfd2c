"""Segments split, joined, added, dropped and paired anew; every change can be taken back."""
