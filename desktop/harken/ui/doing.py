"""What a button or a key of the window does."""

from enum import StrEnum


class Doing(StrEnum):
    """One thing that can be done; the value is its name."""

    PLAY_PAUSE = "play_pause"
    PLAY = "play"
    PAUSE = "pause"
    NEXT_SENTENCE = "next_sentence"
    PREVIOUS_SENTENCE = "previous_sentence"
    NEXT_PARAGRAPH = "next_paragraph"
    PREVIOUS_PARAGRAPH = "previous_paragraph"
    NEXT_SECTION = "next_section"
    PREVIOUS_SECTION = "previous_section"
    FASTER = "faster"
    SLOWER = "slower"
    READING = "reading"
    STOP = "stop"
    OPEN = "open"
    PASTE = "paste"
    LINK = "link"
    FIND = "find"
    SAVE_AUDIO = "save_audio"
    SETTINGS = "settings"
    SHEET = "sheet"
    QUIT = "quit"
    STANDARD_INPUT = "standard_input"
    SAMPLE = "sample"
    MENU = "menu"
    CANCEL = "cancel"
