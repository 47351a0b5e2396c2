"""What a browser does with elements: which begin a line, and which show nothing."""

import re

from lxml.html import HtmlElement

# A no-break space too: it is shown, and copied from a browser, as a space.
_SPACES = re.compile(r"[ \t\n\r\f\xa0]+")
_BREAKING_TAGS = """
    address article aside blockquote body caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend
    li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul
"""
BREAKING = frozenset(_BREAKING_TAGS.split())
"""The text before them, and behind them, stands in other blocks than theirs."""
# Not the head as such: in broken pages the parser puts the body into it.
_TEXTLESS_TAGS = """
    area audio button canvas datalist embed iframe input link map meta object
    option param script select source style svg template textarea title video
"""
WITHOUT_TEXT = frozenset(_TEXTLESS_TAGS.split())
WITHOUT_TEXT_IN_SELECTION = WITHOUT_TEXT - {"button", "object", "textarea"}
"""A page's buttons are no article; what a person chose and copied is."""


def one_spaced(text: str) -> str:
    """White space as it is shown: one space for each run of it."""
    return _SPACES.sub(" ", text)


def whole_number(text: str | None, otherwise: int = 0) -> int:
    """A number that an attribute says; `otherwise` where it is none."""
    try:
        return int((text or "")[:9])
    except ValueError:
        return otherwise


def is_hidden(element: HtmlElement, tag: str) -> bool:
    """Whether the page itself says that it is not shown."""
    style = element.get("style")
    return (
        tag == "noscript"
        or element.get("hidden") is not None
        or (style is not None and "display:none" in style.replace(" ", "").lower())
    )
