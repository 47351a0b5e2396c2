"""What a session shows of itself, gathered from its parts."""

from typing import TYPE_CHECKING

from harken.article.pace import Pace
from harken.article.position import Reading
from harken.listening.narrator import Narrator
from harken.listening.state import Mode, SessionState
from harken.listening.whereabouts import Whereabouts

if TYPE_CHECKING:
    from harken.listening.parts import Parts


def state_of(parts: "Parts") -> SessionState:
    """All there is to show now."""
    here, digest, narrator = parts.here, parts.digest, parts.narrator
    pace = narrator.pace(here.language)
    elapsed_s, remaining_s = _times_s(here, pace, parts.transport.mode)
    queue_at = parts.queue.at(here.article.id) if here.article is not None else None
    return SessionState(
        mode=parts.transport.mode,
        article=here.article,
        reading=here.reading,
        rate_wpm=narrator.rate_wpm,
        pitch_semitones=narrator.pitch_semitones,
        volume=parts.sound.volume,
        voice=narrator.voice_for(here.language),
        loading=parts.reader.loading,
        aside=parts.transport.aside,
        recalled=parts.transport.recalled,
        outputs=parts.player.outputs,
        output=parts.sound.output,
        position=here.position,
        sentence=here.sentence,
        word=here.place.word,
        elapsed_s=elapsed_s,
        remaining_s=remaining_s,
        summary=digest.sentences,
        length=digest.length,
        summary_s=here.readings.seconds(Reading.SUMMARY, pace),
        article_s=here.readings.seconds(Reading.ARTICLE, pace),
        ranking=digest.ranking,
        ranking_progress=digest.progress,
        method=digest.method,
        emphasis=digest.emphasis,
        too_short=digest.too_short,
        expanded=here.expanded,
        queue=parts.queue.items,
        queue_at=queue_at,
        queue_s=remaining_s + parts.queue_time.seconds_after(parts.queue.items, queue_at),
        sleep=parts.sleep_timer.wish,
        sleep_left_s=parts.sleep_timer.left_s,
        plan_left_s=parts.rundown.left_s,
        sentence_voice=_sentence_voice(here, narrator),
        marks=parts.marks.marks,
        plan_rest_s=parts.rundown.rest_s,
        coming=parts.opening.coming,
    )


def _sentence_voice(here: Whereabouts, narrator: Narrator) -> str | None:
    article, sentence = here.article, here.sentence
    if article is None or sentence is None:
        return None
    return narrator.voice_for(article.language_of(article.sentences[sentence]))


def _times_s(here: Whereabouts, pace: Pace, mode: Mode) -> tuple[float, float]:
    """How much of the reading is heard, and how much is left."""
    total_s = here.readings.seconds(here.reading, pace)
    if mode is Mode.ENDED:
        return total_s, 0.0
    elapsed_s = here.elapsed_s(pace)
    return elapsed_s, max(0.0, total_s - elapsed_s)
