"""The library: one front for what its tables keep."""

import time
from pathlib import Path

from harken.library.copies import keep_daily_copy, remake_copies
from harken.library.exchanging import ExchangingTables
from harken.library.marks import MarkTable
from harken.library.opening import open_database
from harken.library.queue_table import QueueTable
from harken.library.restoring import Restored, restore
from harken.library.search import SearchedTable


class Library(SearchedTable, ExchangingTables, QueueTable, MarkTable):
    """Articles, the queue, places, marks. Each change is whole on the disk when the call returns.

    A change that fails leaves all as it was. For one thread; `LibraryWorker` has one of its own.
    All methods raise `HarkenError` where a person can help it.

    Args:
        path: The file, made where there is none; None for a library in memory, which lasts as
            long as this.

    Raises:
        LibraryDamaged: The file cannot be read as it is; `restore` may help.
        HarkenError: The file cannot be opened or written, is another program's, or was made by a
            newer Harken.
    """

    def __init__(self, path: Path | None) -> None:
        database = open_database(path)
        super().__init__(database)
        try:
            self.purge(time.time())
        except BaseException:
            database.connection.close()
            raise

    def close(self) -> None:
        """Closes the file."""
        self._database.close()

    def hurry(self) -> None:
        """From now on waits for other programs no longer than half a second in all. Any thread."""
        self._database.hurry()

    def keep_daily_copy(self) -> None:
        """Copies the file where the last copy is older than a day; the last two are kept.

        Raises:
            LibraryDamaged: The file is damaged; it was not copied.
            HarkenError: The copy cannot be written.
        """
        keep_daily_copy(self._database)

    def remake_copies(self) -> None:
        """Leaves in no copy what is not in the file any more.

        Only what was set aside as damaged is left alone.

        Raises:
            HarkenError: A copy cannot be written.
        """
        remake_copies(self._database)

    def empty_log(self) -> None:
        """Leaves nothing in the file's log; waits for no other program.

        Raises:
            HarkenError: Another program still reads what is in it.
        """
        self._database.empty_log()

    def restore_file(self, path: Path) -> Restored:
        """Saves what can be read of a damaged library, this one's file or another; see `restore`.

        Where it is this one's, this goes on with the new file; where that fails, in memory.

        Raises:
            HarkenError: The new file cannot be written; the damaged one is as it was.
        """
        if path != self._database.path:
            return restore(path)
        self._database.connection.close()
        self._database = open_database(None)
        restored = restore(path)
        in_memory, self._database = self._database, open_database(path)
        in_memory.close()
        return restored
