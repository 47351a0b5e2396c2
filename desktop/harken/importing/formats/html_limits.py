"""What would keep the HTML parser busy for minutes, taken off before it starts."""

import re

MAX_ATTRIBUTES = 256
"""Of one element; the parser compares each with all before it."""
_SHORTEST_FLOOD = 2 * MAX_ATTRIBUTES
_TAG = re.compile(
    r"<(?:!--.*?(?:-->|\Z)|(?P<program>script|style)\b.*?(?:</(?P=program)|\Z)"
    r"|(?P<name>[a-zA-Z][^\s/>]{0,100})(?:=\s*\"[^\"]*\"|=\s*'[^']*'|[^>])*+)",
    re.IGNORECASE | re.DOTALL,
)
"""A comment, a program or a style up to their ends; else a tag, without its last bracket."""
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{_SHORTEST_FLOOD},}}")
_QUOTED = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")


def without_attribute_floods(html: str) -> str:
    """The same page, elements with more than `MAX_ATTRIBUTES` attributes without any."""
    # Cheap and mostly the end of it: a flood is long, and without a bracket inside.
    if not any(len(tag.group().split()) > MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(html)):
        return html
    return _TAG.sub(_tamed, html)


def _tamed(tag: re.Match[str]) -> str:
    text = tag.group()
    if tag["name"] is None or len(_QUOTED.sub("= ", text).split()) <= MAX_ATTRIBUTES:
        return text
    return f"<{tag['name']}"
