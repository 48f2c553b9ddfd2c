"""Duizhao (对照, side by side): a Chinese-English translation workbench."""

__version__ = "0.1.0"
