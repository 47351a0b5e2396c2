"""Where things lie on this computer: our own resources and the person's folders."""

from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("harken", appauthor=False)


def resources_dir() -> Path:
    """The folder of icons, the sample article and word lists.

    A wheel carries it inside the package; in a checkout it stands at the top level. An editable
    install has both, and there the copy inside site-packages is a stale snapshot: hence by path.
    """
    package = Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parents[1] / "resources"


def sample_article() -> Path:
    """The article that a new person can try."""
    return resources_dir() / "sample" / "the-harbour-that-learned-to-breathe.html"


def config_dir() -> Path:
    """The person's settings (XDG_CONFIG_HOME/harken on Linux)."""
    return Path(_DIRS.user_config_dir)


def cache_dir() -> Path:
    """What can be made anew at any time."""
    return Path(_DIRS.user_cache_dir)


def music_dir() -> Path:
    """Where saved audio goes unless the person says otherwise."""
    return Path(_DIRS.user_music_dir)


def documents_dir() -> Path:
    """Where saved texts go unless the person says otherwise."""
    return Path(_DIRS.user_documents_dir)


def voices_dir() -> Path:
    """Where voices lie that the person has added (XDG_DATA_HOME/harken/voices on Linux)."""
    return Path(_DIRS.user_data_dir, "voices")


def data_dir() -> Path:
    """What the person has collected (XDG_DATA_HOME/harken on Linux)."""
    return Path(_DIRS.user_data_dir)


def faults_path() -> Path:
    """The log of faults of ours."""
    return config_dir() / "faults.txt"


def farewell_paths() -> tuple[Path, Path]:
    """The word for the next start, where the last of a session could not be kept.

    The second is for where the library's own folder cannot be written, which may be just the cause.
    """
    return data_dir() / "not-kept.json", config_dir() / "not-kept.json"


def library_path() -> Path:
    """The library's file."""
    return data_dir() / "library.sqlite3"
