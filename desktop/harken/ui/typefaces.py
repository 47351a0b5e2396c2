"""The typefaces that articles are set in, and which of them are there."""

from PySide6.QtGui import QFont, QFontDatabase

SERIFS = ("Noto Serif", "Source Serif 4", "Charter", "Georgia", "Cambria", "DejaVu Serif")
SANS = "sans-serif"
"""The name of the system's sans in the settings; that of its serif is None."""
EASY_TO_READ = {
    "OpenDyslexic": "opendyslexic.org",
    "Atkinson Hyperlegible": "brailleinstitute.org/freefont",
}
"""Made for people who read with difficulty, and where they are from; no system brings them."""

_EAST_ASIAN = {
    "ja": ("Noto Serif CJK JP", "Noto Serif JP", "Hiragino Mincho ProN", "Yu Mincho"),
    "ko": ("Noto Serif CJK KR", "Noto Serif KR", "AppleMyungjo", "Batang"),
    "zh-hant": ("Noto Serif CJK TC", "Noto Serif TC", "Songti TC", "PMingLiU"),
    "zh": ("Noto Serif CJK SC", "Noto Serif SC", "Songti SC", "SimSun"),
}
_EAST_ASIAN_SANS = {
    "ja": ("Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic"),
    "ko": ("Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic"),
    "zh-hant": ("Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei"),
    "zh": ("Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei"),
}
"""One character is written in several ways; without these a Japanese text looks Chinese."""
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def installed(typeface: str) -> str | None:
    """The family by which the system knows a typeface, its newer version too; None without it."""
    families = QFontDatabase.families()
    newer = f"{typeface} Next"
    return next((name for name in (typeface, newer) if name in families), None)


def reading_font(
    size_px: int, *, bold: bool = False, typeface: str | None = None, language: str = ""
) -> QFont:
    """The font of an article: the first of these that is there.

    Args:
        size_px: The height of its letters in pixels.
        bold: Whether it is that.
        typeface: A family, `SANS`, or None for the system's serif.
        language: BCP 47, that of the text.
    """
    east_asian = _EAST_ASIAN_SANS if typeface == SANS else _EAST_ASIAN
    own = [typeface] if typeface not in (None, SANS) else []
    latin = [QFont().family()] if typeface == SANS else list(SERIFS)
    font = QFont([*own, *latin, *east_asian.get(_script(language), ())])
    wants_sans = typeface == SANS
    font.setStyleHint(QFont.StyleHint.SansSerif if wants_sans else QFont.StyleHint.Serif)
    font.setPixelSize(size_px)
    font.setBold(bold)
    return font


def _script(language: str) -> str:
    whole = language.lower()
    return "zh-hant" if whole.startswith(_TRADITIONAL) else whole.split("-", maxsplit=1)[0]
