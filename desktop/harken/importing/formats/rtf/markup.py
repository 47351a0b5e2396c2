"""Prepares rich text for striprtf, so that it keeps what matters and nothing takes it long.

Headings, list items, cells and line breaks are no text, and striprtf drops them or blurs them:
marks stand in for them, control characters that no text holds. What makes striprtf stumble, or
its patterns take time that grows with the square of a line, is taken out. The format: Rich Text
Format Specification 1.9.1.
"""

import re

from harken.importing.formats.office.style_names import kind_of_style

LINE, ITEM, STYLE, ROW, CELL = "\x0b", "\x1c", "\x1d", "\x1e", "\x1f"
"""A new line in a paragraph; a list item's label follows; around a style; the end of a row; of a
cell."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPED = {"\\": "\x01", "{": "\x02", "}": "\x03"}
"""What stands in for signs of the text that would look like markup."""
TEXT_SIGNS = {ord(mark): sign for sign, mark in _ESCAPED.items()}
"""Back to the signs, for `str.translate`."""
_ESCAPE = re.compile(r"\\([\\{}])")
# An escaped backslash is stepped over: a path of "C:\\bin32" is no binary data.
_BINARY = re.compile(r"\\(?:[\\{}]|bin(\d{1,9}) ?)")
_DATA = re.compile(
    r"\\(?:blipuid|colorschememapping|datafield|datastore|fontemb|objdata|pict|themedata)"
    r"(?![A-Za-z])"
)
_HIDDEN = re.compile(r"\\(?:v|deleted)1?(?![A-Za-z\d])")
_SHOWN_AGAIN = re.compile(r"\\(?:v0|deleted0|plain)(?![A-Za-z\d])|[{}]")
_BRACE = re.compile(r"[{}]")
_HEAD_CHARACTERS = 500_000
"""Fonts, styles and information stand at the start."""
_FONT = re.compile(r"\\f(\d{1,9})(?=[^;]{0,300}?\\fcharset(\d{1,3}))")
_STYLE_NAME = re.compile(r"\{\\s(\d{1,5})(?!\d)[^{}]{0,3000}? ([^\\{};]{1,80});")
_PARD = "\\pard"
_LABEL = re.compile(r"\{\\(?:listtext|pntext)(?![a-z])([^{}]*)\}")
_PARAGRAPH_STYLE = re.compile(r"\\(s|pard|ilvl)(\d{1,5})?(?![A-Za-z\d]) ?")
_UNICODE = re.compile(r"\\u(-?\d{1,10}) ?")
_MAX_CODE_POINT = 0x10FFFF
_CHANGES = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"(?i)\\fldinst\s*\{", r"\\fldinst {"),
        (r"\\fonttbl(?![A-Za-z])", r"\\*\\fonttbl_"),
        (r"\\(?:nest)?cell(?![A-Za-z]) ?", CELL),
        (r"\\(?:nest)?row(?![A-Za-z]) ?", ROW),
        (r"\\(?:line|lbr\d?)(?![A-Za-z]) ?", LINE),
        (r"\\uc(?!-?\d)", ""),
    )
)
# Macintosh character sets that Python does not have, and those of Windows for the same scripts.
_CHARACTER_SETS = {
    "78": "128",
    "79": "136",
    "80": "129",
    "82": "177",
    "85": "134",
    "86": "238",
    "88": "222",
    "89": "238",
}


def prepared(source: str) -> str:
    """The markup of a document, decoded as Latin-1, ready for striprtf."""
    source = _CONTROLS.sub("", _without_binary(source))
    source = _ESCAPE.sub(lambda found: _ESCAPED[found.group(1)], source)
    source = _left_out(source, _DATA, _BRACE)
    kinds = _style_kinds(source[:_HEAD_CHARACTERS])
    fonts = _fonts(source[:_HEAD_CHARACTERS])
    source = _left_out(source, _HIDDEN, _SHOWN_AGAIN)
    for pattern, instead in _CHANGES:
        source = pattern.sub(instead, source)
    source = _UNICODE.sub(_possible_character, source)
    source = _LABEL.sub(lambda found: f"{{{ITEM}{found.group(1).replace(_PARD, '')}}}", source)
    source = _PARAGRAPH_STYLE.sub(lambda found: _style_mark(found, kinds), source)
    start = source.find("\\rtf") + len("\\rtf1")
    return f"{source[:start]}{fonts}{source[start:]}"


def information(source: str, name: str) -> str:
    """A document that holds nothing but what `source` says of its title or author."""
    head = source[:_HEAD_CHARACTERS]
    said = re.search(rf"\{{\\{name} ([^{{}}]{{1,1000}})\}}", head)
    page = re.search(r"\\ansicpg\d{1,5}", head)
    text = said.group(1) if said else ""
    return f"{{\\rtf1\\ansi{page.group() if page else ''} {text}}}"


def _without_binary(source: str) -> str:
    """Leaves out raw data, in which braces mean nothing."""
    pieces = []
    start = 0
    at = 0
    while found := _BINARY.search(source, at):
        at = found.end()
        if found.group(1):
            pieces.append(source[start : found.start()])
            start = at = at + int(found.group(1))
    return "".join([*pieces, source[start:]])


def _left_out(source: str, begins: re.Pattern[str], ends: re.Pattern[str]) -> str:
    """Leaves out what begins so, up to the end of its group or to an end inside that group."""
    pieces = []
    start = 0
    while found := begins.search(source, start):
        pieces.append(source[start : found.start()])
        start = _end_in_group(source, found.end(), ends)
    return "".join([*pieces, source[start:]])


def _end_in_group(source: str, at: int, ends: re.Pattern[str]) -> int:
    depth = 0
    for end in ends.finditer(source, at):
        if end.group() == "{":
            depth += 1
        elif depth == 0:
            return end.start()
        elif end.group() == "}":
            depth -= 1
    return len(source)


def _fonts(head: str) -> str:
    """A font table with the little that is needed to decode."""
    fonts = dict(_FONT.findall(head))
    lines = (
        f"{{\\f{number}\\fcharset{_CHARACTER_SETS.get(charset, charset)} x;}}"
        for number, charset in fonts.items()
    )
    return "{\\fonttbl" + "\n".join(lines) + "}"


def _style_kinds(head: str) -> dict[str, str]:
    named = ((number, kind_of_style(name)) for number, name in _STYLE_NAME.findall(head))
    return {number: kind for number, kind in named if kind}


def _style_mark(found: re.Match[str], kinds: dict[str, str]) -> str:
    word, number = found.group(1), found.group(2) or ""
    if word == "ilvl":
        return f"{STYLE}{number or 0}{STYLE}"
    return f"{found.group()}{STYLE}{kinds.get(number, '') if word == 's' else ''}{STYLE}"


def _possible_character(found: re.Match[str]) -> str:
    return found.group() if -0x10000 <= int(found.group(1)) <= _MAX_CODE_POINT else ""
