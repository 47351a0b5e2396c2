"""Turns a file, a link or pasted text into an `Article`; the work is done in a child process."""
