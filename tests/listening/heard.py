"""What a listener has heard of a session on a stage."""

from harken.listening.state import Mode
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


def is_heard(stage: Stage) -> bool:
    """Whether sound flows: within some seconds there is another word, or the end."""
    stage.places.clear()
    return any(stage.listen(0.5).mode is Mode.ENDED or stage.places for _ in range(40))


def texts_of(stage: Stage) -> list[str]:
    """The texts that the voice was asked for, in order."""
    return [spoken for spoken, *_ in stage.synthesiser.rendered]
