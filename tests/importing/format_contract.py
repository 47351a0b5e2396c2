"""What every format must do, whatever is in its files. The tests of each inherit it."""

import random
import socket
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harken.article.model import Article, BlockKind
from harken.errors import HarkenError
from harken.importing.assembling import assemble
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats import registry
from harken.importing.kinds import KINDS, Kind
from tests.importing.invariants import check_article, check_error
from tests.importing.shown import blocks_read

Block = tuple[BlockKind, str]

TITLE = "The harbour that breathes"
STORY: tuple[Block, ...] = (
    (
        BlockKind.PARAGRAPH,
        (
            "Every morning at six o’clock the harbour of Saltmere takes a breath. The gates go "
            "up, the tide walks in through eleven gaps in the wall, and the boats lift their "
            "noses one after another, as if somebody had called them by their names."
        ),
    ),
    (BlockKind.HEADING, "What the mud does"),
    (
        BlockKind.PARAGRAPH,
        (
            "“It is not a sponge,” says Dr. Okafor, who has measured it since 2021. “It is a "
            "brake.” Her figures show that 68% of a wave’s strength stays in the grass, i.e. "
            "more than any wall of 3.5 m could ever take from it. The rest of it does three "
            "things:"
        ),
    ),
    (BlockKind.LIST_ITEM, "it leaves a film of silt behind, thin as paper;"),
    (BlockKind.LIST_ITEM, "it feeds the mussels, which clean the water;"),
    (BlockKind.LIST_ITEM, "it wakes the children of Rope Street."),
    (BlockKind.HEADING, "Learning to read the water"),
    (
        BlockKind.PARAGRAPH,
        (
            "Nobody in the town is afraid of the sea any more, although nobody would say that "
            "it has become a friend. It comes twice a day, like the post, and mostly it brings "
            "nothing at all but the smell of a place that is further away than you have ever "
            "been."
        ),
    ),
    (BlockKind.QUOTE, "The sea will come in. All that we can choose is the door it comes by."),
    (
        BlockKind.PARAGRAPH,
        (
            "In the evening the gates go down again. The boats settle on the mud with a sound "
            "like a long word, and the old men on the bench, who have listened to it for all of"
            " their lives, nod as if it had been the right one."
        ),
    ),
)
UNSEEN = "Zyxwvut"
"""Stands in each document where nobody sees it: in a program, a comment, a style sheet."""
ELSEWHERE = "http://192.0.2.1/unseen"
"""Each document that can refers to pictures, styles or entities there."""

ODD_TEXTS = {
    "markup": "If a < b & c > d then <b>bold</b> &amp; {braces} are \\text\\ too.",
    "emoji and joined signs": "A fine 🙂 day 👩‍👩‍👧 for 🇩🇪 everyone here.",
    "Cyrillic and Greek": "Каждое утро море приходит, και φεύγει πάλι.",
    "Japanese": "毎朝、海が港にやって来る。そして帰る。",
    "Arabic": "كل صباح يأتي البحر إلى الميناء ثم يعود.",
    "combining": "Cafe\u0301 and nai\u0308ve, Z\u0335a\u0334lgo.",
    "a word without end": "tide" * 750,
    "odd spaces": "One\u00a0two\u2003three\u3000four.",
}

_WORDS = (
    *("tide", "Saltmere", "mud", "of", "the", "a", "rises", "naïve", "Straße", "ночь", "2.9 m"),
    *("“door”", "R&D", "x<y", "a*b", "_so_", "[sic]", "#5", "C:\\new", "{set}", "50%", "$1", "`"),
)
_TEXTS = st.lists(st.sampled_from(_WORDS), min_size=3, max_size=12).map(
    lambda words: f"Here {' '.join(words)} ends."
)
_KINDS = st.sampled_from(
    (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE)
)
ANY_BLOCKS = st.lists(st.tuples(_KINDS, _TEXTS), max_size=7).map(lambda blocks: [STORY[0], *blocks])
"""A paragraph, and whatever comes behind it."""

CUTS = (1, 5, 17, 64, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.95, -1)
"""Bytes, shares of the whole, or bytes from the end."""


