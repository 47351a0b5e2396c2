"""Articles for tests of the summary: written as a few lines of text, split naively."""

import random
import re
from hashlib import sha256
from itertools import accumulate

from harken.article.model import Article, Block, BlockKind, Sentence, Skip, SkipReason, Span

_SENTENCE = re.compile(r"\S.*?(?:[.!?。]”?(?=\s|$)|(?<=。)|$)", re.DOTALL)
_KINDS = {
    "# ": BlockKind.HEADING,
    "> ": BlockKind.QUOTE,
    "- ": BlockKind.LIST_ITEM,
    "` ": BlockKind.CODE,
    "| ": BlockKind.TABLE,
}


def article_of(
    *blocks: str, title: str = "", language: str = "en", skipped: tuple[str, ...] = ()
) -> Article:
    """An article of these blocks: "# " begins a heading, "> " a quote, "- " a list item, "` " code,
    "| " a table, anything else a paragraph. Each first occurrence of a `skipped` text is skipped.
    """
    made = [Block(BlockKind.TITLE, title)]
    for block in blocks:
        kind = _KINDS.get(block[:2], BlockKind.PARAGRAPH)
        made.append(Block(kind, block if kind is BlockKind.PARAGRAPH else block[2:]))
    spans = [
        Span(number, *match.span())
        for number, block in enumerate(made)
        for match in _SENTENCE.finditer(block.text)
    ]
    return Article(
        id=sha256(
            "\0".join(block.text for block in made).encode("utf-8", "surrogatepass")
        ).hexdigest()[:16],
        title=title,
        author=None,
        published=None,
        language=language,
        source="a test",
        blocks=tuple(made),
        sentences=tuple(Sentence(index, span) for index, span in enumerate(spans)),
        skips=tuple(Skip(_find(made, text), SkipReason.BY_HAND) for text in skipped),
    )


def _find(blocks: list[Block], text: str) -> Span:
    number = next(n for n, block in enumerate(blocks) if text in block.text)
    start = blocks[number].text.index(text)
    return Span(number, start, start + len(text))


def text_at(article: Article, index: int) -> str:
    return article.text_of(article.sentences[index].span)


def generated_article(sentences: int, seed: int = 0, words: int = 20) -> Article:
    """English-looking prose of made-up words, as often used as words are (Zipf), in paragraphs."""
    dice = random.Random(seed)
    vocabulary = [_made_up_word(dice) for _ in range(200 + 3 * sentences)]
    frequencies = list(accumulate(1 / (rank + 3) for rank in range(len(vocabulary))))
    paragraphs: list[list[str]] = [[]]
    for _ in range(sentences):
        count = dice.randint(max(1, words // 2), words + words // 2)
        text = " ".join(dice.choices(vocabulary, cum_weights=frequencies, k=count))
        if len(paragraphs[-1]) == 5:
            paragraphs.append([])
        paragraphs[-1].append(text.capitalize() + ".")
    return article_of(*(" ".join(paragraph) for paragraph in paragraphs), title="Made up")


def _made_up_word(dice: random.Random) -> str:
    syllables = dice.randint(1, 4)
    return "".join(dice.choice("bdfgklmnprst") + dice.choice("aeiou") for _ in range(syllables))


THE_LIGHTHOUSE = article_of(
    "The lighthouse at Skerry Point will be switched off in March, the harbour board said on"
    " Monday. Its lamp has burned every night since 1874. Keepers lived there until 1986, when the"
    " lamp was made automatic.",
    "# Costs",
    "Repairs to the tower would cost two million pounds, the board said. Ships now find their way"
    " by satellite, and few captains look for the lamp at all.",
    "> The lamp is the last thing we see when we leave, and the first when we come home.",
    "Fishermen in the harbour want to keep the lighthouse burning. They have collected four"
    " thousand names and eleven thousand pounds.",
    "- Switch the lamp off and sell the tower.",
    "- Keep the lamp and let the keepers' house.",
    "` lamp = off",
    "| lamp 1874 1986",
    "The harbour board will decide about the lighthouse and its lamp in January.",
    "Read more about Skerry Point.",
    title="Skerry Point lighthouse to go dark",
    skipped=("Read more about Skerry Point.",),
)
