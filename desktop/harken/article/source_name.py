"""What people call the place that an article came from."""

from urllib.parse import urlsplit


def short_source(source: str) -> str:
    """A link's site, a path's last name, or the source as it is."""
    if link_of(source):
        return urlsplit(source).netloc.removeprefix("www.")
    return source.replace("\\", "/").rstrip("/").rpartition("/")[2] or source


def link_of(source: str) -> str | None:
    """The source where it is a link, which others can follow too; None where it is none."""
    if "://" not in source:
        return None
    try:
        return source if urlsplit(source).netloc else None
    except ValueError:  # such as an address with half a bracket
        return None
