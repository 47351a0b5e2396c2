"""What a language's words tell about where sentences end: `sentences` in `resources/phrases/`."""

from dataclasses import dataclass
from functools import cache

from harken.importing.cleaning.phrases import words_in

_DOTTED_ORDINALS = frozenset(
    ["cs", "da", "de", "et", "fi", "hr", "hu", "is", "lv", "no", "pl", "sk", "sl", "sr", "tr"]
)
_CAPITALS_BEHIND_ORDINALS = frozenset(["de", "tr"])
_ABBREVIATIONS = ("never_last", "seldom_last", "often_last", "before_numbers")


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """One language's: lower case, straight apostrophes, abbreviations without their last stop."""

    never_last: frozenset[str]
    """Abbreviations behind which their sentence always goes on."""
    seldom_last: frozenset[str]
    """Those that may end one: taken to do so only before a word that begins sentences."""
    often_last: frozenset[str]
    """Those of single letters, "т. д.", that end one before any word with a capital."""
    before_numbers: frozenset[str]
    """Those behind which it goes on where a number follows."""
    abbreviations: frozenset[str]
    """All of these."""
    starts: frozenset[str]
    """Words that in the midst of a sentence are seldom written with a capital."""
    said: frozenset[str]
    """Verbs that tell who spoke, behind quotation marks."""
    dates: frozenset[str]
    """Months, weekdays and zones: what follows a time of day."""
    pronouns: frozenset[str]
    """Single letters that are words, not initials."""
    has_dotted_ordinals: bool
    """Whether "3." is "third"."""
    has_capitals_behind_ordinals: bool
    """Whether other words than months have a capital there, as German nouns do."""
    has_small_starts: bool
    """Whether a sentence may begin as "'s Avonds" does."""


@cache
def sentence_words(language: str) -> SentenceWords:
    """Those of a language (BCP 47, "en"), with those that hold in any."""

    def words(key: str) -> frozenset[str]:
        return words_in(language, "sentences", key) | words_in("any", "sentences", key)

    months = words_in(language, "dates", "months")
    weekdays = words_in(language, "dates", "weekdays")
    return SentenceWords(
        never_last=words("never_last"),
        seldom_last=words("seldom_last"),
        often_last=words("often_last"),
        before_numbers=words("before_numbers"),
        abbreviations=frozenset().union(*map(words, _ABBREVIATIONS)),
        starts=words("starts"),
        said=words("said"),
        dates=months | weekdays | words("zones"),
        pronouns=words("pronouns"),
        has_dotted_ordinals=language in _DOTTED_ORDINALS,
        has_capitals_behind_ordinals=language in _CAPITALS_BEHIND_ORDINALS,
        has_small_starts=language == "nl",
    )
