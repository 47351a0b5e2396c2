"""Whole numbers as words, as they are said and as they read best in a sentence."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_UP_TO_TWENTY = (
    QT_TRANSLATE_NOOP("Numbers", "zero"),
    QT_TRANSLATE_NOOP("Numbers", "one"),
    QT_TRANSLATE_NOOP("Numbers", "two"),
    QT_TRANSLATE_NOOP("Numbers", "three"),
    QT_TRANSLATE_NOOP("Numbers", "four"),
    QT_TRANSLATE_NOOP("Numbers", "five"),
    QT_TRANSLATE_NOOP("Numbers", "six"),
    QT_TRANSLATE_NOOP("Numbers", "seven"),
    QT_TRANSLATE_NOOP("Numbers", "eight"),
    QT_TRANSLATE_NOOP("Numbers", "nine"),
    QT_TRANSLATE_NOOP("Numbers", "ten"),
    QT_TRANSLATE_NOOP("Numbers", "eleven"),
    QT_TRANSLATE_NOOP("Numbers", "twelve"),
    QT_TRANSLATE_NOOP("Numbers", "thirteen"),
    QT_TRANSLATE_NOOP("Numbers", "fourteen"),
    QT_TRANSLATE_NOOP("Numbers", "fifteen"),
    QT_TRANSLATE_NOOP("Numbers", "sixteen"),
    QT_TRANSLATE_NOOP("Numbers", "seventeen"),
    QT_TRANSLATE_NOOP("Numbers", "eighteen"),
    QT_TRANSLATE_NOOP("Numbers", "nineteen"),
)
_TENS = (
    QT_TRANSLATE_NOOP("Numbers", "twenty"),
    QT_TRANSLATE_NOOP("Numbers", "thirty"),
    QT_TRANSLATE_NOOP("Numbers", "forty"),
    QT_TRANSLATE_NOOP("Numbers", "fifty"),
    QT_TRANSLATE_NOOP("Numbers", "sixty"),
    QT_TRANSLATE_NOOP("Numbers", "seventy"),
    QT_TRANSLATE_NOOP("Numbers", "eighty"),
    QT_TRANSLATE_NOOP("Numbers", "ninety"),
)


def number_in_words(number: int) -> str:
    """Writes "three" or "twenty-six"; from a hundred on, figures, which all voices read well."""
    tr = QCoreApplication.translate
    if not 0 <= number < 100:
        return str(number)
    if number < len(_UP_TO_TWENTY):
        return tr("Numbers", str(_UP_TO_TWENTY[number]))
    tens, ones = divmod(number, 10)
    ten = tr("Numbers", str(_TENS[tens - 2]))
    if not ones:
        return ten
    form = tr("Numbers", "{tens}-{ones}")
    return form.format(tens=ten, ones=tr("Numbers", str(_UP_TO_TWENTY[ones])))
