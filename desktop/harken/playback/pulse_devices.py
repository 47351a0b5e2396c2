"""What PulseAudio says of its sinks and sources, which Qt 6.11 does not tell in full.

Qt tells of none that is taken away but the default one, and keeps what has gone in its list. So
we ask the server ourselves, by libpulse, which Qt's own audio needs and PipeWire answers, too.
"""

import ctypes
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, Signal

_NOFLAGS = 0
_CONTEXT_READY = 4
_PORT_UNAVAILABLE = 1


class _SampleSpec(ctypes.Structure):
    _fields_ = (("format", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8))


class _ChannelMap(ctypes.Structure):
    _fields_ = (("channels", ctypes.c_uint8), ("map", ctypes.c_int * 32))


class _Volumes(ctypes.Structure):
    _fields_ = (("channels", ctypes.c_uint8), ("values", ctypes.c_uint32 * 32))


class _Port(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("description", ctypes.c_char_p),
        ("priority", ctypes.c_uint32),
        ("available", ctypes.c_int),
    )


class _DeviceInfo(ctypes.Structure):
    """The part that pa_sink_info and pa_source_info have in common, but for names of fields."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("index", ctypes.c_uint32),
        ("description", ctypes.c_char_p),
        ("sample_spec", _SampleSpec),
        ("channel_map", _ChannelMap),
        ("owner_module", ctypes.c_uint32),
        ("volume", _Volumes),
        ("mute", ctypes.c_int),
        ("monitor", ctypes.c_uint32),
        ("monitor_name", ctypes.c_char_p),
        ("latency", ctypes.c_uint64),
        ("driver", ctypes.c_char_p),
        ("flags", ctypes.c_int),
        ("proplist", ctypes.c_void_p),
        ("configured_latency", ctypes.c_uint64),
        ("base_volume", ctypes.c_uint32),
        ("state", ctypes.c_int),
        ("n_volume_steps", ctypes.c_uint32),
        ("card", ctypes.c_uint32),
        ("n_ports", ctypes.c_uint32),
        ("ports", ctypes.POINTER(ctypes.POINTER(_Port))),
        ("active_port", ctypes.POINTER(_Port)),
    )


_Notify = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)
_SubscribeEvent = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32, ctypes.c_void_p
)
_DeviceListed = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.POINTER(_DeviceInfo), ctypes.c_int, ctypes.c_void_p
)


class PulseKind(Enum):
    """Which devices are asked for: the mask to subscribe to, and the question."""

    SINK = (0x0001, "pa_context_get_sink_info_list")
    """What plays."""
    SOURCE = (0x0002, "pa_context_get_source_info_list")
    """What hears; each sink has one that hears what is played on it, its monitor."""


@dataclass(frozen=True, slots=True)
class PulseDevice:
    """A sink or source as the server lists it."""

    name: str
    """Its id, as Qt has it, too."""
    port: str | None
    """What it uses, such as "analog-output-headphones"; None where it has one way."""
    unplugged_ports: frozenset[str] = frozenset()
    """Those of its ports that nothing is plugged into."""


class PulseDevices(QObject):
    """Listens to a server for as long as it lives; a server that comes back is another one's.

    libpulse calls from a thread of its own; the signal brings it to the receiver's.

    Args:
        kind: Of which devices it tells.
        server: As libpulse takes it: "unix:" and the path of a socket.
        parent: The owner.
    """

    listed = Signal(object)
    """A tuple of `PulseDevice`: at first, and whenever one has come, gone or changed."""

    def __init__(self, kind: PulseKind, server: str, parent: QObject) -> None:
        super().__init__(parent)
        self._event_mask, self._question = kind.value
        self._pulse = _library()
        self._found: list[PulseDevice] = []
        self._told: tuple[PulseDevice, ...] | None = None
        self._asking = False
        self._ask_again = False
        """Whether something has changed since the answer began."""
        # libpulse keeps only pointers: these references keep the callbacks alive.
        self._on_state = _Notify(self._state_changed)
        self._on_event = _SubscribeEvent(lambda *_: self._ask())
        self._on_device = _DeviceListed(self._device_listed)
        self._loop: int | None = None
        self._context: int | None = None
        if self._pulse is not None:
            self._connect(self._pulse, server)

    def close(self) -> None:
        """Ends it, and the thread. Idempotent."""
        loop, context = self._loop, self._context
        self._loop = self._context = None
        if self._pulse is not None and loop:
            self._pulse.pa_threaded_mainloop_lock(loop)
            self._pulse.pa_context_disconnect(context)
            self._pulse.pa_context_unref(context)
            self._pulse.pa_threaded_mainloop_unlock(loop)
            self._pulse.pa_threaded_mainloop_stop(loop)
            self._pulse.pa_threaded_mainloop_free(loop)

    def _connect(self, pulse: ctypes.CDLL, server: str) -> None:
        self._loop = loop = pulse.pa_threaded_mainloop_new()
        self._context = pulse.pa_context_new(pulse.pa_threaded_mainloop_get_api(loop), b"Harken")
        pulse.pa_context_set_state_callback(self._context, self._on_state, None)
        pulse.pa_context_set_subscribe_callback(self._context, self._on_event, None)
        pulse.pa_context_connect(self._context, server.encode(), _NOFLAGS, None)
        pulse.pa_threaded_mainloop_start(loop)

    # What follows is called on libpulse's thread.

    def _state_changed(self, context: int, _: Any) -> None:
        assert self._pulse is not None
        if self._pulse.pa_context_get_state(context) == _CONTEXT_READY:
            self._release(
                self._pulse.pa_context_subscribe(context, self._event_mask, _Ignored(), None)
            )
            self._ask()

    def _ask(self) -> None:
        if self._asking:
            self._ask_again = True
        elif self._pulse is not None and self._context:
            self._asking, self._ask_again = True, False
            self._found.clear()
            ask = getattr(self._pulse, self._question)
            self._release(ask(self._context, self._on_device, None))

    def _device_listed(self, _context: int, info: Any, end: int, _: Any) -> None:
        if not end:
            self._found.append(_device(info.contents))
            return
        self._asking = False
        if self._ask_again:
            self._ask()
        elif end > 0 and self._told != tuple(self._found):
            self._told = tuple(self._found)
            self.listed.emit(self._told)

    def _release(self, operation: int | None) -> None:
        if operation and self._pulse is not None:
            self._pulse.pa_operation_unref(operation)


_Ignored = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def _device(info: _DeviceInfo) -> PulseDevice:
    ports = [info.ports[number].contents for number in range(info.n_ports)]
    return PulseDevice(
        info.name.decode("utf-8", "replace"),
        info.active_port.contents.name.decode() if info.active_port else None,
        frozenset(it.name.decode() for it in ports if it.available == _PORT_UNAVAILABLE),
    )


@cache
def _library() -> ctypes.CDLL | None:
    """libpulse, None where there is none: another system, or another kind of sound."""
    try:
        pulse = ctypes.CDLL("libpulse.so.0")
    except OSError:
        return None
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    for name, result, arguments in (
        ("pa_threaded_mainloop_new", pointer, ()),
        ("pa_threaded_mainloop_get_api", pointer, (pointer,)),
        ("pa_threaded_mainloop_start", ctypes.c_int, (pointer,)),
        ("pa_threaded_mainloop_lock", None, (pointer,)),
        ("pa_threaded_mainloop_unlock", None, (pointer,)),
        ("pa_threaded_mainloop_stop", None, (pointer,)),
        ("pa_threaded_mainloop_free", None, (pointer,)),
        ("pa_context_new", pointer, (pointer, text)),
        ("pa_context_connect", ctypes.c_int, (pointer, text, ctypes.c_int, pointer)),
        ("pa_context_disconnect", None, (pointer,)),
        ("pa_context_unref", None, (pointer,)),
        ("pa_context_get_state", ctypes.c_int, (pointer,)),
        ("pa_context_set_state_callback", None, (pointer, _Notify, pointer)),
        ("pa_context_set_subscribe_callback", None, (pointer, _SubscribeEvent, pointer)),
        ("pa_context_subscribe", pointer, (pointer, ctypes.c_int, _Ignored, pointer)),
        *((kind.value[1], pointer, (pointer, _DeviceListed, pointer)) for kind in PulseKind),
        ("pa_operation_unref", None, (pointer,)),
    ):
        function = getattr(pulse, name)
        function.restype = result
        function.argtypes = arguments
    return pulse
