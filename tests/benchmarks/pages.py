"""Web pages through the whole of `harken text`, against trafilatura alone on the same pages.

Both are programs of their own, started anew each round, in turns; what counts is the time of the
processor, children included: other work on the machine hardly adds to it.
"""

import random
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from harken import paths

ROUNDS = 2
PAGES = 200
_HARKEN = Path(sys.executable).with_name("harken")
_WORDS = (
    "tide",
    "harbour",
    "wall",
    "sea",
    "town",
    "stone",
    "water",
    "boat",
    "night",
    "wind",
    "rope",
)
_BARE = """
import logging, pathlib, sys
logging.disable(logging.CRITICAL)
from trafilatura import bare_extraction
for name in sys.argv[1:]:
    bare_extraction(pathlib.Path(name).read_bytes(), favor_precision=True)
"""


def measure(folder: Path, given: Path | None = None) -> tuple[list[float], list[float]]:
    """Milliseconds a page of each round: `harken text --json`, and the extractor alone.

    Args:
        folder: An empty one, for the pages that are made here.
        given: A folder of saved pages to take instead.
    """
    pages = sorted(given.glob("*.htm*")) if given else _made_pages(folder)
    names = [str(page) for page in pages]
    ours_ms, bare_ms = [], []
    for _ in range(ROUNDS):
        ours_ms.append(_processor_ms([str(_HARKEN), "text", "--json", *names]) / len(names))
        bare_ms.append(_processor_ms([sys.executable, "-c", _BARE, *names]) / len(names))
    return ours_ms, bare_ms


def _processor_ms(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _made_pages(folder: Path) -> list[Path]:
    """The sample, and pages with menus, teasers, comments and programs of all sizes around them."""
    pages = [paths.sample_article()]
    for number in range(PAGES):
        page = folder / f"{number}.html"
        page.write_text(_page(random.Random(number)), encoding="utf-8")
        pages.append(page)
    return pages


def _page(dice: random.Random) -> str:
    size = dice.choice([1, 2, 4])
    menu = "".join(
        f"<li class=menu-item><a href=/{n}>{_line(dice, 2)}</a>" for n in range(30 * size)
    )
    teasers = "".join(_teaser(dice, n) for n in range(16 * size))
    text = "".join(_paragraph(dice) for _ in range(dice.randint(4, 16)))
    script = f"<script>{';'.join(f'var a{n}={n}' for n in range(800 * size))}</script>"
    title = _line(dice, 6)
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{title} | The Post</title>"
        f"<meta property=og:title content='{title}'>{script * 3}</head><body>"
        f"<header class=site-header><nav><ul>{menu}</ul></nav></header>"
        f"<main><article class=post><h1>{title}</h1><p class=byline>By Mara Ellingsen, "
        f"{dice.randint(1, 28)} May 2024</p>{text}</article></main>"
        f"<aside class=related>{teasers}</aside><div class=more>{teasers}</div>"
        f"<div id=comments>{_comments(dice, 8 * size)}</div>"
        f"<footer><ul>{menu}</ul><p>© 2024 The Post</p></footer>"
    )


def _teaser(dice: random.Random, number: int) -> str:
    return (
        f"<div class='card card--{number}'><a href=/{number}><span class=card__image></span>"
        f"<div class=card__body><div class=card__inner><h3 class=card__title>{_line(dice, 7)}</h3>"
        f"</div></div></a><p class=card__text>{_line(dice, 14)}</p>"
        f"<div class=card__meta><span>{_line(dice, 1)}</span><span>{number} May</span></div></div>"
    )


def _comments(dice: random.Random, count: int) -> str:
    comment = (
        "<div class=comment><div class=comment-head><span class=name>{}</span><span class=when>"
        "1 May</span></div><div class=comment-body><p>{}.</p></div><div class=tools><a href=#>Reply"
        "</a><span class=likes>3</span></div></div>"
    )
    return "".join(comment.format(_line(dice, 1), _line(dice, 20)) for _ in range(count))


def _paragraph(dice: random.Random) -> str:
    sentences = (_line(dice, dice.randint(6, 22)) + "." for _ in range(dice.randint(2, 6)))
    return f"<p>{' '.join(sentences)} <a href=/x>{_line(dice, 3)}</a>.</p>"


def _line(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(_WORDS, k=words)).capitalize()
