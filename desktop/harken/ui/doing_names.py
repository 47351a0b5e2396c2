"""What everything that has a key is called, and what belongs together."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from harken.ui.doing import Doing


def doing_names() -> dict[Doing, str]:
    """The names as the sheet of keys and the settings show them."""
    tr = QCoreApplication.translate
    return {
        Doing.PLAY_PAUSE: tr("Doing", "Play or pause"),
        Doing.HEADSET: tr("Doing", "Button of a headset"),
        Doing.PLAY: tr("Doing", "Play"),
        Doing.PAUSE: tr("Doing", "Pause"),
        Doing.STOP: tr("Doing", "Stop"),
        Doing.PREVIOUS_SENTENCE: tr("Doing", "Previous sentence"),
        Doing.NEXT_SENTENCE: tr("Doing", "Next sentence"),
        Doing.PREVIOUS_PARAGRAPH: tr("Doing", "Previous paragraph"),
        Doing.NEXT_PARAGRAPH: tr("Doing", "Next paragraph"),
        Doing.PREVIOUS_SECTION: tr("Doing", "Previous section"),
        Doing.NEXT_SECTION: tr("Doing", "Next section"),
        Doing.BACK_15_SECONDS: tr("Doing", "Back 15 seconds"),
        Doing.REPEAT_SENTENCE: tr("Doing", "Sentence again"),
        Doing.SPELL_WORD: tr("Doing", "Spell the word"),
        Doing.SLOWER: tr("Doing", "Slower"),
        Doing.FASTER: tr("Doing", "Faster"),
        Doing.QUIETER: tr("Doing", "Quieter"),
        Doing.LOUDER: tr("Doing", "Louder"),
        Doing.PREVIOUS_ARTICLE: tr("Doing", "Previous article"),
        Doing.NEXT_ARTICLE: tr("Doing", "Next article"),
        Doing.MARK: tr("Doing", "Mark what was just said"),
        Doing.SAY_STATUS: tr("Doing", "Say where we are"),
        Doing.FIT_TIME: tr("Doing", "Fit my time"),
        Doing.SLEEP: tr("Doing", "Sleep timer"),
        Doing.PUSH_TO_TALK: tr("Doing", "Voice command, while held"),
        Doing.READING: tr("Doing", "Summary or article"),
        Doing.SKIM: tr("Doing", "Skim the article"),
        Doing.EXPAND: tr("Doing", "Expand this point, or back"),
        Doing.TUNE: tr("Doing", "Tune the summary"),
        Doing.WHY: tr("Doing", "Why this sentence"),
        Doing.VOICES: tr("Doing", "Choose a voice"),
        Doing.OPEN: tr("Doing", "Add files"),
        Doing.PASTE: tr("Doing", "Paste text, a link or files"),
        Doing.LINK: tr("Doing", "Fetch a link"),
        Doing.FIND: tr("Doing", "Find in the article"),
        Doing.SEARCH: tr("Doing", "Search the library"),
        Doing.MARKS: tr("Doing", "Your marks"),
        Doing.SIDE: tr("Doing", "Show or hide the lists"),
        Doing.SAVE_AUDIO: tr("Doing", "Save as audio"),
        Doing.SAVE_SUMMARY: tr("Doing", "Save the summary"),
        Doing.LOOK: tr("Doing", "Text and colours"),
        Doing.BIGGER_TEXT: tr("Doing", "Bigger text"),
        Doing.SMALLER_TEXT: tr("Doing", "Smaller text"),
        Doing.USUAL_TEXT: tr("Doing", "Usual text size"),
        Doing.DIM_OTHERS: tr("Doing", "Dim other paragraphs"),
        Doing.COLOURS: tr("Doing", "Light or dark colours"),
        Doing.MINI_PLAYER: tr("Doing", "Small player"),
        Doing.SETTINGS: tr("Doing", "Settings"),
        Doing.SHEET: tr("Doing", "Sheet of keys"),
        Doing.QUIT: tr("Doing", "Quit"),
    }


def doing_groups() -> Sequence[tuple[str, Sequence[Doing]]]:
    """What belongs together, under its heading."""
    tr = QCoreApplication.translate
    return (
        (
            tr("Doing", "LISTENING"),
            (
                Doing.PLAY_PAUSE, Doing.PLAY, Doing.PAUSE, Doing.STOP, Doing.REPEAT_SENTENCE,
                Doing.SPELL_WORD, Doing.SLOWER, Doing.FASTER, Doing.QUIETER, Doing.LOUDER,
                Doing.VOICES, Doing.MARK, Doing.SAY_STATUS, Doing.FIT_TIME, Doing.SLEEP,
                Doing.HEADSET, Doing.PUSH_TO_TALK,
            ),
        ),
        (
            tr("Doing", "MOVING"),
            (
                Doing.PREVIOUS_SENTENCE, Doing.NEXT_SENTENCE, Doing.PREVIOUS_PARAGRAPH,
                Doing.NEXT_PARAGRAPH, Doing.PREVIOUS_SECTION, Doing.NEXT_SECTION,
                Doing.BACK_15_SECONDS, Doing.PREVIOUS_ARTICLE, Doing.NEXT_ARTICLE,
            ),
        ),
        (
            tr("Doing", "SUMMARY"),
            (
                Doing.READING, Doing.SKIM, Doing.EXPAND, Doing.TUNE, Doing.WHY,
                Doing.SAVE_SUMMARY,
            ),
        ),
        (
            tr("Doing", "ARTICLES"),
            (
                Doing.OPEN, Doing.PASTE, Doing.LINK, Doing.FIND, Doing.SEARCH, Doing.MARKS,
                Doing.SIDE, Doing.SAVE_AUDIO,
            ),
        ),
        (
            tr("Doing", "WINDOW"),
            (
                Doing.LOOK, Doing.BIGGER_TEXT, Doing.SMALLER_TEXT, Doing.USUAL_TEXT,
                Doing.DIM_OTHERS, Doing.COLOURS,
                Doing.MINI_PLAYER, Doing.SETTINGS, Doing.SHEET, Doing.QUIT,
            ),
        ),
    )  # fmt: skip
