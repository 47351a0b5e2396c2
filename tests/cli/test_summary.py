import argparse
import re
from pathlib import Path

import pytest

from harken.cli.options import add_length, length_of
from harken.settings import Settings, save_settings, settings_path
from harken.speech.rate import DEFAULT_WPM, default_pace
from harken.summary.length import DEFAULT_LENGTH, Length, Minutes, Percent, Sentences, Words
from tests.cli.articles import boats, tide_clock
from tests.cli.terminal import harken


def test_json_follows_the_contract(tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("Signs\n\n...\n\n---\n")

    ended = harken("summary", tide_clock(tmp_path), "none.txt", "--sentences", "2", "--json")

    data, failed = ended.objects
    assert ended.status == 1
    assert list(data) == [
        "source", "title", "language", "method", "chosen_method", "sentences", "keywords",
        "words", "too_short", "minutes", "article_words", "article_minutes",
    ]  # fmt: skip
    assert (data["title"], data["language"], data["method"]) == ("The tide clock", "en", "auto")
    assert len(data["sentences"]) == 2
    for sentence in data["sentences"]:
        assert list(sentence) == ["index", "block", "text", "score", "reasons"]
        assert "centrality" in sentence["reasons"]
    indices = [sentence["index"] for sentence in data["sentences"]]
    assert indices == sorted(indices)
    assert data["words"] == sum(len(s["text"].split()) for s in data["sentences"])
    assert 0 < data["words"] < data["article_words"]
    assert 0 < data["minutes"] < data["article_minutes"] < 1
    assert list(failed["error"]) == ["what", "why", "next"]


def test_people_get_paragraphs_under_their_headings_and_what_they_have_got(tmp_path: Path) -> None:
    ended = harken("summary", tide_clock(tmp_path), "--sentences", "5")

    assert ended.status == 0
    title, *parts, figures = ended.out.strip().split("\n\n")
    assert title == "The tide clock"
    assert "How it works" in parts
    above, under = parts[: parts.index("How it works")], parts[parts.index("How it works") + 1 :]
    assert all("float" not in part for part in above)
    assert any("float" in part for part in under)
    assert re.fullmatch(
        r"\(\d+ s, 5 sentences, 83 %; chosen as (news(, then balanced)?|balanced);"
        r" about: \w+(, \w+)*\)",
        figures,
    )


def test_an_article_that_is_too_short_is_given_whole_and_said_to_be(tmp_path: Path) -> None:
    short = tmp_path / "wall.md"
    short.write_text("# The wall\n\nIt stood for years.\n\n## How it fell\n\nThe sea took it.\n")

    ended = harken("summary", short, "--sentences", "1")
    data = harken("summary", short, "--sentences", "1", "--json").objects[0]

    assert ended.out == (
        "The wall\n\nIt stood for years.\n\nHow it fell\n\nThe sea took it.\n\n"
        "(4 s: too short to shorten, this is all of it)\n"
    )
    assert data["too_short"]
    assert [it["text"] for it in data["sentences"]] == [
        "It stood for years.", "How it fell", "The sea took it.",
    ]  # fmt: skip
    assert [it["score"] is None for it in data["sentences"]] == [False, True, False]


def test_an_article_with_sentences_to_choose_from_is_not_too_short(tmp_path: Path) -> None:
    ended = harken("summary", tide_clock(tmp_path))

    assert ended.out.splitlines()[-1].startswith("(20 s, 6 sentences, 100 %; chosen as")


def test_where_nothing_can_be_summarised_it_says_what_helps(tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("...\n\n---\n")

    ended = harken("summary", tmp_path / "none.txt")

    assert ended.status == 1
    assert "there is no whole sentence in it. `harken text` shows what there is." in ended.err


def test_minutes_are_those_of_the_rate(tmp_path: Path) -> None:
    article = boats(tmp_path, 60)
    slow, fast = (
        harken("summary", article, "--minutes", "1", "--rate", rate, "--json").objects[0]
        for rate in ("100", "300")
    )

    assert len(slow["sentences"]) < len(fast["sentences"])
    for data in (slow, fast):
        assert 0.9 < data["minutes"] <= 1


def test_minutes_are_those_of_the_voice_as_it_was_heard(tmp_path: Path) -> None:
    article, voice = boats(tmp_path, 60), "espeak_pcm:gmw/en"
    before = harken("summary", article, "--voice", voice, "--minutes", "1", "--json").objects[0]
    twice_as_fast = {voice: {DEFAULT_WPM: (12_000, 12_000 * _spl() / 2)}}
    save_settings(Settings(paces=twice_as_fast), settings_path())
    now = harken("summary", article, "--voice", voice, "--minutes", "1", "--json").objects[0]
    other = harken("summary", article, "--minutes", "1", "--json").objects[0]

    assert len(now["sentences"]) > 1.5 * len(before["sentences"])
    assert other["sentences"] == before["sentences"]


def test_minutes_are_those_of_the_language_s_voice_before_it_was_heard(tmp_path: Path) -> None:
    (tmp_path / "ar.txt").write_text("الميناء\n\n" + "وصلت السفينة إلى الميناء قبل الشروق.\n\n" * 4)

    own, english = (
        harken("summary", tmp_path / "ar.txt", *voice, "--json").objects[0]["article_minutes"]
        for voice in ([], ["--voice", "espeak_pcm:gmw/en"])
    )

    assert own > 1.3 * english


def _spl() -> float:
    return default_pace(DEFAULT_WPM).seconds_per_letter


def test_a_voice_that_is_not_installed_is_refused(tmp_path: Path) -> None:
    ended = harken("summary", tide_clock(tmp_path), "--voice", "espeak_pcm:elvish")

    assert ended.status == 1
    assert "no voice of that name is installed" in ended.err


def test_length_and_method_can_be_chosen(tmp_path: Path) -> None:
    ended = harken(
        "summary", boats(tmp_path, 40), "--percent", "25%", "--method", "textrank", "--json"
    )

    assert ended.objects[0]["method"] == "textrank"
    assert len(ended.objects[0]["sentences"]) == 10


@pytest.mark.parametrize("length", [("--words", "2"), ("--minutes", "0.01")])
def test_a_first_sentence_that_is_longer_than_asked_is_said_to_be(
    tmp_path: Path, length: tuple[str, str]
) -> None:
    ended = harken("summary", boats(tmp_path, 6), *length, "--method", "textrank")

    assert re.search(
        r"\(longer than asked: its first sentence alone is \d s, 11 words; chosen", ended.out
    )


@pytest.mark.parametrize(("focus", "told"), [("zebra", True), ("west harbour", False)])
def test_words_that_no_sentence_has_are_told(tmp_path: Path, focus: str, *, told: bool) -> None:
    ended = harken("summary", boats(tmp_path, 6), "--focus", focus)

    assert ended.status == 0
    assert ended.err == (f"No sentence has the words {focus}.\n" if told else "")


@pytest.mark.parametrize(
    ("arguments", "length"),
    [
        ([], DEFAULT_LENGTH),
        (["--sentences", "3"], Sentences(3)),
        (["--words", "120"], Words(120)),
        (["--percent", "12.5"], Percent(12.5)),
        (["--percent", "100%"], Percent(100)),
        (["--minutes", "0.5"], Minutes(0.5)),
    ],
)
def test_each_option_asks_for_its_length(arguments: list[str], length: Length) -> None:
    parser = argparse.ArgumentParser()
    add_length(parser)

    assert length_of(parser.parse_args(arguments)) == length


def test_minutes_are_those_of_the_pauses_in_the_settings(tmp_path: Path) -> None:
    page = tide_clock(tmp_path)
    asked = ("summary", page, "--sentences", "3", "--json")
    usual = harken(*asked).objects[0]
    assert save_settings(Settings(pauses_ms=(5000, 5000, 5000)), settings_path())
    slow = harken(*asked).objects[0]
    assert slow["minutes"] > usual["minutes"] + 3 * 4 / 60
    assert slow["article_minutes"] > usual["article_minutes"]
