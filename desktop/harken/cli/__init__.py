"""Harken in the terminal."""
