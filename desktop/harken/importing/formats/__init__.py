"""One module a format; `registry` chooses among them by content."""
