"""What came in, in words for the ear that read as well."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from harken.listening.number_words import number_in_words
from harken.listening.status import as_sentence, capitalised

_MOST_NAMED = 3


def arrival_text(titles: Sequence[str]) -> str:
    """What came in: "Two articles added: The sea and The wall." is an example.

    Args:
        titles: Of the articles that were added, in order; where there are many, some are named.

    Returns:
        Empty where nothing was added.
    """
    tr = QCoreApplication.translate
    names = [title.strip() or tr("Arrivals", "Untitled") for title in titles]
    if not names:
        return ""
    if len(names) == 1:
        return as_sentence(tr("Arrivals", "Added: {title}").format(title=names[0]))
    number = capitalised(number_in_words(len(names)))
    form = tr("Arrivals", "{number} articles added: {titles}")
    return as_sentence(form.format(number=number, titles=_listed(names)))


def _listed(names: Sequence[str]) -> str:
    tr = QCoreApplication.translate
    if len(names) <= _MOST_NAMED:
        named, last = names[:-1], names[-1]
    else:
        named = names[: _MOST_NAMED - 1]
        more = number_in_words(len(names) - len(named))
        last = tr("Arrivals", "{number} more").format(number=more)
    form = tr("Arrivals", "{first} and {last}")
    return form.format(first=", ".join(named), last=last)
