"""What the session is told by keys and buttons that do only that."""

from harken.listening.command import Action, Command
from harken.ui.doing import Doing
from harken.ui.player_control import BACK_S

KEY_COMMANDS = {
    Doing.PLAY_PAUSE: Command(Action.PLAY_PAUSE),
    Doing.PLAY: Command(Action.PLAY),
    Doing.PAUSE: Command(Action.PAUSE),
    Doing.NEXT_SENTENCE: Command(Action.NEXT_SENTENCE),
    Doing.PREVIOUS_SENTENCE: Command(Action.PREVIOUS_SENTENCE),
    Doing.NEXT_PARAGRAPH: Command(Action.NEXT_PARAGRAPH),
    Doing.PREVIOUS_PARAGRAPH: Command(Action.PREVIOUS_PARAGRAPH),
    Doing.NEXT_SECTION: Command(Action.NEXT_SECTION),
    Doing.PREVIOUS_SECTION: Command(Action.PREVIOUS_SECTION),
    Doing.BACK_15_SECONDS: Command(Action.SKIP_SECONDS, BACK_S),
    Doing.REPEAT_SENTENCE: Command(Action.REPEAT_SENTENCE),
    Doing.SPELL_WORD: Command(Action.SPELL_WORD),
    Doing.FASTER: Command(Action.FASTER),
    Doing.SLOWER: Command(Action.SLOWER),
    Doing.READING: Command(Action.TOGGLE_READING),
    Doing.EXPAND: Command(Action.EXPAND),
    Doing.NEXT_ARTICLE: Command(Action.NEXT_ARTICLE),
    Doing.PREVIOUS_ARTICLE: Command(Action.PREVIOUS_ARTICLE),
    Doing.LOUDER: Command(Action.LOUDER),
    Doing.QUIETER: Command(Action.QUIETER),
    Doing.MARK: Command(Action.MARK),
    Doing.SAY_STATUS: Command(Action.SAY_STATUS),
}
