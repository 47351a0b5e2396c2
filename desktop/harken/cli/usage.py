"""Wrong usage: told in the same way by every subcommand."""

import argparse
from typing import NoReturn

from harken.cli.streams import tell

USAGE = 2


class Parser(argparse.ArgumentParser):
    """A parser that ends with the right status even where nobody can be told why."""

    def error(self, message: str) -> NoReturn:
        """Tells of wrong usage, and ends."""
        tell(f"{self.format_usage()}{self.prog}: error: {message}")
        raise SystemExit(USAGE)
