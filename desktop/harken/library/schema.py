"""The tables, version by version. A version that was released is never changed."""

APPLICATION_ID = 0x4861726B
"""What tells a Harken library from other SQLite files: "Hark"."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE article (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, author TEXT, source TEXT NOT NULL,
        language TEXT NOT NULL, published TEXT, words INTEGER NOT NULL, letters REAL NOT NULL,
        pauses_s REAL NOT NULL, added_s REAL NOT NULL, deleted_s REAL, body TEXT NOT NULL,
        choices TEXT, reading TEXT, places TEXT, status TEXT NOT NULL DEFAULT 'unread',
        heard REAL NOT NULL DEFAULT 0, heard_s REAL
    ) STRICT;
    CREATE TABLE queue (
        place INTEGER PRIMARY KEY, article TEXT NOT NULL UNIQUE REFERENCES article(id)
        ON DELETE CASCADE, portion TEXT
    ) STRICT;
    CREATE TABLE tag (
        article TEXT NOT NULL REFERENCES article(id) ON DELETE CASCADE, name TEXT NOT NULL,
        PRIMARY KEY (article, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE mark (
        id INTEGER PRIMARY KEY AUTOINCREMENT, article TEXT NOT NULL REFERENCES article(id)
        ON DELETE CASCADE, sentence INTEGER NOT NULL, text TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT '', made_s REAL NOT NULL
    ) STRICT;
    """,
)
"""What makes version n + 1 of version n; the first makes version 1 of an empty file."""
