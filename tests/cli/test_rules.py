"""How the terminal reads: as the settings say, which it shares with the window."""

import argparse
from pathlib import Path

import pytest

from harken.article.pauses import Pauses
from harken.cli.rules import rules_of
from harken.settings import Settings, save_settings, settings_path
from harken.speech.pronunciation import Pronunciation
from harken.speech.reading_rules import ReadingRules
from tests.cli.terminal import harken
from tests.export.sound_file import samples_in

CODE = """<!DOCTYPE html><html lang="en"><head><title>A loop</title></head><body><article>
<h1>A loop</h1><p>This loop counts the boats that leave the harbour, one after the other, until
none is left at the quay and the harbour is as empty as it is every morning.</p>
<pre><code>for boat in harbour.boats_in_the_morning():
    counted = counted + boat.number_of_people
    boat.leave(harbour, without=sailors_asleep)
print(counted)</code></pre>
<p>It never counts a boat twice, whatever the boat does while it is at sea.</p>
</article></body></html>"""


def options(*, read_code: bool = False, read_tables: bool = False) -> argparse.Namespace:
    return argparse.Namespace(read_code=read_code, read_tables=read_tables)


def test_without_settings_code_and_tables_are_skipped() -> None:
    assert rules_of(options()) == ReadingRules()


def test_the_settings_of_the_window_count() -> None:
    own = (Pronunciation("quay", "key"),)
    assert save_settings(Settings(read_tables=True, pronunciations=own), settings_path())
    assert rules_of(options()) == ReadingRules(read_tables=True, pronunciations=own)


def test_an_option_asks_for_more_and_never_for_less() -> None:
    assert save_settings(Settings(read_code=True), settings_path())
    assert rules_of(options(read_tables=True)) == ReadingRules(read_code=True, read_tables=True)


def test_the_pauses_of_the_settings_count() -> None:
    assert save_settings(Settings(pauses_ms=(0, 100, 900)), settings_path())
    assert rules_of(options()).pauses == Pauses(0, 100, 900)


def seconds(page: Path, out: Path, *wishes: str) -> float:
    ended = harken("export", page, "--to", out, "--format", "wav", "--json", *wishes)
    assert ended.status == 0, ended.err
    return len(samples_in(Path(ended.objects[0]["files"][0]))) / 22050


@pytest.mark.parametrize("by", ["option", "settings"])
def test_code_is_in_the_sound_where_it_is_wished_for(by: str, tmp_path: Path) -> None:
    page = tmp_path / "loop.html"
    page.write_text(CODE)
    skipped_s = seconds(page, tmp_path / "out")
    if by == "settings":
        assert save_settings(Settings(read_code=True), settings_path())
    read_s = seconds(page, tmp_path / "out", *(["--read-code"] if by == "option" else []))
    assert read_s > skipped_s + 3
