"""Articles, and what a listener may ask for, by chance."""

import math
import random
from dataclasses import replace

from harken.article.emphasis import Emphasis
from harken.article.model import Article, Block, BlockKind
from harken.article.pauses import Pauses
from harken.article.position import Reading
from harken.library.entry import Queued
from harken.listening.command import Action
from harken.listening.habits import Habits
from harken.listening.sleep import Sleep, SleepAt
from harken.listening.state import SessionState
from harken.speech.reading_rules import ReadingRules
from harken.summary.length import Minutes, Percent, Sentences, Words
from tests.listening.articles import article_of
from tests.listening.fake_voice import VOICES

WORDS = ("the", "old", "wall", "kept", "water", "out", "of", "every", "street", "by", "night")


def article(number: int, chance: random.Random) -> Article:
    """An article of some hundred to some thousand words, with headings, code and German."""
    blocks = [(BlockKind.TITLE, f"Article {number}")]
    for _ in range(chance.randint(3, 60)):
        kind = chance.choices(
            [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.CODE, BlockKind.LIST_ITEM],
            [12, 2, 1, 2],
        )[0]
        sentences = 1 if kind is BlockKind.HEADING else chance.randint(1, 7)
        texts = (chance.choices(WORDS, k=chance.randint(2, 30)) for _ in range(sentences))
        blocks.append((kind, " ".join(" ".join(text).capitalize() + "." for text in texts)))
    plain = article_of(*blocks, name=f"soak {number}")
    german = chance.randrange(len(blocks))
    return replace(
        plain,
        language=chance.choice(["en", "en", "de", "fr"]),
        blocks=tuple(
            Block(it.kind, it.text, language="de") if at == german else it
            for at, it in enumerate(plain.blocks)
        ),
    )


def value_for(action: Action, state: SessionState, chance: random.Random) -> object:
    """A value for an action, sensible or not."""
    blocks = len(state.article.blocks) if state.article is not None else 1
    place = chance.randrange(-1, blocks + 1), chance.randrange(-1, 400)
    values: dict[Action, object] = {
        Action.SEEK: place,
        Action.SEEK_SECONDS: chance.choice([-1.0, chance.uniform(0, 2000), math.inf, math.nan]),
        Action.SKIP_SECONDS: chance.choice([-15.0, -15.0, 15.0, chance.uniform(-300, 300)]),
        Action.SPELL_WORD: chance.choice([None, place]),
        Action.SET_RATE: chance.randrange(60, 1000),
        Action.SET_PITCH: chance.randrange(-15, 15),
        Action.SET_VOLUME: chance.random(),
        Action.SET_OUTPUT: chance.choice([None, "loud", "phones", "gone"]),
        Action.SET_READING: chance.choice(list(Reading)),
        Action.SET_LENGTH: chance.choice(
            [Sentences(5), Words(200), Percent(chance.uniform(1, 100)), Minutes(2)]
        ),
        Action.SET_METHOD: chance.choice(["auto", "balanced", "lexrank"]),
        Action.SET_EMPHASIS: Emphasis(chance.choice(["", "wall"]), frozenset({1, 5})),
        Action.EXPAND: chance.choice([None, None, chance.randrange(0, 60)]),
        Action.SET_VOICE: chance.choice([None, "gone", *(it.id for it in VOICES)]),
        Action.SET_RULES: ReadingRules(
            read_code=chance.random() < 0.5, pauses=Pauses(chance.randrange(0, 600), 500, 700)
        ),
        Action.OPEN_ARTICLE: chance.choice([it.entry.id for it in state.queue] or ["gone"]),
        Action.SET_QUEUE: tuple(
            Queued(it.entry.id) for it in chance.sample(state.queue, len(state.queue))
        ),
        Action.SET_SLEEP: chance.choice(
            [None, Sleep(SleepAt.MINUTES, chance.uniform(-0.1, 5.0)), *map(Sleep, SleepAt)]
        ),
        Action.MARK: chance.choice([None, "", "a note"]),
        Action.SET_HABITS: Habits(autoplay=chance.random() < 0.5, confirm=chance.random() < 0.5),
    }
    return values.get(action)
