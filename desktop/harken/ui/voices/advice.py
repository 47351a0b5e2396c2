"""How a voice is installed, on each kind of system."""

import platform
import shlex
import subprocess
import sys
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

# By ID and ID_LIKE of os-release: one natural voice, and one that speaks a hundred languages.
_INSTALLING = {
    "debian": "sudo apt install libflite1 espeak-ng",
    "ubuntu": "sudo apt install libflite1 espeak-ng",
    "fedora": "sudo dnf install flite espeak-ng",
    "rhel": "sudo dnf install flite espeak-ng",
    "arch": "sudo pacman -S flite espeak-ng",
    "suse": "sudo zypper install flite espeak-ng",
    "opensuse": "sudo zypper install flite espeak-ng",
    "alpine": "sudo apk add flite espeak-ng",
}


def this_os_release() -> Mapping[str, str]:
    """What the system says of itself in os-release; empty where it has none."""
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def system_command(os_release: Mapping[str, str]) -> str | None:
    """The command that installs voices with the system's own tool; None where none is known.

    Args:
        os_release: The fields of the file os-release.
    """
    names = [os_release.get("ID", ""), *os_release.get("ID_LIKE", "").split()]
    return next((_INSTALLING[name] for name in names if name in _INSTALLING), None)


def pip_command(platform_name: str, python: str) -> str:
    """The command that installs voices beside Harken, without an administrator.

    Args:
        platform_name: As `sys.platform` has it.
        python: The path of the Python that Harken runs in.
    """
    # py-nanotts is not made for macOS.
    natural = [] if platform_name == "darwin" else ["py-nanotts"]
    words = [python, "-m", "pip", "install", *natural, "espeakng-loader"]
    return subprocess.list2cmdline(words) if platform_name == "win32" else shlex.join(words)


def where_to_look(platform_name: str) -> str:
    """Where a system that has voices of its own keeps them; empty for others."""
    tr = QCoreApplication.translate
    if platform_name == "win32":
        return tr("Advice", "In Settings, open Time & language, then Speech, and add a voice.")
    if platform_name == "darwin":
        return tr(
            "Advice",
            "In System Settings, open Accessibility, then Spoken Content, and add a system voice.",
        )
    return ""


def commands_here() -> list[str]:
    """The commands for this system, the best first."""
    first = system_command(this_os_release()) if sys.platform.startswith("linux") else None
    return [*([first] if first else []), pip_command(sys.platform, sys.executable)]
