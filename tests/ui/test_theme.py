import pytest

from harken.ui.style_sheet import style_sheet
from harken.ui.theme import DARK, LIGHT, Colours, Theme, ThemeChoice


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "paper"), ("ink", "panel"), ("ink", "sentence"), ("muted", "paper"),
        ("muted", "panel"), ("muted", "sentence"), ("accent", "paper"), ("accent", "panel"),
        ("on_accent", "accent"), ("on_accent", "accent_hover"), ("on_word", "word"),
        ("paper", "ink"), ("error", "paper"),
    ],
)  # fmt: skip
def test_every_text_meets_wcag_aa(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", ["key", "accent"])
def test_marks_and_controls_stand_out(colours: Colours, mark: str) -> None:
    assert contrast(getattr(colours, mark), colours.paper) >= 3


def test_the_style_sheet_has_every_role_filled_in() -> None:
    assert "$" not in style_sheet(LIGHT._asdict())


@pytest.mark.usefixtures("qapp")
def test_a_choice_of_colours_is_told_once() -> None:
    theme = Theme(ThemeChoice.LIGHT)
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.is_dark))
    theme.choose(ThemeChoice.DARK)
    theme.choose(ThemeChoice.DARK)
    theme.choose(ThemeChoice.LIGHT)
    assert told == [True, False]
