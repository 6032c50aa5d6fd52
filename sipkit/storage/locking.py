"""One writer at a time in a folder. The system frees the lock when its holder dies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sipkit.errors import FileFault
from sipkit.storage.platser import disk_faults

LOCK = ".las"
PATIENCE = 5.0
"""Seconds to wait for another writer, who needs some milliseconds."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only one who writes to the folder, which exists.

    Raises:
        FileFault: `arende-upptaget` when someone else writes and does not get done; `fil-skriv` when nobody can.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK, PATIENCE, mode=0o600)
    with disk_faults(folder):
        try:
            lock.acquire()
        except Timeout:
            vad = "Ett annat fönster skriver i samma mapp och blir inte klart."
            raise FileFault("arende-upptaget", vad, str(folder), "Försök igen om en stund.") from None
    try:
        yield
    finally:
        lock.release()
