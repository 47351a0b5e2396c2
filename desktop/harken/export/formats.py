"""The kinds of audio file that can be saved, by name; the encoders themselves live in the child."""

from pathlib import Path

from harken.errors import HarkenError

FORMATS = ("wav", "mp3")
"""The names, which are the files' endings too."""


def format_of(target: Path) -> str:
    """The format that a file's name asks for; raises `HarkenError` for one we do not know."""
    name = target.suffix.removeprefix(".").lower()
    if name not in FORMATS:
        raise HarkenError(
            f"Cannot save {target.name}",
            f"Harken does not write {name} files" if name else "its name does not say its kind",
            f"Choose a name that ends in {' or '.join('.' + known for known in FORMATS)}.",
        )
    return name
