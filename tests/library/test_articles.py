from dataclasses import replace
from datetime import date

import pytest

from harken.article.emphasis import Emphasis
from harken.article.model import BlockKind
from harken.article.position import PlaybackPosition, Reading
from harken.library.entry import Choices, Portion, Progress, Queued, Status
from harken.library.library import Library
from tests.library.texts import made_up, tides
from tests.listening.articles import article_of, skip_of

PLACE = PlaybackPosition("tides", Reading.SUMMARY, 3, 24)
HALFWAY = Progress("tides", Reading.SUMMARY, (PLACE,), Status.IN_PROGRESS, 0.5, 77.0)


def test_an_article_comes_back_as_it_was(library: Library) -> None:
    article = tides()
    assert library.add(article, 5.0)

    assert library.article("tides") == article
    entry = library.entry("tides")
    assert entry is not None
    assert (entry.title, entry.author, entry.source) == (
        "The tide clock", "Ada Brandt", "https://example.org/tides",
    )  # fmt: skip
    assert (entry.published, entry.added_s, entry.status) == (
        date(2026, 11, 22), 5.0, Status.UNREAD,
    )  # fmt: skip
    assert entry.words == article.words_read()


def test_names_that_are_no_text_are_kept_as_far_as_they_can_be_shown(library: Library) -> None:
    article = replace(tides(), source="caf\udce9.txt", author="A\x00da \ud800")

    library.add(article, 1.0)

    assert library.article("tides") == article
    entry = library.entry("tides")
    assert entry is not None
    assert (entry.source, entry.author) == ("caf?.txt", "A\x00da ?")


def test_the_newest_article_comes_first(library: Library) -> None:
    for number, added_s in ((1, 10.0), (2, 30.0), (3, 20.0)):
        library.add(made_up(number), added_s)

    assert [entry.id for entry in library.entries()] == ["story-2", "story-3", "story-1"]


def test_the_same_article_twice_is_one_and_stays_as_it_was_left(library: Library) -> None:
    done = replace(HALFWAY, status=Status.DONE)
    library.add(tides(), 1.0)
    library.keep_progress(done)
    library.set_tags("tides", ["sea"])

    assert not library.add(tides(), 9.0)

    (entry,) = library.entries()
    assert (entry.status, entry.added_s, entry.tags) == (Status.DONE, 1.0, ("sea",))
    assert library.progress("tides") == done


def test_what_was_deleted_comes_back_with_all_but_its_place_in_the_queue(library: Library) -> None:
    library.add(tides(), 1.0)
    library.keep_progress(HALFWAY)
    library.set_tags("tides", ["sea"])
    library.add_mark("tides", 1, "The clock has one hand.", "", 2.0)
    library.set_queue([Queued("tides")])
    before = library.entries()

    library.delete(["tides"], 50.0)
    assert library.entries() == ()
    assert library.article("tides") is None
    assert not library.queue()
    assert not library.marks()
    assert not library.search("clock")

    library.restore(["tides"])
    assert library.entries() == before
    assert library.progress("tides") == HALFWAY
    assert len(library.marks()) == 1
    assert library.queue() == ()


def test_adding_what_was_deleted_brings_it_back_as_new(library: Library) -> None:
    library.add(tides(), 1.0)
    library.set_tags("tides", ["sea"])
    library.delete(["tides"], 50.0)

    assert library.add(tides(), 60.0)
    (entry,) = library.entries()
    assert entry.tags == ("sea",)


def test_after_a_day_a_deleted_article_is_gone_for_good(library: Library) -> None:
    library.add(tides(), 1.0)
    library.add(made_up(1), 2.0)
    library.delete(["tides"], 50.0)

    library.purge(50.0 + 86_400)
    library.restore(["tides"])
    assert len(library.entries()) == 2

    library.delete(["tides"], 50.0)
    library.purge(51.0 + 86_400)
    library.restore(["tides"])
    assert [entry.id for entry in library.entries()] == ["story-1"]
    assert library._database.rows("SELECT count(*) FROM lookup") == [(1,)]


