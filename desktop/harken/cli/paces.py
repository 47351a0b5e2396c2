"""What is known of the voices' speed, from one run to the next."""

import contextlib
from collections.abc import Iterator

from harken.settings import load_settings, save_settings, settings_path
from harken.speech.paces import Paces


def known_paces() -> Paces:
    """What the settings know."""
    return Paces(load_settings(settings_path()).paces)


@contextlib.contextmanager
def taught_paces() -> Iterator[Paces]:
    """What the settings know; what is learned in the block is written to them behind it."""
    paces = known_paces()
    before = paces.heard
    try:
        yield paces
    finally:
        if paces.heard != before:
            # They may have been changed meanwhile, by the window.
            path = settings_path()
            save_settings(load_settings(path)._replace(paces=paces.heard), path)
