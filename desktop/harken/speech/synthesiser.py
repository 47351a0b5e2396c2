"""The parent's side of speech: utterances in, clips out, from a child that may die."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from harken.article.pace import letters_in
from harken.child import Answer, Child, ChildDied, ChildFault
from harken.errors import HarkenError
from harken.speech.clip import Clip, Cue
from harken.speech.rate import MAX_WPM, MIN_WPM
from harken.speech.utterance import Utterance
from harken.speech.voice import Voice
from harken.wire import Json

T = TypeVar("T")

# Listing takes 0.1 s, but the first use of speech on Windows generates and compiles code.
_VOICES_DEADLINE_S = 60.0
_DEADLINE_S_PER_LETTER = 0.02
"""As `letters_in` counts. The slowest engine takes 2 ms for a letter (flite, at half the normal
rate), and a machine may have ten times as much to do."""

_LOADING_DRIVERS = frozenset({"piper"})
_LOADING_DEADLINE_S = 30.0
"""A neural model's 60 MB come from a disk that may be slow, on a machine that may be busy."""
_IDLE_S = 15 * 60.0
"""Longer than for other children: one that speaks by rules is small, and one that holds a neural
model (200 MB) would have to load it again after each telephone call."""


def voice_child() -> Child:
    """A process that speaks; it starts when it is first asked."""
    return Child("harken.voice_child", idle_s=_IDLE_S)


class UnreadableSentence(HarkenError):
    """One utterance cannot be rendered; the next one can."""


class Synthesiser:
    """Renders utterances in a voice child, in the order of the calls. Any thread may call it.

    A child that dies or hangs is replaced, and the same utterance is rendered again. The callbacks
    of futures run on the child's thread.

    Args:
        child: Runs `harken.voice_child`; the synthesiser closes it.
        deadline_s: How long the child may take for a short utterance; long ones have more time.
    """

    def __init__(self, child: Child, *, deadline_s: float = 8.0) -> None:
        self._child = child
        self._deadline_s = deadline_s
        self.voice_folder: str | None = None
        """Where `voices` looks for a person's own voice files besides their usual place."""

    def voices(self) -> "Future[list[Voice]]":
        """All installed voices. Raises `HarkenError` in the future where there is none."""
        lost = HarkenError(
            "Cannot list the voices", "the speech engine stopped twice", "Start Harken again."
        )
        request: Json = {"voice_folder": self.voice_folder}
        return self._ask("list_voices", request, _VOICES_DEADLINE_S, _voices_of, lost)

    def render(
        self,
        utterance: Utterance,
        voice: str,
        rate_wpm: int,
        pitch_semitones: int = 0,
        on_loading: Callable[[], None] | None = None,
    ) -> "Future[Clip]":
        """The sound of `utterance`.

        Args:
            utterance: What to say; where `spoken` is empty the clip is, too.
            voice: A voice's id.
            rate_wpm: Words a minute; what lies outside `MIN_WPM` to `MAX_WPM` is brought inside.
            pitch_semitones: Above the voice's own pitch; passed over where a voice has one only.
            on_loading: Called on the child's thread if the voice's model is loaded first, which
                takes seconds; it is loaded when the future is done.

        Returns:
            A future of the clip. It raises `UnreadableSentence` where the child was lost twice or
            the voice has no sound for the text, and `HarkenError` where the voice is missing.
        """
        if not utterance.spoken:
            nothing: Future[Clip] = Future()
            nothing.set_result(Clip(b"", (), measured=True))
            return nothing
        request: Json = {
            "text": utterance.spoken,
            "voice": voice,
            "rate_wpm": min(max(rate_wpm, MIN_WPM), MAX_WPM),
            "pitch_semitones": pitch_semitones,
        }
        deadline_s = self._deadline_s + letters_in(utterance.spoken) * _DEADLINE_S_PER_LETTER
        if voice.partition(":")[0] in _LOADING_DRIVERS:
            deadline_s += _LOADING_DEADLINE_S
        lost = _unreadable("the speech engine stopped twice on it")
        tell = None if on_loading is None else (lambda _: on_loading())
        return self._ask("render", request, deadline_s, _clip_of, lost, on_progress=tell)

    def cancel(self, future: "Future[Any]") -> None:
        """Drops a request; one that is being rendered just now is rendered to its end, unheard."""
        future.cancel()

    def close(self) -> None:
        """Ends the child; what waits is cancelled. Idempotent."""
        self._child.close()

    def _ask(
        self,
        call: str,
        request: Json,
        deadline_s: float,
        convert: Callable[[Answer], T],
        lost: HarkenError,
        *,
        on_progress: Callable[[Json], None] | None = None,
    ) -> "Future[T]":
        """Asks the child; asks once more if it is lost; then the future raises `lost`."""
        result: Future[T] = Future()

        def ask(attempts_left: int) -> None:
            asked = self._child.call(call, request, deadline_s=deadline_s, on_progress=on_progress)
            result.add_done_callback(lambda _: asked.cancel())
            asked.add_done_callback(lambda answer: answered(answer, attempts_left))

        def answered(answer: "Future[Answer]", attempts_left: int) -> None:
            error = None if answer.cancelled() else answer.exception()
            if isinstance(error, ChildDied | ChildFault):
                if attempts_left and not result.cancelled():
                    try:
                        ask(attempts_left - 1)
                    except RuntimeError:  # closed in the meantime
                        result.cancel()
                    return
                lost.__cause__ = error
                error = lost
            if answer.cancelled():
                result.cancel()
            elif result.set_running_or_notify_cancel():
                _settle(result, answer, convert, error)

        ask(1)
        return result


def _settle(
    result: "Future[T]",
    answer: "Future[Answer]",
    convert: Callable[[Answer], T],
    error: BaseException | None,
) -> None:
    try:
        if error is not None:
            raise error
        value = convert(answer.result())
    except HarkenError as said:
        result.set_exception(said)
    else:
        result.set_result(value)


def _unreadable(why: str) -> UnreadableSentence:
    return UnreadableSentence(
        "Cannot read one sentence aloud", why, "Listening goes on with the next one."
    )


def _voices_of(answer: Answer) -> list[Voice]:
    return [
        Voice(id_, name, tuple(languages), *others)
        for id_, name, languages, *others in answer.result["voices"]
    ]


def _clip_of(answer: Answer) -> Clip:
    if not answer.body:
        raise _unreadable("the voice has no sound for its characters")
    cues = tuple(Cue(*cue) for cue in answer.result["cues"])
    return Clip(answer.body, cues, answer.result["measured"])
