"""An article, or its summary, as an audio file."""
