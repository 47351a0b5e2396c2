"""From the text that is shown to the text that is spoken.

The spoken form leaves out what is there for the eye, and says otherwise what a voice would misread.
It adds no words but those of the tables in `resources/speech/`, and never looks past the sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from harken.article.model import Article, Block, BlockKind, Mark, MarkKind, Sentence, Span
from harken.speech.abbreviations import find_abbreviations
from harken.speech.addresses import find_addresses
from harken.speech.audible import audible, has_sound
from harken.speech.capitals import acronyms_in, find_shouting, is_all_capitals
from harken.speech.citations import Raised, find_citations, find_raised
from harken.speech.edit import Edit, Edits
from harken.speech.lengths import short_parts
from harken.speech.numbers import find_numbers
from harken.speech.phrase_book import PhraseBook, phrase_book
from harken.speech.pronunciation import found_in
from harken.speech.reading_rules import DEFAULT_RULES, ReadingRules
from harken.speech.utterance import Piece, Utterance

_NEEDLESS_SPACE = re.compile(r"\A +| +\Z|(?<= ) +")
_CHARACTERS_BEFORE_A_NOTE = 40


def utterances_for(
    article: Article, indices: Sequence[int], rules: ReadingRules = DEFAULT_RULES
) -> list[Utterance]:
    """A reading: the sentences `indices` of `article`, in that order; see `SpokenForm`."""
    return SpokenForm(article, rules).utterances(indices)


def spoken_text(text: str, language: str, rules: ReadingRules = DEFAULT_RULES) -> str:
    """What would be said of a sentence in a language (BCP 47), however long."""
    block = Block(BlockKind.PARAGRAPH, text)
    sentence = Sentence(0, Span(0, 0, len(text)))
    article = Article("", "", None, None, language, "", (block,), (sentence,))
    return SpokenForm(article, rules).utterance(sentence, last_of_block=True).spoken


class SpokenForm:
    """What is said of an article.

    Args:
        article: Whose sentences are said.
        rules: How the person wants them read.
    """

    def __init__(self, article: Article, rules: ReadingRules = DEFAULT_RULES) -> None:
        self._article = article
        self._rules = rules
        self._unread = rules.unread_kinds
        self._acronyms: frozenset[str] | None = None
        self._marks: dict[tuple[int, MarkKind], list[Mark]] = {}

    def utterances(self, indices: Sequence[int]) -> list[Utterance]:
        """A reading of the sentences `indices`, in that order.

        A sentence longer than `MAX_SPOKEN_LETTERS` becomes several utterances. One with nothing
        to say becomes an utterance with an empty `spoken`, to be passed over.
        """
        utterances: list[Utterance] = []
        next_block: int | None = None
        for at in reversed(range(len(indices))):
            block = self._sentence(indices[at]).span.block
            whole = self._utterance(indices, at, last_of_block=next_block != block)
            if whole.spoken:
                next_block = block
            utterances.extend(reversed(list(short_parts(whole))))
        utterances.reverse()
        return utterances

    def utterances_at(self, indices: Sequence[int], at: int) -> list[Utterance]:
        """Of the reading `indices` what is said at place `at`; empty where that is nothing."""
        whole = self._utterance(indices, at, last_of_block=False)
        if not whole.spoken:
            return []
        if self._is_last_of_block(indices, at):
            whole = self._utterance(indices, at, last_of_block=True)
        return [part for part in short_parts(whole) if part.spoken]

    def utterance(self, sentence: Sentence, *, last_of_block: bool) -> Utterance:
        """One sentence, however long, of whatever block it is.

        Args:
            sentence: What to say.
            last_of_block: Whether another block follows in this reading; the pause is longer then.
        """
        block = self._article.blocks[sentence.span.block]
        language = self._article.language_of(sentence)
        spoken, pieces = self._spoken(sentence, phrase_book(language))
        if not has_sound(spoken):
            spoken, pieces = "", ()
        pause_ms = self._rules.pauses.after_ms(block.kind, last_of_block=last_of_block)
        return Utterance(spoken, pieces, pause_ms, language, sentence.index)

    def _utterance(self, indices: Sequence[int], at: int, *, last_of_block: bool) -> Utterance:
        """The sentence at a place of a reading, or what is said in its stead."""
        sentence = self._sentence(indices[at])
        if not self._is_skipped(sentence.span.block):
            return self.utterance(sentence, last_of_block=last_of_block)
        block = self._article.blocks[sentence.span.block]
        language = self._article.language_of(sentence)
        book = phrase_book(language)
        pause_ms = self._rules.pauses.after_ms(block.kind, last_of_block=last_of_block)
        if book.language != language.partition("-")[0].lower():
            language = book.language
        said, shown = "", self._article.text_of(sentence.span)
        if has_sound(shown) and self._begins_a_skipped_part(indices, at):
            said = book.code_skipped if block.kind is BlockKind.CODE else book.table_skipped
        piece = Piece(0, len(said), sentence.span, replaces=True)
        return Utterance(said, (piece,) if said else (), pause_ms, language, sentence.index)

    def _is_skipped(self, block: int) -> bool:
        return self._article.blocks[block].kind in self._unread

    def _begins_a_skipped_part(self, indices: Sequence[int], at: int) -> bool:
        """Whether the sentence before is in no block of code, or no table, right before this."""
        if at == 0:
            return True
        block = self._sentence(indices[at]).span.block
        before = self._sentence(indices[at - 1]).span.block
        blocks = self._article.blocks
        return before not in (block, block - 1) or blocks[before].kind is not blocks[block].kind

    def _is_last_of_block(self, indices: Sequence[int], at: int) -> bool:
        block = self._sentence(indices[at]).span.block
        for following in range(at + 1, len(indices)):
            if self._sentence(indices[following]).span.block != block:
                break
            if self._utterance(indices, following, last_of_block=False).spoken:
                return False
        return True

    def _sentence(self, index: int) -> Sentence:
        return self._article.sentences[index]

    def _spoken(self, sentence: Sentence, book: PhraseBook) -> tuple[str, tuple[Piece, ...]]:
        """What is said of a sentence, and where its parts are shown."""
        place = sentence.span
        text, pieces = audible(self._article.text_of(place), place)
        if not has_sound(text):
            return "", ()
        block = self._article.blocks[place.block]
        verbatim = block.kind in (BlockKind.CODE, BlockKind.TABLE)
        if not verbatim and is_all_capitals(text):
            shouting = Edits()
            shouting.add(find_shouting(text, self._known_acronyms() | book.acronyms))
            text, pieces = shouting.applied(text, pieces)
        edits = Edits()
        edits.add(self._pronounced(text, book, self._article.language_of(sentence)))
        if not verbatim:
            self._add_changes(edits, text, pieces, place, book)
        return _tidy(*edits.applied(text, pieces))

    def _add_changes(
        self, edits: Edits, text: str, pieces: Sequence[Piece], place: Span, book: PhraseBook
    ) -> None:
        code = [_spoken_part(pieces, mark) for mark in self._marks_in(place, MarkKind.CODE)]
        outside = [(start, end) for start, end in code if start < end]
        shown = self._article.blocks[place.block].text
        raised = [
            Raised(*part, shown[max(0, mark.start - _CHARACTERS_BEFORE_A_NOTE) : mark.start])
            for mark in self._marks_in(place, MarkKind.SUPERSCRIPT)
            if (part := _spoken_part(pieces, mark))
        ]
        edits.add(find_addresses(text, book), outside)
        edits.add(find_citations(text, book), outside)
        edits.add(find_raised(text, raised), outside)
        edits.add(find_abbreviations(text, book), outside)
        edits.add(find_numbers(text, book, _with_shown_spaces(text, pieces, shown)), outside)

    def _pronounced(self, text: str, book: PhraseBook, language: str) -> list[Edit]:
        """The person's own pronunciations, cleaned of what has no sound."""
        primary = language.replace("_", "-").partition("-")[0].lower()
        return [
            Edit(start, end, audible(said, Span(0, 0, len(said)))[0])
            for one in self._rules.pronunciations
            if one.language in (None, primary, book.language)
            for start, end, said in found_in(text, one)
        ]

    def _known_acronyms(self) -> frozenset[str]:
        """The words in capitals of sentences that are not all in capitals."""
        if self._acronyms is None:
            found: set[str] = set()
            for block in self._article.blocks:
                if not is_all_capitals(block.text):
                    found |= acronyms_in(block.text)
            self._acronyms = frozenset(found)
        return self._acronyms

    def _marks_in(self, place: Span, kind: MarkKind) -> list[Mark]:
        """The marks of a kind that touch a sentence, in order and disjoint."""
        marks = self._marks.get((place.block, kind))
        if marks is None:
            marks = _disjoint(self._article.blocks[place.block].marks, kind)
            self._marks[place.block, kind] = marks
        first = bisect_right(marks, place.start, key=lambda mark: mark.end)
        last = bisect_left(marks, place.end, key=lambda mark: mark.start)
        return marks[first:last]


