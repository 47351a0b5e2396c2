"""How an article's markup looks: the style sheet of the document, in the sizes and colours."""

from PySide6.QtGui import QFontMetricsF

from harken.ui.theme import Colours, reading_font

_LINE_HEIGHT_EM = 1.6


def document_style(colours: Colours, text_px: int, sans: str) -> str:
    """The style sheet of the markup's tags and classes.

    Args:
        colours: The theme's.
        text_px: The size of the reading text.
        sans: The family of the controls' font, for the line under the title.
    """
    line = _line_height(text_px)
    gap = round(text_px * 0.9)
    title_px = round(text_px * 1.56)
    return f"""
    p {{ white-space: pre-wrap; margin: 0 0 {gap}px 0; line-height: {line}%; }}
    p.title {{ font-size: {title_px}px; font-weight: 700; line-height: 100%;
               margin-top: 4px; margin-bottom: 6px; }}
    p.heading {{ font-size: {round(text_px * 1.2)}px; font-weight: 700; margin-top: {gap}px;
                 margin-bottom: {round(gap / 2)}px; }}
    p.byline {{ font-family: '{sans}'; font-size: 14px; color: {colours.muted};
                margin-bottom: 0; }}
    p.section {{ font-family: '{sans}'; font-size: 14px; font-weight: 700; color: {colours.muted};
                 line-height: 100%; margin-top: {gap}px; margin-bottom: {round(gap / 2)}px; }}
    p.item {{ margin-bottom: {round(gap / 2)}px; }}
    p.code, code {{ font-family: monospace; font-size: {round(text_px * 0.85)}px; }}
    p.table {{ font-family: '{sans}'; font-size: {round(text_px * 0.85)}px; }}
    p.on, p.code.on {{ margin-bottom: 0; }}
    .skipped {{ color: {colours.muted}; font-style: italic; }}
    a {{ font-family: '{sans}'; font-size: 14px; font-weight: 700; font-style: normal;
         color: {colours.accent}; text-decoration: none; }}
    """


def _line_height(text_px: int) -> int:
    """Qt's percentages are of the font's own height, which differs from font to font."""
    height = QFontMetricsF(reading_font(text_px)).height()
    return max(100, round(100 * _LINE_HEIGHT_EM * text_px / height))