class FormatContract:
    """Inherited by the tests of each format, which say how to make a document of it."""

    kind: ClassVar[Kind]
    suffix: ClassVar[str]
    wrong_suffixes: ClassVar[Sequence[str]] = ("", ".txt", ".html", ".pdf", ".docx", ".eml", ".zip")
    kinds_kept: ClassVar[frozenset[BlockKind]] = frozenset(BlockKind)
    """Those that the format can express; the others come back as paragraphs."""
    odd_texts: ClassVar[Sequence[str]] = tuple(ODD_TEXTS)
    """Those that its test documents can be made of."""
    repetitions: ClassVar[int] = 1_500
    gives_back_any_blocks: ClassVar[bool] = True
    """Not where what is article has to be guessed, as on web pages."""

    def document(self, title: str, blocks: Sequence[Block]) -> bytes:
        """A document of the format, with `UNSEEN` in it, and `ELSEWHERE`, wherever it can be."""
        raise NotImplementedError

    @pytest.fixture(autouse=True)
    def _grumbling_is_fine(self, caplog: pytest.LogCaptureFixture) -> None:
        """Libraries log what they think of broken documents."""
        for name in ("trafilatura", "htmldate", "mammoth", "pypdfium2"):
            caplog.set_level("CRITICAL", logger=name)

    # What is read.

    def test_is_known_by_its_content_whatever_its_name(self) -> None:
        data = self.document(TITLE, STORY)
        for suffix in (self.suffix, *self.wrong_suffixes):
            assert registry.choose(Document(data, "thing", suffix)).kind is self.kind, suffix

    def test_title_and_blocks_come_in_order(self) -> None:
        article = self.read(self.document(TITLE, STORY))[0]
        assert article.title == TITLE
        assert self.shown(article) == self.expected(STORY)

    def test_what_nobody_sees_is_not_text(self) -> None:
        drafts = self.drafts(self.document(TITLE, STORY))
        assert UNSEEN not in str([(d.title, d.author, [p.text for p in d.parts]) for d in drafts])

    @pytest.mark.parametrize("name", ODD_TEXTS)
    def test_odd_text_comes_as_it_is(self, name: str) -> None:
        if name not in self.odd_texts:
            pytest.skip("its test documents cannot be made of this")
        blocks = (STORY[0], (BlockKind.PARAGRAPH, ODD_TEXTS[name]), *STORY[1:])
        article = self.read(self.document(TITLE, blocks))[0]
        assert self.shown(article) == self.expected(blocks)

    def test_reading_twice_gives_the_same(self) -> None:
        data = self.document(TITLE, STORY)
        assert self.drafts(data) == self.drafts(data)

    def test_many_paragraphs_are_many_paragraphs(self) -> None:
        blocks = [(BlockKind.PARAGRAPH, f"{STORY[0][1]} It was day {n}.") for n in range(40)]
        article = self.read(self.document(TITLE, blocks))[0]
        assert self.shown(article) == self.expected(blocks)

    def test_a_long_document_is_read_whole_or_refused(self) -> None:
        paragraphs = [(STORY[0][0], f"{STORY[0][1]} Day {n}.") for n in range(self.repetitions)]
        data = self.document(TITLE, paragraphs)
        articles = self.read_or_refuse(data)
        for article in articles:
            count = sum(block.text.count("Saltmere") for block in article.blocks)
            assert count == self.repetitions

    @settings(max_examples=settings().max_examples // 8, suppress_health_check=list(HealthCheck))
    @given(blocks=ANY_BLOCKS)
    def test_any_blocks_come_back(self, blocks: list[Block]) -> None:
        if self.gives_back_any_blocks:
            (article,) = self.read(self.document(TITLE, blocks))
            assert self.shown(article) == self.expected(blocks)

    # What is wrong with it.

    def test_nothing_in_it(self) -> None:
        self.read_or_refuse(self.document("", ()))

    @pytest.mark.parametrize("cut", CUTS)
    def test_cut_off(self, cut: float) -> None:
        data = self.document(TITLE, STORY)
        self.read_or_refuse(data[: int(cut * len(data)) if isinstance(cut, float) else int(cut)])

    @pytest.mark.parametrize("seed", range(12))
    def test_bytes_are_wrong(self, seed: int) -> None:
        chance = random.Random(seed)
        data = bytearray(self.document(TITLE, STORY))
        for _ in range(2 ** (seed // 2)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        self.read_or_refuse(bytes(data))

    @pytest.mark.parametrize("seed", range(6))
    def test_pieces_are_missing_doubled_and_moved(self, seed: int) -> None:
        chance = random.Random(seed)
        data = self.document(TITLE, STORY)
        for _ in range(1 + seed):
            start, end = sorted(chance.choices(range(len(data)), k=2))
            to = chance.randrange(len(data))
            piece = data[start:end] * chance.randrange(3)
            data = data[:to] + piece + data[to + chance.randrange(100) :]
        self.read_or_refuse(data)

    @pytest.mark.parametrize("size", [0, 100, 20_000])
    def test_junk_that_begins_rightly(self, size: int) -> None:
        beginning = self.document(TITLE, STORY)[:80]
        self.read_or_refuse(beginning + random.Random(size).randbytes(size))

    def test_called_by_a_wrong_name(self) -> None:
        data = self.document(TITLE, STORY)
        for kind in KINDS:
            self.read_or_refuse(data, kind.suffixes[0])

    @pytest.mark.parametrize(
        "data",
        [b"", b" \n", b"Just words.", b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04", b"\0" * 5_000],
    )
    def test_something_else_is_called_by_its_name(self, data: bytes) -> None:
        self.read_or_refuse(data, self.suffix)

    def test_nothing_is_fetched_started_or_left_behind(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
        monkeypatch.setattr(socket.socket, "connect", _never)
        monkeypatch.setattr(socket, "getaddrinfo", _never)
        monkeypatch.setattr(subprocess, "Popen", _never)
        data = self.document(TITLE, STORY)
        self.read(data)
        self.read_or_refuse(data[: len(data) // 2])
        assert list(tmp_path.iterdir()) == []

    # How it is asked.

    def drafts(self, data: bytes, suffix: str | None = None) -> list[Draft]:
        name = self.suffix if suffix is None else suffix
        return registry.read(Document(data, "thing", name))

    def read(self, data: bytes, suffix: str | None = None) -> list[Article]:
        """The articles in it, which hold together."""
        articles = [
            assemble(draft, source="thing", name="thing") for draft in self.drafts(data, suffix)
        ]
        for article in articles:
            check_article(article)
        return articles

    def read_or_refuse(self, data: bytes, suffix: str | None = None) -> list[Article]:
        """The same; none where a person is told why not."""
        try:
            return self.read(data, suffix)
        except HarkenError as error:
            check_error(error, "thing")
            return []

    def shown(self, article: Article) -> list[Block]:
        return blocks_read(article)

    def expected(self, blocks: Sequence[Block]) -> list[Block]:
        return [
            (kind if kind in self.kinds_kept else BlockKind.PARAGRAPH, " ".join(text.split()))
            for kind, text in blocks
        ]


def _never(*arguments: object, **options: object) -> NoReturn:
    raise AssertionError(f"reached out: {arguments} {options}")
