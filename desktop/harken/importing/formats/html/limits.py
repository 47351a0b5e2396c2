"""What would keep the HTML parser busy for minutes, taken off before it starts."""

import re

MAX_ATTRIBUTES = 256
"""Of one element; the parser compares each with all before it."""
_SHORTEST_FLOOD = 2 * MAX_ATTRIBUTES
_TAG = re.compile(
    r"<(?:!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|(?:(?P<program>script|style)\b|(?P<name>[a-zA-Z][^\s/>]{0,100}))"
    r"(?P<attributes>(?:[^>=]+|=\s*\"[^\"]*\"|=\s*'[^']*'|=)*)"
    r"(?P<code>(?(program)(?:>.*?(?:</(?P=program)|\Z))?)))",
    re.IGNORECASE | re.DOTALL,
)
"""A comment; or a tag without its last bracket, and of a program or a style all up to its end."""
_QUOTED = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_BETWEEN = re.compile(r"[\s/]+")
"""What parts attributes, besides a value's last quotation mark."""


def without_attribute_floods(html: str) -> str:
    """The same page, elements with more than `MAX_ATTRIBUTES` attributes without any."""
    return _TAG.sub(_tamed, html)


def _tamed(tag: re.Match[str]) -> str:
    attributes = tag["attributes"]
    if attributes is None or len(attributes) < _SHORTEST_FLOOD:
        return tag.group()
    if len(_BETWEEN.split(_QUOTED.sub("= ", attributes))) <= MAX_ATTRIBUTES:
        return tag.group()
    return f"<{tag['program'] or tag['name']}{tag['code']}"
