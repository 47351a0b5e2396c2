"""The session: the one owner of what is read next. Knows QtCore, no widgets."""
