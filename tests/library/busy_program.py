"""Does one deed after the other to a library, saying before and after each which it is.

python busy_program.py FILE SEED
"""

import json
import sys
from pathlib import Path

from harken.library.library import Library
from tests.library.deeds import deeds, do


def main() -> None:
    library = Library(Path(sys.argv[1]))
    for deed in deeds(int(sys.argv[2])):
        print("doing", json.dumps(deed), flush=True)
        do(deed, library)
        print("done", flush=True)


if __name__ == "__main__":
    main()
