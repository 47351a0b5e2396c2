"""Where the running window is found."""

import os
import tempfile
from pathlib import Path

import pytest

from harken.errors import HarkenError
from harken.handsfree.instance.address import address


def test_each_data_folder_has_an_address_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    here = address()
    assert address() == here
    assert Path(here.socket).parent == here.lock.parent == Path(os.environ["XDG_RUNTIME_DIR"])
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere/else")
    assert address() != here


@pytest.mark.parametrize("bad", ["", "relative", "/nowhere/at/all", "open to all", "far too long"])
def test_a_folder_that_does_not_do_is_passed_over(
    bad: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if bad == "open to all":
        (tmp_path / "open").mkdir(mode=0o700)
        (tmp_path / "open").chmod(0o777)
        bad = str(tmp_path / "open")
    elif bad == "far too long":
        (tmp_path / ("x" * 120)).mkdir(mode=0o700)
        bad = str(tmp_path / ("x" * 120))
    monkeypatch.setenv("XDG_RUNTIME_DIR", bad)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: os.environ["HOME"])
    with tempfile.TemporaryDirectory() as home:
        monkeypatch.setenv("HOME", home)
        found = Path(address().socket).parent
        assert str(found) != bad
        assert found.stat().st_uid == os.getuid() and not found.stat().st_mode & 0o022


def test_without_a_private_folder_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harken.handsfree.instance.address._is_private", lambda _: False)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: os.environ["XDG_RUNTIME_DIR"])
    with pytest.raises(HarkenError, match="XDG_RUNTIME_DIR"):
        address()
