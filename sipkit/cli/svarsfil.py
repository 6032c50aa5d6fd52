"""Reading answers from a file or stdin. What the file holds is about a person and is never repeated in a fault."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from sipkit.config.tree import Fil, plain
from sipkit.config.yamlfil import parse
from sipkit.errors import FileFault, Several, SipkitError, UsageFault

STDIN = "-"


def las_svar(fil: str) -> Mapping[str, object]:
    """The answers in a YAML or JSON file, nested as they stand there; `-` is stdin.

    Raises:
        FileFault: the file cannot be read.
        UsageFault: it is not YAML or JSON with a mapping at the top; all faults.
    """
    data = _bytes(fil)
    if data.lstrip().startswith(b"{"):
        return _json(data, fil)
    try:
        return cast(Mapping[str, object], plain(parse(data, Fil("svar" if fil == STDIN else fil))))
    except SipkitError as error:
        raise Several(UsageFault(each.kod, each.vad, each.var, each.atgard) for each in error.faults) from None


def _bytes(fil: str) -> bytes:
    if fil == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(fil).read_bytes()
    except OSError:
        raise FileFault("fil-las", "Svarsfilen går inte att läsa.", var=fil) from None


def _json(data: bytes, fil: str) -> Mapping[str, object]:
    try:
        tree = json.loads(data)
    except ValueError:
        raise UsageFault("yaml-syntax", "Svarsfilen är inte giltig JSON.", var=fil) from None
    return cast(Mapping[str, object], tree)
