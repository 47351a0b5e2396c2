import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from harken.ui.save_audio import SaveAudioDialog
from harken.ui.style_sheet import style_sheet
from harken.ui.theme import DARK, LIGHT, Colours, Theme, ThemeChoice
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
