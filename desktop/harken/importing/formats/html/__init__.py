"""Web pages, and HTML that other formats hold or are turned into."""
