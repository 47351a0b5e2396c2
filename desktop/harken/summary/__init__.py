"""Turns an article into a ranking of its sentences, and a ranking into a summary of any length."""
