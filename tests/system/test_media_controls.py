"""Media controls on a real bus, pressed by Debian's playerctl.

The voice and the loudspeaker of the program are fakes: what is shown is how presses arrive and
what is told of it. What Windows and macOS have is a library whose third system is Linux; there it
must pass the same tests, and nobody has run it on the other two.
"""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from math import inf, nan
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jeepney import DBusAddress, MatchRule, message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

from harken.handsfree.bus_call import Bus, NoAnswer
from harken.handsfree.mpris.names import BUS_NAME, OBJECT, PLAYER, ROOT
from tests.system.buses import PrivateBus
from tests.system.display import wait_for

PROPERTIES = "org.freedesktop.DBus.Properties"
# The interfaces of MPRIS 2.2 without what is optional and Harken has not: LoopStatus, Shuffle,
# Fullscreen, CanSetFullscreen. With types of arguments and properties; what can be set in capitals.
SPECIFIED = {
    ROOT: {
        *("Raise()", "Quit()"),
        *("b CanQuit", "b CanRaise", "b HasTrackList", "s Identity", "s DesktopEntry"),
        *("as SupportedUriSchemes", "as SupportedMimeTypes"),
    },
    PLAYER: {
        *("Next()", "Previous()", "Pause()", "PlayPause()", "Stop()", "Play()", "Seek(x)"),
        *("SetPosition(ox)", "OpenUri(s)", "Seeked(x)"),
        *("s PlaybackStatus", "d RATE", "a{sv} Metadata", "d VOLUME", "x Position"),
        *("d MinimumRate", "d MaximumRate", "b CanGoNext", "b CanGoPrevious", "b CanPlay"),
        *("b CanPause", "b CanSeek", "b CanControl"),
    },
}
METADATA = {
    "mpris:trackid": "o", "mpris:length": "x", "xesam:title": "s", "xesam:artist": "as",
    "xesam:album": "s", "xesam:url": "s", "xesam:contentCreated": "s",
}  # fmt: skip
"""The types of what a track may be described with."""


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    """The session's bus, named by DBUS_SESSION_BUS_ADDRESS."""
    bus = PrivateBus(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    yield bus
    bus.close()


class Playing:
    """The program of `media_program`."""

    def __init__(self, controls: str, article: str = "small") -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.system.media_program", controls, article],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        self._complaints: str | None = None
        assert self.line() == "ready"

    def line(self) -> str:
        """The next line that it prints."""
        assert self._program.stdout is not None
        return self._program.stdout.readline().strip()

    def press(self) -> None:
        """Presses what makes it half as loud and goes on by five seconds; its controls know."""
        self._program.send_signal(signal.SIGUSR1)
        assert self.line() == "pressed"

    @property
    def pid(self) -> int:
        return self._program.pid

    @property
    def ended(self) -> bool:
        return self._program.poll() is not None

    def close(self) -> str:
        """Ends it, once; what it complained of."""
        if self._complaints is None:
            if not self.ended:
                self._program.send_signal(signal.SIGKILL)
            _, self._complaints = self._program.communicate()
        return self._complaints


@pytest.fixture(params=["mpris", "system-media"])
def playing(bus: PrivateBus, request: pytest.FixtureRequest) -> Iterator[Playing]:
    playing = Playing(request.param)
    try:
        wait_for(lambda: "harken" in playerctl("-l"), "the player")
        yield playing
    finally:
        playing.close()


@pytest.fixture
def mpris(bus: PrivateBus) -> Iterator[Playing]:
    playing = Playing("mpris")
    yield playing
    playing.close()


def playerctl(*arguments: str) -> str:
    """What playerctl prints."""
    done = subprocess.run(
        ["playerctl", *arguments], capture_output=True, text=True, timeout=10, check=False
    )
    return done.stdout.strip()


def call(interface: str, method: str, signature: str = "", *arguments: object) -> list[object]:
    """Calls a method of the player, and returns its answer."""
    player = DBusAddress(OBJECT, bus_name=BUS_NAME, interface=interface)
    with closing(Bus("SESSION")) as bus:
        return list(bus.call(player, method, signature, *arguments))


def read(name: str, interface: str = PLAYER) -> tuple[str, object]:
    """A property's type and value."""
    [answer] = call(PROPERTIES, "Get", "ss", interface, name)
    assert isinstance(answer, tuple)
    return answer


def wait_for_status(status: str) -> None:
    wait_for(lambda: playerctl("status") == status, status)


def wait_for_position(seconds: float) -> None:
    wait_for(lambda: abs(float(playerctl("position")) - seconds) < 1, f"{seconds} s")


def test_play_pause_and_stop(playing: Playing) -> None:
    wait_for_status("Stopped")
    playerctl("play")
    wait_for_status("Playing")
    playerctl("pause")
    wait_for_status("Paused")
    playerctl("play-pause")
    wait_for_status("Playing")
    playerctl("stop")
    wait_for_status("Stopped")


def test_a_click_and_a_double_click_of_a_headset(mpris: Playing) -> None:
    """A desktop turns each press into PlayPause: the second one moves on and keeps it playing."""
    playerctl("play")
    wait_for_status("Playing")
    for _ in range(2):
        call(PLAYER, "PlayPause")
    wait_for_status("Playing")
    wait_for(lambda: float(playerctl("position")) > 1, "the next paragraph")


def test_what_is_played(playing: Playing) -> None:
    wait_for(lambda: playerctl("metadata", "xesam:title") == "The harbour", "the title")
    assert playerctl("metadata", "xesam:album") == "a test"
    assert 15e6 < int(playerctl("metadata", "mpris:length")) < 35e6
    # The library sends it as a text, which is shown without quotes.
    track = playerctl("metadata", "mpris:trackid").strip("'")
    assert track == "/harken/article/small/article"


def test_another_article_and_back(playing: Playing) -> None:
    def key() -> str:
        return playerctl("metadata", "mpris:trackid").strip("'")

    wait_for(lambda: key().endswith("/small/article"), "the first article")
    playerctl("next")
    wait_for(lambda: key().endswith("/next/article"), "the next article")
    playerctl("next")
    playerctl("previous")
    wait_for(lambda: key().endswith("/small/article"), "the article before")


def test_volume(playing: Playing) -> None:
    wait_for(lambda: playerctl("volume") == "1.000000", "the volume")
    playerctl("volume", "0.4")
    wait_for(lambda: playerctl("volume") == "0.400000", "half of it")


def test_what_only_the_window_can_do(playing: Playing) -> None:
    wait_for_status("Stopped")
    playerctl("open", "https://example.org/a?b=c")
    assert playing.line() == "open https://example.org/a?b=c"
    call(ROOT, "Raise")
    assert playing.line() == "raise"
    call(ROOT, "Quit")
    wait_for(lambda: playing.ended, "its end")
    assert "harken" not in playerctl("-l")


# What only our own keeps to, for the library does not.


def test_the_interfaces_are_those_of_the_specification(mpris: Playing) -> None:
    [xml] = call("org.freedesktop.DBus.Introspectable", "Introspect")
    assert isinstance(xml, str)
    for interface in ET.fromstring(xml).iterfind("interface"):
        if interface.get("name") in SPECIFIED:
            assert set(_described(interface)) == SPECIFIED[str(interface.get("name"))]


def _described(interface: ET.Element) -> Iterator[str]:
    for member in interface:
        name = member.get("name")
        if member.tag == "property":
            name = str(name).upper() if member.get("access") == "readwrite" else name
            yield f"{member.get('type')} {name}"
        elif member.tag in {"method", "signal"}:
            yield f"{name}({''.join(str(arg.get('type')) for arg in member.iterfind('arg'))})"


def test_every_property_has_its_type(mpris: Playing) -> None:
    for interface, members in SPECIFIED.items():
        [all_] = call(PROPERTIES, "GetAll", "s", interface)
        assert isinstance(all_, dict)
        for member in members:
            if "(" not in member:
                type_, name = member.split()
                [found] = [all_[known] for known in all_ if known.lower() == name.lower()]
                assert found[0] == type_


@pytest.mark.parametrize("article", ["small", "long"])
def test_everything_that_is_told_of_an_article_has_its_type(bus: PrivateBus, article: str) -> None:
    playing = Playing("mpris", article)
    kind, metadata = read("Metadata")
    playing.close()
    assert kind == "a{sv}"
    assert isinstance(metadata, dict)
    types = {name: type_ for name, (type_, _) in metadata.items()}
    if article == "long":
        assert metadata["mpris:length"][1] > 2**31
        assert types == METADATA
    else:
        # PySide sends what fits into 32 bits as such, whatever it is told.
        assert types.pop("mpris:length") in {"i", "x"}
        assert types.items() <= METADATA.items()


def test_positions(mpris: Playing) -> None:
    for command in ("play", "pause"):  # of what is stopped, playerctl says 0 and asks nobody
        playerctl(command)
    wait_for_status("Paused")
    for press, arrives_s in (("10", 10), ("5+", 15), ("5-", 10), ("100-", 0), ("10", 10)):
        playerctl("position", press)
        # playerctl does not wait for what it asks.
        wait_for_position(arrives_s)
    # Of another track, before the start, past the end: nothing.
    here = read("Position")
    track = "/harken/article/small/article"
    for path, position_us in (("/harken/article/other/article", 5), (track, -1), (track, 10**12)):
        call(PLAYER, "SetPosition", "ox", path, position_us)
    assert read("Position") == here
    call(PLAYER, "Seek", "x", 10**12)
    wait_for(lambda: "next" in playerctl("metadata", "mpris:trackid"), "the next article")


def test_the_rate_and_its_limits(mpris: Playing) -> None:
    assert read("Rate") == ("d", 1.0)
    assert (read("MinimumRate"), read("MaximumRate")) == (("d", 0.5), ("d", 5.0))
    for wished, times in ((1.5, 1.5), (0.01, 0.5), (1000.0, 5.0), (1.1, 1.1)):
        call(PROPERTIES, "Set", "ssv", PLAYER, "Rate", ("d", wished))
        assert read("Rate") == ("d", times)
    call(PLAYER, "Play")
    call(PROPERTIES, "Set", "ssv", PLAYER, "Rate", ("d", 0.0))
    wait_for_status("Paused")
    assert read("Rate") == ("d", 1.1)


REFUSED: list[tuple[str, str, str, tuple[object, ...]]] = [
    (PLAYER, "Dance", "", ()),
    (PLAYER, "Seek", "s", ("soon",)),
    (PLAYER, "SetPosition", "x", (5,)),
    (PROPERTIES, "Get", "ss", (PLAYER, "Mood")),
    (PROPERTIES, "Set", "ssv", (PLAYER, "Position", ("x", 5))),
    (PROPERTIES, "Set", "ssv", (PLAYER, "Metadata", ("s", "none"))),
    (PROPERTIES, "Set", "ssv", (PLAYER, "Rate", ("as", ["fast"]))),
]
WITHOUT_SENSE: list[tuple[str, str, str, tuple[object, ...]]] = [
    *((PROPERTIES, "Set", "ssv", (PLAYER, "Rate", ("d", it))) for it in (nan, inf, -inf)),
    *((PROPERTIES, "Set", "ssv", (PLAYER, "Volume", ("d", it))) for it in (nan, inf, 1e308)),
    *((PLAYER, "SetPosition", "ox", (it, 5)) for it in ("/", "/org/mpris/MediaPlayer2/none")),
    (PLAYER, "Seek", "x", (-(2**63),)),
    *(
        (PLAYER, "OpenUri", "s", (it,))
        for it in ("", ":", "javascript:x", "/etc/fstab", "a" * 9999)
    ),
]


def test_nonsense_from_other_programs_changes_nothing(mpris: Playing) -> None:
    [before] = call(PROPERTIES, "GetAll", "s", PLAYER)
    for interface, method, signature, arguments in REFUSED:
        with pytest.raises(NoAnswer):
            call(interface, method, signature, *arguments)
    for interface, method, signature, arguments in WITHOUT_SENSE:
        call(interface, method, signature, *arguments)
    assert call(PROPERTIES, "GetAll", "s", PLAYER) == [before]
    for wished, taken in ((-3.0, 0.0), (1e308, 1.0)):
        call(PROPERTIES, "Set", "ssv", PLAYER, "Volume", ("d", wished))
        assert read("Volume") == ("d", taken)
    for wished, taken in ((-1.0, 0.5), (1e308, 5.0)):
        call(PROPERTIES, "Set", "ssv", PLAYER, "Rate", ("d", wished))
        assert read("Rate") == ("d", taken)
    assert "Traceback" not in mpris.close()  # Qt itself tells of calls that nobody takes


def test_the_bus_goes_and_the_reading_goes_on_and_on_the_next_bus_it_is_shown(
    bus: PrivateBus, mpris: Playing
) -> None:
    call(PLAYER, "Play")
    bus.close()
    mpris.press()  # it tells what nobody hears
    with closing(PrivateBus(bus.socket.parent)):
        mpris.press()
        wait_for(lambda: playerctl("volume") == "0.250000", "the player, on the new bus")
        assert read("Position") > ("x", 8_000_000)
        for wish, status in (("pause", "Paused"), ("play", "Playing")):
            playerctl(wish)
            wait_for_status(status)
    mpris.press()
    assert mpris.close() == ""


def test_only_what_has_changed_is_told_and_jumps_are(mpris: Playing) -> None:
    with open_dbus_connection("SESSION") as connection:
        rule = MatchRule(type="signal", path=OBJECT)
        Proxy(message_bus, connection).AddMatch(rule)
        with connection.filter(rule, bufsize=100) as told:
            playerctl("volume", "0.5")
            message = connection.recv_until_filtered(told, timeout=5)
            assert message.body == (PLAYER, {"Volume": ("d", 0.5)}, [])
            playerctl("play")
            message = connection.recv_until_filtered(told, timeout=5)
            assert message.body == (PLAYER, {"PlaybackStatus": ("s", "Playing")}, [])
            call(PLAYER, "Seek", "x", 10_000_000)
            seeked = [connection.recv_until_filtered(told, timeout=5)]
            while seeked[-1].header.fields[3] != "Seeked":
                assert set(seeked[-1].body[1]) <= {"Metadata"}
                seeked.append(connection.recv_until_filtered(told, timeout=5))
            [position_us] = seeked[-1].body
            assert position_us == pytest.approx(10_000_000, abs=1_500_000)


def test_who_follows_sees_every_change(mpris: Playing, tmp_path: Path) -> None:
    log = tmp_path / "followed"
    with log.open("w") as file:
        follower = subprocess.Popen(
            ["playerctl", "--follow", "metadata", "--format", "{{status}} {{title}}"], stdout=file
        )
    wait_for(lambda: log.read_text(encoding="utf-8"), "what there is")
    for command in ("play", "pause", "stop"):
        playerctl(command)
    expected = ["Stopped", "Playing", "Paused", "Stopped"]

    def seen() -> list[str]:
        lines = log.read_text(encoding="utf-8").splitlines()
        assert all(line.endswith(" The harbour") for line in lines)
        statuses = [line.split()[0] for line in lines]
        return [status for n, status in enumerate(statuses) if status not in statuses[n - 1 : n]]

    wait_for(lambda: seen() == expected, "all of it")
    follower.terminate()
    follower.wait()


def test_two_players_on_the_bus(mpris: Playing) -> None:
    other = Playing("mpris")
    second = f"harken.instance{other.pid}"
    assert set(playerctl("-l").split()) == {"harken", second}
    playerctl("-p", second, "play")
    wait_for(lambda: playerctl("-p", second, "status") == "Playing", "the second")
    assert playerctl("-p", "harken", "status") == "Stopped"
    other.close()
    wait_for(lambda: playerctl("-l") == "harken", "only the first")
