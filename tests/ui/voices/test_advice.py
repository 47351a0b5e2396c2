"""How a voice is installed on each kind of system."""

import pytest

from harken.ui.voices.advice import commands_here, pip_command, system_command, where_to_look


@pytest.mark.parametrize(
    ("os_release", "tool"),
    [
        ({"ID": "debian"}, "apt"),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, "apt"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "apt"),
        ({"ID": "fedora"}, "dnf"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "dnf"),
        ({"ID": "manjaro", "ID_LIKE": "arch"}, "pacman"),
        ({"ID": "opensuse-tumbleweed", "ID_LIKE": "opensuse suse"}, "zypper"),
        ({"ID": "alpine"}, "apk"),
    ],
)
def test_by_the_systems_own_tool(os_release: dict[str, str], tool: str) -> None:
    command = system_command(os_release)
    assert command is not None
    assert command.startswith(f"sudo {tool} ") and "espeak-ng" in command


@pytest.mark.parametrize("os_release", [{}, {"ID": "slackware"}, {"ID": "", "ID_LIKE": "  "}])
def test_a_system_that_is_not_known_has_no_such_command(os_release: dict[str, str]) -> None:
    assert system_command(os_release) is None


def test_by_pip_anywhere() -> None:
    assert pip_command("linux", "/opt/my apps/python3") == (
        "'/opt/my apps/python3' -m pip install py-nanotts espeakng-loader"
    )
    assert pip_command("win32", r"C:\My Apps\python.exe") == (
        r'"C:\My Apps\python.exe" -m pip install py-nanotts espeakng-loader'
    )
    assert "py-nanotts" not in pip_command("darwin", "python3")
    assert commands_here()[-1].endswith("espeakng-loader")


def test_systems_with_voices_of_their_own_say_where_they_are() -> None:
    assert "Speech" in where_to_look("win32")
    assert "Spoken Content" in where_to_look("darwin")
    assert where_to_look("linux") == ""
