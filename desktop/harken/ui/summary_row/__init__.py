"""The row under the title."""
