"""`harken desktop`: puts Harken into the menus and "Open with…" of a person's desktop."""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from harken.cli.default_programs import forget_defaults, keep_defaults
from harken.cli.output import Output
from harken.errors import HarkenError
from harken.paths import data_dir, resources_dir

_PROGRAM = "harken"
_COMPONENT = "io.github.harken_reader.harken"
"""What software centres call it."""
_PATIENCE_S = 60.0
_LISTS = frozenset(
    [
        *("mimeinfo.cache", "mime.cache", "aliases", "generic-icons", "globs", "globs2", "icons"),
        *("magic", "subclasses", "treemagic", "types", "version", "XMLnamespaces"),
    ]
)
"""What the programs that tell the desktop write, also of nothing."""

# Where each file goes in the person's data folder, by its name in `resources/`.
_FILES = (
    ("desktop/harken.desktop", "applications/harken.desktop"),
    ("icons/harken.svg", "icons/hicolor/scalable/apps/harken.svg"),
    ("desktop/harken-symbolic.svg", "icons/hicolor/symbolic/apps/harken-symbolic.svg"),
    ("desktop/harken.xml", "mime/packages/harken.xml"),
    (f"desktop/{_COMPONENT}.metainfo.xml", f"metainfo/{_COMPONENT}.metainfo.xml"),
)
# What tells the desktop of it, where it is there: a program, and the folder it looks through.
_UPDATERS = (
    ("update-desktop-database", "applications"),
    ("update-mime-database", "mime"),
)


def run(arguments: argparse.Namespace, output: Output) -> None:
    """Installs or removes the desktop entry, icon, file types and description."""
    what = "Cannot install it" if arguments.what == "install" else "Cannot remove it"
    with output.source(f"harken desktop {arguments.what}"):
        if not sys.platform.startswith(("linux", "freebsd", "openbsd", "netbsd", "dragonfly")):
            raise HarkenError(
                what,
                "this system has no desktop entries",
                "On Windows and macOS, pin the program or make a shortcut to it.",
            )
        folder = _data_folder()
        _keep_defaults(arguments.what, what)
        changed = _install(folder) if arguments.what == "install" else _remove(folder)
        for path in changed:
            output.line(str(path))
        _update(folder)
        if arguments.what == "remove" and changed:
            with contextlib.suppress(OSError):  # they are in nobody's way
                _tidy(folder)
        output.line(_last_word(arguments.what, changed))


def _data_folder() -> Path:
    named = os.environ.get("XDG_DATA_HOME", "")
    return Path(named) if Path(named).is_absolute() else Path.home() / ".local" / "share"


def _install(folder: Path) -> list[Path]:
    """Puts the files in their places; those that were not so already."""
    program = _program()
    changed = []
    for name, place in _FILES:
        wanted = (resources_dir() / name).read_text(encoding="utf-8")
        if place.endswith(".desktop"):
            wanted = entry_for(wanted, program)
        target = folder / place
        try:
            if target.is_file() and target.read_bytes() == wanted.encode():
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(wanted, encoding="utf-8")
        except OSError as error:
            raise _refused("Cannot install it", target, error) from error
        changed.append(target)
    return changed


def _keep_defaults(what: str, failure: str) -> None:
    """Sees to it that the same programs open files by default as without Harken."""
    entry = (resources_dir() / "desktop" / "harken.desktop").read_text(encoding="utf-8")
    [kinds] = [line for line in entry.splitlines() if line.startswith("MimeType=")]
    try:
        if what == "install":
            keep_defaults([kind for kind in kinds.partition("=")[2].split(";") if kind])
        else:
            forget_defaults()
    except OSError as error:
        raise _refused(failure, Path(error.filename or "mimeapps.list"), error) from error


def _remove(folder: Path) -> list[Path]:
    """Takes the files away; those that were there."""
    removed = []
    for _, place in _FILES:
        target = folder / place
        try:
            target.unlink()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise _refused("Cannot remove it", target, error) from error
        removed.append(target)
    return removed


def _tidy(folder: Path) -> None:
    """Takes away the folders in which nothing is left but what desktops list of what was there."""
    empty = [data_dir()]
    for name in ("applications", "mime"):
        place = folder / name
        files = [path for path in place.rglob("*") if not path.is_dir()]
        if all(path.parent == place and path.name in _LISTS for path in files):
            empty += [path for path in place.glob("*") if path.is_dir()]
            for path in files:
                path.unlink()
    for _, file in _FILES:
        empty += [folder / parent for parent in list(Path(file).parents)[:-1]]
    for path in empty:
        with contextlib.suppress(OSError):  # something is in it, or it has gone already
            path.rmdir()


def entry_for(entry: str, program: Path) -> str:
    """A desktop entry that starts one program, wherever it is installed.

    As the Desktop Entry Specification 1.5 has it, in its chapters on values and on Exec: in Exec a
    path stands in quotes, in which four characters take a backslash, a percent sign is doubled,
    and then each backslash is doubled, for it is a value; in TryExec only the last is done.

    Args:
        entry: The one in `resources/`, which calls it by its name.
        program: Its absolute path.
    """
    quoted = "".join(f"\\{one}" if one in '"`$\\' else one for one in str(program))
    run_it = f'"{quoted}"'.replace("%", "%%").replace("\\", "\\\\")
    try_it = str(program).replace("\\", "\\\\")
    return "".join(_filled_in(line, run_it, try_it) for line in entry.splitlines(keepends=True))


def _filled_in(line: str, run_it: str, try_it: str) -> str:
    for key, command in (("Exec", run_it), ("TryExec", try_it)):
        start = f"{key}={_PROGRAM}"
        if line.startswith(start):
            return f"{key}={command}{line.removeprefix(start)}"
    return line


def _program() -> Path:
    """The program as it was started, else the one on the path or beside this Python."""
    for found in _candidates():
        # Not resolved: where it is a link, what it leads to changes with the next version.
        path = Path(found).absolute()
        if path.name == _PROGRAM and path.is_file() and os.access(path, os.X_OK):
            return path
    raise HarkenError(
        "Cannot install it",
        "the installed program `harken` was not found",
        "Install Harken, for example with `pip install .`, and try again.",
    )


def _candidates() -> Iterator[str]:
    if os.sep in sys.argv[0]:
        yield sys.argv[0]
    yield str(Path(sys.executable).with_name(_PROGRAM))
    if (on_path := shutil.which(_PROGRAM)) is not None:
        yield on_path


def _update(folder: Path) -> None:
    """Has the desktop look anew, where it keeps lists; without them it looks by itself."""
    for program, place in _UPDATERS:
        if shutil.which(program) and (folder / place).is_dir():
            with contextlib.suppress(subprocess.TimeoutExpired, OSError):
                subprocess.run(
                    [program, str(folder / place)],
                    capture_output=True,
                    timeout=_PATIENCE_S,
                    check=False,
                )
    # Desktops notice a new icon by the time of the theme's folder.
    with contextlib.suppress(OSError):
        os.utime(folder / "icons" / "hicolor")


def _last_word(what: str, changed: list[Path]) -> str:
    if what == "install":
        if not changed:
            return "It is installed already."
        return 'Harken is in the menus, and "Open with…" offers it. No default program has changed.'
    return "Removed." if changed else "It was not installed."


def _refused(what: str, path: Path, error: OSError) -> HarkenError:
    why = f"{path}: {error.strerror or 'the system refused'}"
    return HarkenError(what, why, "Check that you may write there, and try again.")
