"""Harken turns an article into something to hear."""

__version__ = "0.1.0"
