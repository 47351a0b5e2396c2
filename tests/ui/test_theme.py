import re
from collections.abc import Mapping, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibilityHints, QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from harken.ui.colours import CONTRAST, DARK, LIGHT, SEPIA
from harken.ui.save_audio import SaveAudioDialog
from harken.ui.style_sheet import SHEET, all_roles, style_sheet
from harken.ui.theme import Theme, ThemeChoice
from tests.ui.articles import article_of
from tests.ui.house import House

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PALETTES = {"light": LIGHT, "dark": DARK, "sepia": SEPIA, "contrast": CONTRAST}
GROUNDS = {
    "ink": ("paper", "panel", "sentence", "pressed", "hover"),
    "muted": ("paper", "panel", "sentence", "hover"),
    "dim": ("paper",),
    "accent": ("paper", "panel", "sentence"),
    "accent_hover": ("paper", "panel"),
    "on_accent": ("accent", "accent_hover"),
    "on_word": ("word",),
    "paper": ("ink",),
    "error": ("paper", "panel"),
}
"""Every colour that text has, and every ground that it has it on."""
CONTROLS = {
    "edge": ("paper", "panel"),
    "accent": ("paper", "panel"),
    "key": ("paper", "sentence"),
    "muted": ("paper",),
    "disabled": ("paper", "panel"),
}
"""Outlines of fields, rings of the focus, marks in the margin, rules beside quotations; and what
cannot be chosen, of which WCAG asks nothing."""


def pairs(of: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(over, ground) for over, grounds in of.items() for ground in grounds]


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("text", "ground"), pairs(GROUNDS))
def test_every_text_meets_wcag(name: str, text: str, ground: str) -> None:
    roles = all_roles(PALETTES[name])
    assert contrast(roles[text], roles[ground]) >= (7 if name == "contrast" else 4.5)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("mark", "ground"), pairs(CONTROLS))
def test_marks_and_controls_stand_out(name: str, mark: str, ground: str) -> None:
    roles = all_roles(PALETTES[name])
    assert contrast(roles[mark], roles[ground]) >= 3


def test_every_role_of_the_style_sheet_that_is_text_was_asked_about() -> None:
    written = set(re.findall(r"(?<![-\w])color: \$(\w+)", SHEET.template))
    assert written <= {*GROUNDS, "disabled"}
    assert {text for text, ground in pairs(GROUNDS)} <= set(all_roles(LIGHT))


@pytest.mark.parametrize("name", PALETTES)
def test_the_word_stands_out_from_its_sentence(name: str) -> None:
    colours = PALETTES[name]
    # Yellow on a pale ground is told by its hue; in high contrast nothing is by that alone.
    least = 3 if name in ("dark", "contrast") else 1.15
    assert contrast(colours.word, colours.sentence) >= least
    assert contrast(colours.word, colours.paper) >= least


def test_high_contrast_draws_lines_where_others_have_tints() -> None:
    for edge in (CONTRAST.sentence_edge, CONTRAST.line, CONTRAST.edge):
        assert contrast(edge, CONTRAST.paper) == pytest.approx(21)


def test_the_style_sheet_has_every_role_filled_in() -> None:
    assert "$" not in style_sheet(LIGHT)


def seen_in(widget: QWidget) -> set[str]:
    picture = widget.grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }


def test_a_focused_button_shows_its_ring_and_nothing_more(house: House) -> None:
    house.window.activateWindow()
    bar = house.workspace.player.bar
    for button in (bar.rate_button, bar.volume_button):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        looks = []
        for by_key in (False, True):
            house.window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, by_key)
            looks.append(button.grab().toImage())
        assert looks[0] == looks[1]
        assert QColor(house.theme.colours.accent).name() in seen_in(button)


def test_what_cannot_be_chosen_looks_so(house: House) -> None:
    house.open(article_of("One is here."))
    dialog = SaveAudioDialog(house.window, house.state, house.memory_folder, "mp3")
    dialog.show()
    ink, accent = (QColor(getattr(house.theme.colours, it)).name() for it in ("ink", "accent"))
    radio = dialog._formats["mp3"]
    assert {ink, accent} <= seen_in(radio)
    radio.setEnabled(False)
    assert not {ink, accent} & seen_in(radio)
    dialog.close()


@pytest.mark.usefixtures("qapp")
def test_a_choice_of_colours_is_told_once() -> None:
    theme = Theme(ThemeChoice.LIGHT)
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.is_dark))
    theme.choose(ThemeChoice.DARK)
    theme.choose(ThemeChoice.DARK)
    theme.choose(ThemeChoice.LIGHT)
    assert told == [True, False]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (ThemeChoice.LIGHT, LIGHT),
        (ThemeChoice.DARK, DARK),
        (ThemeChoice.SEPIA, SEPIA),
        (ThemeChoice.CONTRAST, CONTRAST),
    ],
)
def test_each_choice_has_its_colours(choice: ThemeChoice, expected: object) -> None:
    theme = Theme(choice)
    assert theme.colours is expected
    assert theme.is_dark is (choice in (ThemeChoice.DARK, ThemeChoice.CONTRAST))
    assert QApplication.palette().color(QPalette.ColorRole.Base) == QColor(theme.colours.paper)


@pytest.mark.usefixtures("qapp")
def test_the_systems_wish_for_contrast_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        QAccessibilityHints, "contrastPreference", lambda _: Qt.ContrastPreference.HighContrast
    )
    assert Theme(ThemeChoice.SYSTEM).colours is CONTRAST
    assert Theme(ThemeChoice.LIGHT).colours is LIGHT


def test_light_and_dark_are_those_that_were_chosen_last(qapp: QApplication) -> None:
    theme = Theme(ThemeChoice.SEPIA)
    seen = []
    for chosen in (None, None, ThemeChoice.CONTRAST, None):
        if chosen is not None:
            theme.choose(chosen)
        theme.toggle()
        seen.append(theme.choice)
    assert seen == [
        ThemeChoice.DARK, ThemeChoice.SEPIA, ThemeChoice.SEPIA, ThemeChoice.CONTRAST
    ]  # fmt: skip
