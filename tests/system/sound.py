"""A sound server of our own with loudspeakers that can be recorded, pulled out and killed.

Nothing here is a stand-in: it is PulseAudio or PipeWire, with null sinks where the sound card
would be.
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

RECORDING_RATE_HZ = 44_100
"""Twice the rate of the clips, so that a clip's frame lies on a frame of the recording."""

Samples = npt.NDArray[np.float64]


def missing_programs() -> list[str]:
    """The programs that these tests need and that are not installed."""
    return [name for name in ("pulseaudio", "pactl", "parec", "pacat") if not shutil.which(name)]


class PulseServer:
    """A private PulseAudio server. `environment` names what a process needs to reach it."""

    programs: tuple[str, ...] = ("pulseaudio",)
    """What it consists of."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="harken-pulse-"))
        self._socket = self._folder / "pulse" / "native"
        self._socket.parent.mkdir()
        self._servers: list[subprocess.Popen[bytes]] = []
        self._noise_floors: dict[str, subprocess.Popen[bytes]] = {}
        self._modules: dict[str, str] = {}
        self.environment = {
            "PULSE_SERVER": f"unix:{self._socket}",
            "XDG_RUNTIME_DIR": str(self._folder),
            "PULSE_COOKIE": str(self._folder / "cookie"),
        }

    def start(self, *, with_sink: bool = True, with_dummy: bool = False) -> None:
        """Starts the server and waits until it answers.

        Args:
            with_sink: Whether there is a loudspeaker.
            with_dummy: Whether the server puts a dummy in its place when there is none, as it does
                on a person's desktop.
        """
        self._socket.unlink(missing_ok=True)
        self._launch(with_dummy=with_dummy)
        deadline = time.monotonic() + 10
        while self._pactl("info", check=False) is None:
            assert time.monotonic() < deadline, "the sound server does not answer"
            time.sleep(0.05)
        if with_sink:
            self.plug_in()

    def plug_in(self, sink: str = "spk") -> None:
        """Adds a loudspeaker, awake: an idle null sink swallows the start of the first sound.

        Args:
            sink: Its name. Sound is played on the one that came last.
        """
        self._modules[sink] = self._load(sink)
        self.play_on(sink)
        with Path("/dev/zero").open("rb") as zeros:
            self._noise_floors[sink] = subprocess.Popen(
                ["pacat", "--raw", "--latency-msec=100", f"--device={sink}"],
                env={**os.environ, **self.environment},
                stdin=zeros,
                stderr=subprocess.DEVNULL,
            )
        # It has rendered up to a second ahead before it hears that less will do.
        deadline = time.monotonic() + 10
        while self._latency_us(sink) > 200_000:
            assert time.monotonic() < deadline, "the loudspeaker does not become quick"
            time.sleep(0.05)

    def play_on(self, sink: str) -> None:
        """Makes a loudspeaker the one that sound is played on where no other is chosen."""
        # PipeWire's session manager may know neither the loudspeaker nor how to do this yet.
        deadline = time.monotonic() + 10
        while self._pactl("set-default-sink", sink, check=False) is None:
            self._skip_if_ended()
            assert time.monotonic() < deadline, "the loudspeaker does not become the default"
            time.sleep(0.05)

    def pull_out(self, sink: str = "spk") -> None:
        """Takes a loudspeaker away."""
        self._end_noise_floor(sink)
        self._pactl("unload-module", self._modules.pop(sink))

    def kill(self) -> None:
        """Ends the server as a crash would."""
        for server in reversed(self._servers):
            server.send_signal(signal.SIGKILL)
            server.wait()
        self._servers.clear()
        for sink in list(self._noise_floors):
            self._end_noise_floor(sink)

    def close(self) -> None:
        """Ends everything and removes its files. Idempotent."""
        self.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _skip_if_ended(self) -> None:
        """Has the test skipped where a part of the server cannot run on this system."""

    def _launch(self, *, with_dummy: bool) -> None:
        self._run(
            *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
            *("--log-level=error", "--disable-shm=yes"),
            *("-L", f"module-native-protocol-unix socket={self._socket} auth-anonymous=1"),
            *(("-L", "module-always-sink") if with_dummy else ()),
        )

    def _run(self, *command: str) -> None:
        self._servers.append(
            subprocess.Popen(
                command,
                env={**os.environ, **self.environment},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    def _load(self, sink: str) -> str:
        loaded = self._pactl(
            *("load-module", "module-null-sink", f"sink_name={sink}", f"rate={RECORDING_RATE_HZ}"),
            f"sink_properties=device.description=Speakers-{sink}",
        )
        assert loaded is not None
        return loaded.strip()

    def _end_noise_floor(self, sink: str) -> None:
        noise_floor = self._noise_floors.pop(sink)
        noise_floor.kill()
        noise_floor.wait()

    def _latency_us(self, sink: str) -> int:
        listed = self._pactl("--format=json", "list", "sinks")
        assert listed is not None
        return next(int(it["latency"]["actual"]) for it in json.loads(listed) if it["name"] == sink)

    def _pactl(self, *arguments: str, check: bool = True) -> str | None:
        done = subprocess.run(
            ["pactl", *arguments],
            env={**os.environ, **self.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=check,
            timeout=10,
            text=True,
        )
        return None if done.returncode else done.stdout


class PipeWireServer(PulseServer):
    """A private PipeWire, with what makes it a PulseAudio server to its clients."""

    programs = ("dbus-daemon", "pipewire", "wireplumber", "pipewire-pulse")

    def __init__(self) -> None:
        super().__init__()
        self._bus = self._folder / "bus"
        self.environment = {
            "XDG_RUNTIME_DIR": str(self._folder),
            "PULSE_SERVER": f"unix:{self._socket}",
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self._bus}",
        }

    def _launch(self, *, with_dummy: bool) -> None:
        assert not with_dummy, "PipeWire has its own"
        for address in (self._bus, self._folder / "pipewire-0"):
            address.unlink(missing_ok=True)
        self._run("dbus-daemon", "--session", "--nofork", f"--address=unix:path={self._bus}")
        self._wait_for(self._bus)
        self._run("pipewire")
        self._wait_for(self._folder / "pipewire-0")
        self._run("wireplumber")
        self._run("pipewire-pulse")

    def _skip_if_ended(self) -> None:
        if any(server.poll() is not None for server in self._servers):
            pytest.skip("WirePlumber ends at once: it needs systemd's logind, which is not here")

    @staticmethod
    def _wait_for(address: Path) -> None:
        deadline = time.monotonic() + 10
        while not address.exists():
            assert time.monotonic() < deadline, f"there is no {address.name}"
            time.sleep(0.02)


class Recorder:
    """Records what the loudspeaker plays.

    Args:
        server: Where the loudspeaker is.
        folder: Where the recording may lie.
        latency_ms: How late the recorder may get what is heard. Small for measuring times; it costs
            a busy machine so much that the sound may break up.
        sink: Which loudspeaker.
    """

    def __init__(
        self, server: PulseServer, folder: Path, *, latency_ms: int = 100, sink: str = "spk"
    ) -> None:
        self._path = folder / f"recording-{time.monotonic_ns()}.raw"
        self._file = self._path.open("wb")
        self._listened_bytes = 0
        self._process = subprocess.Popen(
            [
                *("parec", "-d", f"{sink}.monitor", "--format=s16le", "--channels=1", "--raw"),
                *(f"--rate={RECORDING_RATE_HZ}", f"--latency-msec={latency_ms}"),
            ],
            stdout=self._file,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **server.environment},
        )
        deadline = time.monotonic() + 30
        while self._path.stat().st_size == 0:
            assert time.monotonic() < deadline, "the recorder records nothing"
            time.sleep(0.01)

    def seconds(self) -> float:
        """How much was recorded until now; what is heard at this moment comes about there."""
        return self._path.stat().st_size / 2 / RECORDING_RATE_HZ

    def has_heard(self, threshold: float) -> bool:
        """Whether something louder than `threshold` (0 to 1) was recorded since it last asked."""
        with self._path.open("rb") as recording:
            recording.seek(self._listened_bytes)
            data = recording.read()
        data = data[: len(data) // 2 * 2]
        self._listened_bytes += len(data)
        return bool((np.abs(np.frombuffer(data, "<i2") / 32768) > threshold).any())

    def stop(self) -> Samples:
        """Ends the recording.

        Returns:
            The samples, -1 to 1.
        """
        time.sleep(0.1)
        self.close()
        return self.recording()

    def recording(self) -> Samples:
        """What was recorded until now, -1 to 1."""
        data = self._path.read_bytes()
        return np.frombuffer(data[: len(data) // 2 * 2], "<i2") / 32768

    def close(self) -> None:
        """Ends the recorder. Idempotent."""
        self._process.terminate()
        self._process.wait()
        self._file.close()


def as_recorded(samples: bytes) -> Samples:
    """A clip's samples at the recording's rate, -1 to 1."""
    sound = np.frombuffer(samples, "<i2") / 32768
    at = np.arange(len(sound) * 2) / 2
    return np.interp(at, np.arange(len(sound)), sound)


def find(sound: Samples, recording: Samples) -> tuple[int, float]:
    """Where `sound` lies in `recording`, and how alike the two are there (1: the same).

    Returns:
        The frame of the recording at which the sound begins, and the correlation.
    """
    size = 1 << (len(recording) + len(sound)).bit_length()
    products = np.fft.irfft(np.fft.rfft(recording, size) * np.conj(np.fft.rfft(sound, size)), size)[
        : max(1, len(recording) - len(sound) + 1)
    ]
    start = int(np.argmax(products))
    there = recording[start : start + len(sound)]
    norms = float(np.linalg.norm(there) * np.linalg.norm(sound))
    return start, float(products[start]) / norms if norms else 0.0


def silences(recording: Samples, *, at_least_s: float = 0.005) -> list[tuple[float, float]]:
    """The stretches of plain silence in `recording`, as seconds from its start."""
    window = RECORDING_RATE_HZ // 1000
    count = len(recording) // window
    loud = np.abs(recording[: count * window].reshape(count, window)).max(axis=1) > 1e-4
    edges = np.flatnonzero(np.diff(np.concatenate(([True], loud, [True])).astype(int)))
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(a / 1000, b / 1000) for a, b in pairs if (b - a) / 1000 >= at_least_s]