def test_an_article_with_other_skips_is_told_and_found_anew(library: Library) -> None:
    library.add(tides(), 1.0)
    article = tides().with_skip(skip_of(tides(), 2))

    library.update(article)

    assert library.article("tides") == article
    entry = library.entry("tides")
    assert entry is not None and entry.words == article.words_read() < tides().words_read()
    assert library.search("nothing else") == ()
    assert len(library.search("one hand")) == 1


def test_another_reading_takes_the_old_ones_place(library: Library) -> None:
    for number in (1, 2):
        library.add(made_up(number), 1.0)
    library.add(tides("old"), 2.0)
    portion = Portion(Reading.SUMMARY, 3.5, locked=True)
    library.set_queue([Queued("story-1"), Queued("old", portion), Queued("story-2")])
    library.set_tags("old", ["sea"])
    library.add_mark("old", 1, "The clock has one hand.", "mine", 2.0)

    library.exchange("old", tides("new"), 9.0)

    assert library.entry("old") is None
    assert library.queue()[1] == Queued("new", portion)
    entry = library.entry("new")
    assert entry is not None and entry.tags == ("sea",)
    (mark,) = library.marks()
    assert (mark.article_id, mark.sentence, mark.note) == ("new", 1, "mine")
    (deleted,) = library.deleted()
    assert (deleted.id, deleted.tags) == ("old", ("sea",))


def test_another_reading_is_as_far_heard_and_set_as_the_old_one(library: Library) -> None:
    library.add(tides("old"), 2.0)
    library.keep_progress(replace(HALFWAY, article_id="old", status=Status.DONE))
    length, sentences = ("minutes", 2.5), len(tides().sentences)
    wishes = Emphasis("harbour", frozenset({1, sentences}), frozenset({2}))
    library.keep_choices("old", Choices(length, "lexrank", wishes))
    longer = article_of(
        (BlockKind.TITLE, "The tide clock"),
        (BlockKind.PARAGRAPH, "Something else first. The clock has one hand. And more."),
        name="new",
    )

    library.exchange("old", longer, 9.0)

    # Of what was read last, the new one has this sentence.
    place = PlaybackPosition("new", Reading.SUMMARY, 1, len("Something else first. "))
    progress = Progress("new", place.reading, (place,), Status.DONE, HALFWAY.heard, HALFWAY.heard_s)
    assert library.progress("new") == progress
    kept = Emphasis("harbour", frozenset({2}))
    assert library.choices("new") == Choices(length, "lexrank", kept)


def test_marks_that_another_reading_lacks_stay_with_the_old_one(library: Library) -> None:
    library.add(tides("old"), 2.0)
    library.add_mark("old", 1, "The clock has one hand.", "mine", 2.0)
    library.add_mark("old", 5, "A sentence that the new one lacks.", "look", 2.0)
    library.set_queue([Queued("old")])

    library.exchange("old", tides("new"), 9.0)

    assert {mark.article_id: mark.note for mark in library.marks()} == {
        "new": "mine",
        "old": "look",
    }
    assert library.queue() == (Queued("new"),)
    assert library.entry("old") is not None


def test_marks_of_the_same_words_all_find_their_own_sentence(library: Library) -> None:
    texts = (BlockKind.TITLE, "A day"), (BlockKind.PARAGRAPH, "Yes. It rained. Yes.")
    library.add(article_of(*texts, name="old"), 1.0)
    for sentence in (1, 3):
        library.add_mark("old", sentence, "Yes.", str(sentence), 2.0)

    library.exchange("old", article_of(*texts, texts[1], name="new"), 9.0)

    assert [(mark.sentence, mark.note) for mark in library.marks("new")] == [(1, "1"), (3, "3")]
    assert library.entry("old") is None


def test_a_damaged_text_is_exchanged_for_a_new_reading(library: Library) -> None:
    library.add(tides("old"), 2.0)
    library.keep_choices("old", Choices(None, "lexrank", Emphasis("sea", frozenset({1}))))
    library._database.change("UPDATE body SET form = x'78'")

    library.exchange("old", tides("new"), 9.0)

    assert library.choices("new") == Choices(None, "lexrank", Emphasis("sea"))