def _disjoint(marks: Sequence[Mark], kind: MarkKind) -> list[Mark]:
    disjoint: list[Mark] = []
    for mark in sorted((it for it in marks if it.kind is kind), key=lambda it: it.start):
        if mark.start < mark.end and (not disjoint or disjoint[-1].end <= mark.start):
            disjoint.append(mark)
    return disjoint


def _spoken_part(pieces: Sequence[Piece], mark: Mark) -> tuple[int, int]:
    """Where in the spoken text the characters of a mark are; start and end are equal for none."""
    first = bisect_right(pieces, mark.start, key=lambda piece: piece.span.end)
    last = bisect_left(pieces, mark.end, key=lambda piece: piece.span.start)
    if first >= last:
        return 0, 0
    start, end = pieces[first], pieces[last - 1]
    return (
        start.spoken_start + (0 if start.replaces else max(0, mark.start - start.span.start)),
        end.spoken_end - (0 if end.replaces else max(0, end.span.end - mark.end)),
    )


def _with_shown_spaces(text: str, pieces: Sequence[Piece], shown: str) -> str:
    """`text` with the spaces that it is shown with, such as those that break no line."""
    return "".join(
        text[it.spoken_start : it.spoken_end] if it.replaces else shown[it.span.start : it.span.end]
        for it in pieces
    )


def _tidy(text: str, pieces: tuple[Piece, ...]) -> tuple[str, tuple[Piece, ...]]:
    """Without the spaces that stood around what was left out."""
    needless = Edits()
    needless.add(Edit(*match.span()) for match in _NEEDLESS_SPACE.finditer(text))
    return needless.applied(text, pieces)
