"""Sentences that the person wants to find again: looked through, noted, taken along."""
