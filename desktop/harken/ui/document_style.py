"""How an article's markup looks: the style sheet of the document, in the sizes and colours."""

from PySide6.QtGui import QFont, QFontMetricsF

from harken.ui.colours import Colours
from harken.ui.look import Look
from harken.ui.typefaces import reading_font

_SMALL_EM = 0.78
_LEAST_SMALL_PX = 14
_NEVER_SLANTED = frozenset(
    [
        "ar",
        "ckb",
        "fa",
        "he",
        "ja",
        "km",
        "ko",
        "lo",
        "my",
        "ps",
        "sd",
        "th",
        "ug",
        "ur",
        "yi",
        "zh",
    ]
)
"""The scripts of these languages have no italics: a slanted letter is but a damaged one."""


def document_style(colours: Colours, look: Look, language: str, sans: str) -> str:
    """The style sheet of the markup's tags and classes.

    Args:
        colours: The theme's.
        look: Sizes and distances.
        language: The article's; BCP 47.
        sans: The family of the controls' font, for the line under the title.
    """
    text_px = look.text_px
    font = reading_font(look.text_px, typeface=look.typeface, language=language)
    line = _line_height(look, font)
    slanted = "normal" if language.split("-", maxsplit=1)[0] in _NEVER_SLANTED else "italic"
    gap = round(text_px * 0.9)
    title_px = round(text_px * 1.56)
    small_px = max(_LEAST_SMALL_PX, round(text_px * _SMALL_EM))
    return f"""
    p {{ white-space: pre-wrap; margin: 0 0 {gap}px 0; line-height: {line}%; }}
    p.title {{ font-size: {title_px}px; font-weight: 700; line-height: 100%;
               margin-top: 4px; margin-bottom: 6px; }}
    p.heading {{ font-size: {round(text_px * 1.2)}px; font-weight: 700; margin-top: {gap}px;
                 margin-bottom: {round(gap / 2)}px; }}
    p.byline {{ font-family: '{sans}'; font-size: {small_px}px; color: {colours.muted};
                margin-bottom: 0; }}
    p.section {{ font-family: '{sans}'; font-size: {small_px}px; font-weight: 700;
                 color: {colours.muted}; line-height: 100%; margin-top: {gap}px;
                 margin-bottom: {round(gap / 2)}px; }}
    p.item {{ margin-bottom: {round(gap / 2)}px; }}
    p.code, code {{ font-family: monospace; font-size: {round(text_px * 0.85)}px; }}
    p.table {{ font-family: '{sans}'; font-size: {round(text_px * 0.85)}px; }}
    p.on, p.code.on {{ margin-bottom: 0; }}
    .skipped {{ color: {colours.muted}; font-style: {slanted}; }}
    a {{ font-family: '{sans}'; font-size: {small_px}px; font-weight: 700; font-style: normal;
         color: {colours.accent}; text-decoration: none; }}
    """


def _line_height(look: Look, font: QFont) -> int:
    """Qt's percentages are of the font's own height, which differs from font to font."""
    height_px = QFontMetricsF(font).height()
    return max(100, round(look.line_height_percent * look.text_px / height_px))
