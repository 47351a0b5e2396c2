"""Articles for the terminal's tests, as a person has them: files."""

from pathlib import Path

TIDE_CLOCK = """<!DOCTYPE html><html lang="en"><head><title>The tide clock</title>
<meta name="author" content="Ada Brandt"></head><body><article>
<h1>The tide clock</h1>
<p>The clock on the harbour wall has one hand. It shows the tide and nothing else, and everybody
in the village can read it from the window.</p>
<h2>How it works</h2>
<p>A float in a pipe follows the water. A chain lifts the hand, and a weight pulls it back when the
water falls, twice a day and without a sound.</p>
<ul><li>The float is made of cork.</li><li>The weight is a stone.</li></ul>
</article></body></html>"""


def tide_clock(folder: Path) -> Path:
    """A saved web page with a heading and a list."""
    path = folder / "tide.html"
    path.write_text(TIDE_CLOCK)
    return path


def boats(folder: Path, sentences: int) -> Path:
    """A plain text of so many sentences, three seconds each."""
    path = folder / "boats.txt"
    lines = (f"Boat number {n} leaves the harbour and turns to the west." for n in range(sentences))
    path.write_text("Boats\n\n" + "\n\n".join(lines))
    return path
