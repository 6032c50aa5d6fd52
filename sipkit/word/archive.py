"""Zip files of which most is the same every time: what never changes is compressed once.

The zipfile module cannot write what is already compressed, so the few records of the format are written here. Every
time stamp is the format's first moment, 1980-01-01, so the same content gives the same bytes.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_VERSION = 20
_DEFLATED = 8
_TIME, _DATE = 0, 0x0021
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_LEVEL = 6


@dataclass(frozen=True)
class Archive:
    """The beginning of a zip file.

    Attributes:
        content: its members, compressed, each after its local header.
        directory: their entries in the central directory.
        count: how many they are.
    """

    content: bytes = b""
    directory: bytes = b""
    count: int = 0

    def extended(self, members: Iterable[tuple[str, bytes]]) -> Archive:
        """Return the archive with more members, each a name and what it holds."""
        content, directory = [self.content], [self.directory]
        offset, count = len(self.content), self.count
        for name, data in members:
            local, central = _records(name.encode("ascii"), data, offset)
            content += local
            directory.append(central)
            offset += sum(map(len, local))
            count += 1
        return Archive(b"".join(content), b"".join(directory), count)

    def to_bytes(self) -> bytes:
        """Return the whole zip file."""
        end = _END.pack(b"PK\5\6", 0, 0, self.count, self.count, len(self.directory), len(self.content), 0)
        return b"".join((self.content, self.directory, end))


def _records(name: bytes, data: bytes, offset: int) -> tuple[tuple[bytes, bytes, bytes], bytes]:
    """Return a member's local header, name and compressed data, and its central directory entry."""
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = compressor.compress(data) + compressor.flush()
    common = (_VERSION, 0, _DEFLATED, _TIME, _DATE, zlib.crc32(data), len(packed), len(data), len(name), 0)
    local = _LOCAL.pack(b"PK\3\4", *common)
    central = _CENTRAL.pack(b"PK\1\2", _VERSION, *common, 0, 0, 0, 0, offset) + name
    return (local, name, packed), central
