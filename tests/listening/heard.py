"""What a listener has heard of a session on a stage."""

from harken.article.words import word_offsets
from harken.listening.command import Action
from harken.listening.state import Mode
from harken.playback.track import Heard
from tests.listening.stage import Stage


def heard_sentences(stage: Stage) -> list[int]:
    """The sentences in the order in which they were heard, each once a visit."""
    order: list[int] = []
    for state in stage.places:
        if state.word is not None and (not order or order[-1] != state.sentence):
            assert state.sentence is not None
            order.append(state.sentence)
    return order


def words_heard(stage: Stage) -> list[tuple[int, int]]:
    """The words in the order in which they were heard: block and offset of each."""
    order: list[tuple[int, int]] = []
    for state in stage.places:
        word = state.word
        if word is not None and order[-1:] != [(word.block, word.start)]:
            order.append((word.block, word.start))
    return order


def note_words(stage: Stage) -> list[tuple[int, int]]:
    """A list that from now on takes each word that is heard, as often as it is heard."""
    heard: list[tuple[int, int]] = []

    def note(now: Heard) -> None:
        word = stage.state.word
        if now.cue is not None and word is not None:
            heard.append((word.block, word.start))

    stage.player.heard.connect(note)
    return heard


def is_heard(stage: Stage) -> bool:
    """Whether sound flows: within some seconds a word is heard that is not spelled in between."""
    for _ in range(40):
        before = stage.player.words
        if not stage.listen(0.5).aside and stage.player.words > before:
            return True
    return False


def play_is_heard(stage: Stage) -> bool:
    """Whether Play plays, wherever the reading is.

    In the middle of the last word no other comes: then the reading ends, and Play starts it again.
    """
    before = stage.state
    stage.do(Action.PLAY)
    if is_heard(stage):
        return True
    in_a_word = before.word is not None and before.mode in (Mode.PLAYING, Mode.PAUSED)
    at_its_end = in_a_word and stage.state.mode is Mode.ENDED
    return at_its_end and stage.do(Action.PLAY).mode is Mode.PLAYING and is_heard(stage)


def texts_of(stage: Stage) -> list[str]:
    """The texts that the voice was asked for, in order."""
    return [spoken for spoken, *_ in stage.synthesiser.rendered]


def words_of(stage: Stage, first: int, last: int) -> list[tuple[int, int]]:
    """The words of the article's sentences `first` to `last`: block and offset of each."""
    article = stage.state.article
    assert article is not None
    return [
        (it.span.block, it.span.start + start)
        for it in article.sentences[first : last + 1]
        for start, _ in word_offsets(article.text_of(it.span))
    ]
