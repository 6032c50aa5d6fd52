"""The disk, the same to all who write: private files that are safe before they are moved into place.

What differs between systems, and what a system says when it refuses, is known only here.
"""

from __future__ import annotations

import errno
import os
import stat
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

PART = ".sipkit-*.del"
"""Files that are being written. One that is left was not finished: its writer was killed."""

_ABANDONED = 600
"""Seconds after which nobody is writing a part any more."""

_SKAL: Mapping[int, str] = {
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "din del av disken är full",
    errno.EFBIG: "filen blir större än vad som är tillåtet",
    errno.EACCES: "du har inte rätt att skriva där",
    errno.EPERM: "du har inte rätt att skriva där",
    errno.EROFS: "disken går bara att läsa",
    errno.ENOENT: "mappen finns inte",
    errno.EEXIST: "det är en fil, ingen mapp",
    errno.ENOTDIR: "det är en fil, ingen mapp",
    errno.EISDIR: "en mapp har samma namn som filen",
}


def skal(error: OSError) -> str:
    """Why the system says no, in our words: its own are in the language of the machine."""
    return _SKAL.get(error.errno or 0, f"felkod {error.errno}")


def write_new(path: Path, data: bytes) -> None:
    """Write a private (0600) file in a folder that nobody else knows of, safe on the disk.

    Raises:
        OSError: the disk refuses; what was written is left for whoever made the folder.
    """
    path.touch(mode=0o600, exist_ok=False)
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def write_part(folder: Path, data: bytes) -> Path:
    """Write a private (0600) file with a name of its own, safe on the disk, for its writer to move into place.

    Raises:
        OSError: nothing is left behind.
    """
    prefix, suffix = PART.split("*")
    handle, name = tempfile.mkstemp(dir=folder, prefix=prefix, suffix=suffix)
    with ExitStack() as undo:
        undo.callback(Path(name).unlink, missing_ok=True)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        undo.pop_all()
    return Path(name)


def clear_parts(folder: Path) -> None:
    """Take away what writers that were killed left in a folder; not what someone may still be writing.

    Raises:
        OSError: the folder cannot be read, or a part not be taken away.
    """
    for part in folder.glob(PART):
        with suppress(FileNotFoundError):
            if time.time() - part.stat().st_mtime > _ABANDONED:
                part.unlink()


def replace(path: Path, data: bytes) -> None:
    """Write a file, or write it anew: whoever reads it finds all of the old or all of the new, also after a crash.

    Raises:
        OSError: what was there before still is, and nothing else.
    """
    part = write_part(path.parent, data)
    try:
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the renames last, where the system can: not on Windows, nor on every share."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def make_private(folder: Path) -> None:
    """Make the folder and those above it that are missing, for the user alone (0700).

    Raises:
        OSError: one of them cannot be made.
    """
    for each in reversed([each for each in (folder, *folder.parents) if not each.exists()]):
        each.mkdir(mode=0o700, exist_ok=True)
        sync_folder(each.parent)


def others_may_change(folder: Path) -> bool:
    """Whether everyone on the machine may put files in the folder, or another folder in its place.

    Windows says nothing of this in a file's mode.
    """
    if os.name == "nt":
        return False
    inside, *above = (each.stat().st_mode for each in (folder, *folder.parents))
    return bool(inside & stat.S_IWOTH) or any(mode & stat.S_IWOTH and not mode & stat.S_ISVTX for mode in above)
