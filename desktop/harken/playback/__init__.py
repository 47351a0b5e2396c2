"""Clips in, sound and the place that is heard out. Knows QtCore and QtMultimedia, no widgets."""
