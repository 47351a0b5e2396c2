"""The library: articles, the queue, places, marks, kept in one SQLite file. Knows no Qt."""
