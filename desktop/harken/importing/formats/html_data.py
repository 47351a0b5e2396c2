"""The article's text as a page's metadata holds it, for pages that show it by programs only.

See https://schema.org/articleBody, in scripts of type application/ld+json.
"""

import json
from collections.abc import Iterator
from html import escape, unescape
from typing import Any

from lxml.html import HtmlElement

_MAX_SCRIPT_CHARACTERS = 2_000_000


def article_body(tree: HtmlElement) -> str:
    """The longest `articleBody` of the page as HTML; "" where there is none."""
    bodies = (body for script in tree.iter("script") for body in _bodies(script))
    longest = max(bodies, key=len, default="").strip()
    return longest if "<p" in longest else "<br><br>".join(escape(longest, quote=False).split("\n"))


def _bodies(script: HtmlElement) -> Iterator[str]:
    text = script.text or ""
    if (
        script.get("type") != "application/ld+json"
        or "articleBody" not in text
        or len(text) > _MAX_SCRIPT_CHARACTERS
    ):
        return
    try:
        waiting: list[Any] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting += value.values()
            body = value.get("articleBody")
            if isinstance(body, str):
                yield unescape(body)