def test_an_exchange_with_what_is_there_already_keeps_that(library: Library) -> None:
    library.add(tides("old"), 1.0)
    library.add(tides("new"), 2.0)
    library.set_tags("new", ["mine"])
    library.set_queue([Queued("new"), Queued("old")])

    library.exchange("old", tides("new"), 9.0)
    library.exchange("new", tides("new"), 9.0)

    assert [(entry.id, entry.tags) for entry in library.entries()] == [("new", ("mine",))]
    assert library.queue() == (Queued("new"),)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (["sea", "Boats"], ("Boats", "sea")),
        (["sea", "Sea", "SEA"], ("sea",)),
        (["  two   words\n", "", "   "], ("two words",)),
        (["half \ud800 a pair"], ("half ? a pair",)),
        ([], ()),
    ],
)
def test_tags_are_tidied(library: Library, given: list[str], kept: tuple[str, ...]) -> None:
    library.add(tides(), 1.0)
    library.set_tags("tides", ["old"])

    library.set_tags("tides", given)

    entry = library.entry("tides")
    assert entry is not None and entry.tags == kept


def test_the_queue_keeps_its_order_and_portions(library: Library) -> None:
    for number in range(4):
        library.add(made_up(number), 1.0)
    portion = Portion(Reading.SUMMARY, 2.0)
    wanted = (Queued("story-3"), Queued("story-0", portion), Queued("story-2"))

    library.set_queue([*wanted, Queued("nobody"), Queued("story-3")])
    assert library.queue() == wanted

    library.set_queue(wanted[::-1])
    assert library.queue() == wanted[::-1]


def test_the_queue_is_told_at_once_with_all_that_is_known_of_its_articles(library: Library) -> None:
    for number in range(30):
        library.add(made_up(number), 1.0)
        library.set_tags(f"story-{number}", ["sea", f"b{number}", "Alps"])
    wanted = [f"story-{number}" for number in (7, 20, 3, 4)]
    library.set_queue([Queued(name) for name in wanted])
    library.delete(["story-4"], 2.0)
    asked: list[str] = []
    library._database.connection.set_trace_callback(asked.append)

    entries = library.queue_entries()

    assert len([one for one in asked if not one.startswith("--")]) == 1
    assert [entry.id for entry in entries] == wanted[:3]
    assert entries[0].tags == ("Alps", "b7", "sea")
    assert entries == tuple(library.entry(name) for name in wanted[:3])


def test_what_was_set_for_an_article_comes_back(library: Library) -> None:
    library.add(tides(), 1.0)
    assert library.choices("tides") == Choices()
    choices = Choices(
        ("minutes", 2.5), "lexrank", Emphasis("hár\ud800bour", frozenset({1}), frozenset({2, 3}))
    )

    library.keep_choices("tides", choices)

    assert library.choices("tides") == choices
    assert library.choices("nobody") == Choices()


def test_nothing_is_known_of_an_article_that_is_not_there(library: Library) -> None:
    assert library.article("nobody") is None
    assert library.entry("nobody") is None
    assert library.progress("nobody") is None
    library.keep_progress(replace(HALFWAY, article_id="nobody"))
    library.update(tides("nobody"))
    library.delete(["nobody"], 1.0)
    assert library.entries() == ()


@pytest.mark.parametrize("heard_s", [1.0, None, 9e12])
def test_forgetting_leaves_every_article_unread(library: Library, heard_s: float | None) -> None:
    """Also what was heard while the clock was ahead."""
    library.add(tides(), 1.0)
    library.keep_progress(replace(HALFWAY, heard_s=heard_s))

    library.forget_history()

    assert library.progress("tides") == Progress("tides", Reading.ARTICLE)
    (entry,) = library.entries()
    assert (entry.status, entry.heard, entry.heard_s) == (Status.UNREAD, 0.0, None)
