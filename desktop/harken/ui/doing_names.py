"""What everything that has a key is called, and what belongs together."""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from harken.ui.doing import Doing

_NAMES = {
    Doing.PLAY_PAUSE: QT_TRANSLATE_NOOP("Doing", "Play or pause"),
    Doing.HEADSET: QT_TRANSLATE_NOOP("Doing", "Button of a headset"),
    Doing.PLAY: QT_TRANSLATE_NOOP("Doing", "Play"),
    Doing.PAUSE: QT_TRANSLATE_NOOP("Doing", "Pause"),
    Doing.STOP: QT_TRANSLATE_NOOP("Doing", "Stop"),
    Doing.PREVIOUS_SENTENCE: QT_TRANSLATE_NOOP("Doing", "Previous sentence"),
    Doing.NEXT_SENTENCE: QT_TRANSLATE_NOOP("Doing", "Next sentence"),
    Doing.PREVIOUS_PARAGRAPH: QT_TRANSLATE_NOOP("Doing", "Previous paragraph"),
    Doing.NEXT_PARAGRAPH: QT_TRANSLATE_NOOP("Doing", "Next paragraph"),
    Doing.PREVIOUS_SECTION: QT_TRANSLATE_NOOP("Doing", "Previous section"),
    Doing.NEXT_SECTION: QT_TRANSLATE_NOOP("Doing", "Next section"),
    Doing.BACK_15_SECONDS: QT_TRANSLATE_NOOP("Doing", "Back 15 seconds"),
    Doing.REPEAT_SENTENCE: QT_TRANSLATE_NOOP("Doing", "Sentence again"),
    Doing.SPELL_WORD: QT_TRANSLATE_NOOP("Doing", "Spell the word"),
    Doing.SLOWER: QT_TRANSLATE_NOOP("Doing", "Slower"),
    Doing.FASTER: QT_TRANSLATE_NOOP("Doing", "Faster"),
    Doing.QUIETER: QT_TRANSLATE_NOOP("Doing", "Quieter"),
    Doing.LOUDER: QT_TRANSLATE_NOOP("Doing", "Louder"),
    Doing.PREVIOUS_ARTICLE: QT_TRANSLATE_NOOP("Doing", "Previous article"),
    Doing.NEXT_ARTICLE: QT_TRANSLATE_NOOP("Doing", "Next article"),
    Doing.MARK: QT_TRANSLATE_NOOP("Doing", "Mark what was just said"),
    Doing.SAY_STATUS: QT_TRANSLATE_NOOP("Doing", "Say where we are"),
    Doing.FIT_TIME: QT_TRANSLATE_NOOP("Doing", "Fit my time"),
    Doing.SLEEP: QT_TRANSLATE_NOOP("Doing", "Sleep timer"),
    Doing.PUSH_TO_TALK: QT_TRANSLATE_NOOP("Doing", "Voice command, while held"),
    Doing.READING: QT_TRANSLATE_NOOP("Doing", "Summary or article"),
    Doing.SKIM: QT_TRANSLATE_NOOP("Doing", "Skim the article"),
    Doing.EXPAND: QT_TRANSLATE_NOOP("Doing", "Expand this point, or back"),
    Doing.TUNE: QT_TRANSLATE_NOOP("Doing", "Tune the summary"),
    Doing.WHY: QT_TRANSLATE_NOOP("Doing", "Why this sentence"),
    Doing.VOICES: QT_TRANSLATE_NOOP("Doing", "Choose a voice"),
    Doing.OPEN: QT_TRANSLATE_NOOP("Doing", "Add files"),
    Doing.PASTE: QT_TRANSLATE_NOOP("Doing", "Paste text, a link or files"),
    Doing.LINK: QT_TRANSLATE_NOOP("Doing", "Fetch a link"),
    Doing.FIND: QT_TRANSLATE_NOOP("Doing", "Find in the article"),
    Doing.SEARCH: QT_TRANSLATE_NOOP("Doing", "Search the library"),
    Doing.MARKS: QT_TRANSLATE_NOOP("Doing", "Your marks"),
    Doing.UNDO: QT_TRANSLATE_NOOP("Doing", "Undo the last change of the lists"),
    Doing.SIDE: QT_TRANSLATE_NOOP("Doing", "Show or hide the lists"),
    Doing.SAVE_AUDIO: QT_TRANSLATE_NOOP("Doing", "Save as audio"),
    Doing.SAVE_SUMMARY: QT_TRANSLATE_NOOP("Doing", "Save the summary"),
    Doing.LOOK: QT_TRANSLATE_NOOP("Doing", "Text and colours"),
    Doing.BIGGER_TEXT: QT_TRANSLATE_NOOP("Doing", "Bigger text"),
    Doing.SMALLER_TEXT: QT_TRANSLATE_NOOP("Doing", "Smaller text"),
    Doing.USUAL_TEXT: QT_TRANSLATE_NOOP("Doing", "Usual text size"),
    Doing.DIM_OTHERS: QT_TRANSLATE_NOOP("Doing", "Dim other paragraphs"),
    Doing.COLOURS: QT_TRANSLATE_NOOP("Doing", "Light or dark colours"),
    Doing.MINI_PLAYER: QT_TRANSLATE_NOOP("Doing", "Small player"),
    Doing.SETTINGS: QT_TRANSLATE_NOOP("Doing", "Settings"),
    Doing.SHEET: QT_TRANSLATE_NOOP("Doing", "Sheet of keys"),
    Doing.QUIT: QT_TRANSLATE_NOOP("Doing", "Quit"),
}
_GROUPS = (
    (
        QT_TRANSLATE_NOOP("Doing", "LISTENING"),
        (
            Doing.PLAY_PAUSE, Doing.PLAY, Doing.PAUSE, Doing.STOP, Doing.REPEAT_SENTENCE,
            Doing.SPELL_WORD, Doing.SLOWER, Doing.FASTER, Doing.QUIETER, Doing.LOUDER,
            Doing.VOICES, Doing.MARK, Doing.SAY_STATUS, Doing.FIT_TIME, Doing.SLEEP,
            Doing.HEADSET, Doing.PUSH_TO_TALK,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Doing", "MOVING"),
        (
            Doing.PREVIOUS_SENTENCE, Doing.NEXT_SENTENCE, Doing.PREVIOUS_PARAGRAPH,
            Doing.NEXT_PARAGRAPH, Doing.PREVIOUS_SECTION, Doing.NEXT_SECTION,
            Doing.BACK_15_SECONDS, Doing.PREVIOUS_ARTICLE, Doing.NEXT_ARTICLE,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Doing", "SUMMARY"),
        (
            Doing.READING, Doing.SKIM, Doing.EXPAND, Doing.TUNE, Doing.WHY,
            Doing.SAVE_SUMMARY,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Doing", "ARTICLES"),
        (
            Doing.OPEN, Doing.PASTE, Doing.LINK, Doing.FIND, Doing.SEARCH, Doing.MARKS,
            Doing.UNDO, Doing.SIDE, Doing.SAVE_AUDIO,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Doing", "WINDOW"),
        (
            Doing.LOOK, Doing.BIGGER_TEXT, Doing.SMALLER_TEXT, Doing.USUAL_TEXT,
            Doing.DIM_OTHERS, Doing.COLOURS,
            Doing.MINI_PLAYER, Doing.SETTINGS, Doing.SHEET, Doing.QUIT,
        ),
    ),
)  # fmt: skip


def doing_names() -> dict[Doing, str]:
    """The names as the sheet of keys and the settings show them."""
    return {doing: _translated(name) for doing, name in _NAMES.items()}


def doing_groups() -> Sequence[tuple[str, Sequence[Doing]]]:
    """What belongs together, under its heading."""
    return tuple((_translated(heading), doings) for heading, doings in _GROUPS)


def _translated(text: object) -> str:
    return QCoreApplication.translate("Doing", str(text))
