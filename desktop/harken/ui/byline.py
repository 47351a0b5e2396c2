"""The line under an article's title."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from harken.article.model import Article
from harken.article.source_name import short_source

_WITHOUT_SPACES = frozenset({"ja", "km", "lo", "my", "th", "yue", "zh"})
"""Languages that are written without spaces between words."""


def byline(article: Article) -> str:
    """Where an article came from, who wrote it, when, and how long it is."""
    parts = [short_source(article.source), article.author or ""]
    if article.published is not None:
        day = article.published
        parts.append(QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy"))
    parts.append(_counted(article))
    return " · ".join(part for part in parts if part)


def _counted(article: Article) -> str:
    """How long it is, in words, or in characters where words are not parted."""
    tr = QCoreApplication.translate
    numbers = QLocale()
    numbers.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    if article.language.partition("-")[0] in _WITHOUT_SPACES:
        texts = (article.text_of(one.span) for one in article.sentences_read())
        count = sum(len("".join(text.split())) for text in texts)
        return tr("Byline", "{n} characters").format(n=numbers.toString(count))
    count = article.words_read()
    counted = tr("Byline", "1 word") if count == 1 else tr("Byline", "{n} words")
    return counted.format(n=numbers.toString(count))
