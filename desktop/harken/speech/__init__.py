"""Sentences become utterances, and utterances become clips of sound with a time for each word."""
