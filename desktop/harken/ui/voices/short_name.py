"""What a voice is called where there is little room."""

import re

_AFTER = re.compile(r"\s*[,(].*|\s+-\s.*", re.DOTALL)


def short_name(name: str) -> str:
    """A voice's name without its language and quality: "Robin" of "Robin, English (America)"."""
    return _AFTER.sub("", name) or name
