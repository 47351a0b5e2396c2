"""The panel that tunes the summary."""
