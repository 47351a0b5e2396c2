"""What a process takes (Linux only)."""

import gc
import os
from dataclasses import dataclass
from pathlib import Path

_GROWTH = 1.05
"""So much more is still called flat."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a process takes at one moment."""

    memory_mb: float
    threads: int
    """Those of the system, whoever started them."""
    handles: int
    """Open files, pipes and sockets."""

    @classmethod
    def of(cls, pid: int) -> "Footprint":
        """Looks at a process that runs."""
        gc.collect()
        process = Path("/proc", str(pid))
        pages = int(process.joinpath("statm").read_text().split()[1])
        return cls(
            pages * os.sysconf("SC_PAGE_SIZE") / 1e6,
            len(list(process.joinpath("task").iterdir())),
            len(list(process.joinpath("fd").iterdir())),
        )

    def has_grown_from(self, before: "Footprint") -> list[str]:
        """Names what is more than it was, by more than 5 %."""
        return [
            f"{name}: {was:g} -> {now:g}"
            for name, was, now in (
                ("memory in MB", before.memory_mb, self.memory_mb),
                ("threads", before.threads, self.threads),
                ("handles", before.handles, self.handles),
            )
            if now > was * _GROWTH
        ]
