"""How old an export is: people die, move and get protection of their data while it lies there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from sipkit.config.varning import Varning
from sipkit.domain.klockslag import STOCKHOLM

_FARSK = timedelta(days=1)


def gammal_export(fil: Path) -> Iterator[Varning]:
    """That a file was last written more than a day ago, by the computer's clock. Of a folder nothing is said."""
    with suppress(OSError):
        written = datetime.fromtimestamp(fil.stat().st_mtime, STOCKHOLM)
        if fil.is_file() and datetime.now(STOCKHOLM) - written > _FARSK:
            told = f"Filen är äldre än ett dygn: den sparades {written:%Y-%m-%d kl %H.%M}."
            yield Varning("gammal-export", f"{told} Någon i den kan ha avlidit, flyttat eller fått skydd sedan dess.")
