"""What stands before the root element of a page or of XML."""

import re

_SPACES = re.compile(r"\s*")
_INSTRUCTION = re.compile(r"<\?[^>]*>")
_COMMENT = re.compile(r"<!--.{0,4000}?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s[^>\[]*(?:\[[^\]]{0,8000}\]\s*)?>", re.IGNORECASE)


def prolog_end(text: str, *, with_doctype: bool) -> int:
    """Where the root element begins: behind white space, instructions, comments and doctype.

    A loop and not one expression: a page with many comments is not tried in all ways, and the
    first Pythons of version 3.11 go wrong in expressions that give nothing back.

    Args:
        text: The beginning of a document.
        with_doctype: Whether the document type's declaration is passed over, too.
    """
    pieces = (_INSTRUCTION, _COMMENT, _DOCTYPE) if with_doctype else (_INSTRUCTION, _COMMENT)
    at = 0
    while True:
        spaces = _SPACES.match(text, at)
        at = spaces.end() if spaces else at
        found = next((match for piece in pieces if (match := piece.match(text, at))), None)
        if found is None:
            return at
        at = found.end()
