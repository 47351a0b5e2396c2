"""What languages are called."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale

from harken.speech.voice import Voice


def language_name(code: str) -> str:
    """The name of a language, such as "English" for "en"; its code where it has none here."""
    language = QLocale.codeToLanguage(code)
    if language in (QLocale.Language.AnyLanguage, QLocale.Language.C):
        return code
    return QLocale.languageToString(language)


def languages_spoken(voices: Iterable[Voice]) -> list[str]:
    """The languages that the voices speak, as primary BCP 47 subtags, by name."""
    codes = {tag.split("-")[0].lower() for voice in voices for tag in voice.languages}
    return sorted(codes, key=lambda code: language_name(code).lower())
