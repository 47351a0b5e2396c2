"""Colours by role: light, dark, sepia and high contrast."""

from typing import NamedTuple


class Colours(NamedTuple):
    """One colour for each role; every text on its ground meets WCAG AA, in high contrast AAA."""

    paper: str
    panel: str
    """The ground of the header, the side and the player bar."""
    ink: str
    muted: str
    dim: str
    """The ink of paragraphs that are not read just now, where these are dimmed."""
    disabled: str
    line: str
    """Between parts, and round what is known by its text."""
    edge: str
    """Round fields, which are known by nothing else."""
    pressed: str
    """The ground of what is pressed or hovered over, and the track of sliders."""
    accent: str
    accent_hover: str
    on_accent: str
    sentence: str
    """The tint of the sentence being read, and of what is chosen."""
    sentence_edge: str
    """Round the tint; the tint itself where that is enough."""
    word: str
    on_word: str
    key: str
    """The key sentences' marks."""
    error: str


LIGHT = Colours(
    paper="#FCFBF8",
    panel="#F5F3EE",
    ink="#22252A",
    muted="#62676E",
    dim="#6F747B",
    disabled="#83878D",
    line="#E4E1DA",
    edge="#868A90",
    pressed="#E4E1DA",
    accent="#0F766E",
    accent_hover="#0B5F59",
    on_accent="#FFFFFF",
    sentence="#E3F1EE",
    sentence_edge="#E3F1EE",
    word="#FFD666",
    on_word="#22252A",
    key="#C76B05",
    error="#B42318",
)
DARK = Colours(
    paper="#16181C",
    panel="#1C1F24",
    ink="#E6E6E3",
    muted="#9AA0A8",
    dim="#82878E",
    disabled="#767B82",
    line="#2A2D33",
    edge="#6E737B",
    pressed="#2A2D33",
    accent="#2DD4BF",
    accent_hover="#5EEAD4",
    on_accent="#10201E",
    sentence="#1D302E",
    sentence_edge="#1D302E",
    word="#F5C84B",
    on_word="#16181C",
    key="#F59E0B",
    error="#F97066",
)
SEPIA = Colours(
    paper="#F7EEDC",
    panel="#F0E4CC",
    ink="#3A2E22",
    muted="#6A5A45",
    dim="#7A6A53",
    disabled="#8A7A62",
    line="#DFD0B4",
    edge="#8E7D66",
    pressed="#E3D4B8",
    accent="#8A4308",
    accent_hover="#6F3505",
    on_accent="#FFFFFF",
    sentence="#E9DFB6",
    sentence_edge="#E9DFB6",
    word="#FFC54A",
    on_word="#2E2418",
    key="#B45309",
    error="#A61B10",
)
CONTRAST = Colours(
    paper="#000000",
    panel="#000000",
    ink="#FFFFFF",
    muted="#FFFFFF",
    dim="#A8A8A8",
    disabled="#A8A8A8",
    line="#FFFFFF",
    edge="#FFFFFF",
    pressed="#303030",
    accent="#FFFF00",
    accent_hover="#FFFFFF",
    on_accent="#000000",
    sentence="#242424",
    sentence_edge="#FFFFFF",
    word="#FFFF00",
    on_word="#000000",
    key="#00FFFF",
    error="#FFB0A8",
)
