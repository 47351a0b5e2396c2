"""Telling an article from what stands around it."""
