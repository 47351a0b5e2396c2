"""Pitch, the sound device, and a voice that is being loaded."""

from harken.listening.command import Action
from harken.listening.session import Mode
from tests.listening.stage import HEADPHONES, LOUDSPEAKER, Stage


class TestPitch:
    def test_what_is_read_next_is_said_at_it(self, small: Stage) -> None:
        small.synthesiser.pitches.clear()
        assert small.do(Action.SET_PITCH, 3).pitch_semitones == 3
        assert set(small.synthesiser.pitches) == {3}

    def test_it_stays_within_an_octave(self, small: Stage) -> None:
        assert small.do(Action.SET_PITCH, 99).pitch_semitones == 12
        assert small.do(Action.SET_PITCH, -99).pitch_semitones == -12

    def test_the_same_again_has_nothing_said_anew(self, small: Stage) -> None:
        small.synthesiser.rendered.clear()
        small.do(Action.SET_PITCH, 0)
        assert small.synthesiser.rendered == []


class TestOutput:
    def test_the_devices_are_shown_as_they_come_and_go(self, small: Stage) -> None:
        assert small.state.outputs == (LOUDSPEAKER,)
        small.changes.clear()
        small.player.come_and_go(LOUDSPEAKER, HEADPHONES)
        assert [it.outputs for it in small.changes] == [(LOUDSPEAKER, HEADPHONES)]

    def test_the_one_that_is_chosen_is_played_on(self, small: Stage) -> None:
        assert small.do(Action.SET_OUTPUT, "phones").output == "phones"
        assert small.player.output == "phones"
        assert small.do(Action.SET_OUTPUT).output is None
        assert small.player.output is None

    def test_sound_that_moved_by_itself_pauses(self, small: Stage) -> None:
        small.do(Action.PLAY)
        small.listen_until(3, word="over")
        small.player.move()
        small.settle()
        assert (small.state.mode, small.word()) == (Mode.PAUSED, "over")
        assert small.notices == ["The sound has moved."]
        assert not small.player.playing
        small.do(Action.PLAY)
        small.listen_until(3, word="the")


class TestLoading:
    def test_it_is_shown_until_the_voice_is_heard(self, small: Stage) -> None:
        small.synthesiser.loads = True
        small.synthesiser.held = []
        small.changes.clear()
        assert small.do(Action.SET_PITCH, 1).loading
        small.synthesiser.release()
        small.settle()
        assert not small.state.loading
        assert [it.loading for it in small.changes][-2:] == [True, False]
