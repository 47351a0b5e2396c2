"""What the measurements read: the bundled sample, and prose of any length."""

from pathlib import Path

from harken.article.model import Article
from harken.child import Child
from harken.importing.importer import Importer
from harken.importing.source import FileSource
from harken.paths import sample_article

_SENTENCES = (
    "The tide came in over the mud before anyone had finished counting the boats.",
    "A pump that had stood idle for eleven years was started again on a Tuesday.",
    "Nobody on the council had asked what the water would do with its new room.",
    "By evening the gauge at the old lock read two metres and forty centimetres.",
    "It was the fishermen who noticed first, because the nets came up clean.",
)


def write_prose(path: Path, words: int) -> Path:
    """Writes a plain text of at least so many words, in paragraphs of five sentences."""
    paragraph = " ".join(_SENTENCES)
    count = -(-words // len(paragraph.split()))
    paragraphs = [f"{number}. {paragraph}" for number in range(1, count + 1)]
    path.write_text("A long walk along the water\n\n" + "\n\n".join(paragraphs), encoding="utf-8")
    return path


def read(path: Path) -> Article:
    """Imports a file as the program does."""
    importer = Importer(Child("harken.text_child"), Child("harken.text_child"))
    try:
        (article,) = importer.read(FileSource(path)).result()
        return article
    finally:
        importer.close()


def sample() -> Article:
    """The bundled sample article."""
    return read(sample_article())
