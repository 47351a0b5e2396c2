import argparse
from pathlib import Path

import pytest

from harken.cli.options import add_length, length_of
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
        "words", "minutes", "article_words", "article_minutes",
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


def test_people_get_whole_sentences_and_how_much_they_are(tmp_path: Path) -> None:
    ended = harken("summary", tide_clock(tmp_path), "--words", "12")

    assert ended.status == 0
    title, *sentences, figures = ended.out.split("\n\n")
    assert title == "The tide clock"
    assert sentences
    assert "words" in figures
    assert "minutes to hear" in figures


def test_length_and_method_can_be_chosen(tmp_path: Path) -> None:
    ended = harken(
        "summary", boats(tmp_path, 40), "--percent", "25%", "--method", "textrank", "--json"
    )

    assert ended.objects[0]["method"] == "textrank"
    assert len(ended.objects[0]["sentences"]) == 10


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
