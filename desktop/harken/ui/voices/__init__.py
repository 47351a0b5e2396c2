"""Choosing a voice, and what to do where there is none."""
