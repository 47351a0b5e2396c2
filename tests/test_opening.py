"""What the window works with, also where a part of it is broken."""

import pytest

from harken.opening import _open_library
from harken.paths import library_path
from tests.listening.articles import small_article


@pytest.mark.parametrize("broken", ["a folder", "not a library"])
def test_a_library_that_cannot_be_opened_is_told_and_another_kept_for_now(broken: str) -> None:
    library_path().parent.mkdir(parents=True)
    if broken == "a folder":
        library_path().mkdir()
    else:
        library_path().write_text("This is no database. " * 400)
    library, error = _open_library()
    assert error is not None and str(library_path()) in str(error)
    assert library.add(small_article(), 0.0)
    library.close()
    if broken == "not a library":
        assert library_path().read_text().startswith("This is no database.")


def test_a_library_that_is_whole_is_the_persons_own() -> None:
    library, error = _open_library()
    assert error is None
    library.add(small_article(), 0.0)
    library.close()
    assert library_path().exists()
