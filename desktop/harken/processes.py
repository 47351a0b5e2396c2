"""Which processes of this computer run."""

import os
import sys


def may_run(pid: int) -> bool:
    """Whether a process may run; on Windows, where asking would end it, any may."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # it is another person's
        return True
    return True
