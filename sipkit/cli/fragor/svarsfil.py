"""Reading answers from a file or stdin. What the file holds is about a person and is never repeated in a fault."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from sipkit.config.tree import Fil, Mark, plain
from sipkit.config.yamlfil import MAX_DEPTH, parse
from sipkit.errors import FileFault, Several, SipkitError, UsageFault
from sipkit.felkoder import KODER

STDIN = "-"

_NAMES_A_KEY = "yaml-dubbel-nyckel"
"""The one fault of YAML that repeats what was written, which may be a name in the place of a key."""


def las_svar(fil: str) -> Mapping[str, object]:
    """The answers in a YAML or JSON file, nested as they stand there; `-` is stdin.

    Raises:
        FileFault: the file cannot be read.
        UsageFault: it is not YAML or JSON with a mapping at the top; all faults.
    """
    data = _bytes(fil)
    source = Fil("svar" if fil == STDIN else fil)
    if data.lstrip().startswith(b"{"):
        return _json(data, source)
    try:
        return cast(Mapping[str, object], plain(parse(data, source)))
    except SipkitError as error:
        raise Several(_usage(each) for each in error.faults) from None


def _usage(fault: SipkitError) -> UsageFault:
    vad = KODER[fault.kod] if fault.kod == _NAMES_A_KEY else fault.vad
    return UsageFault(fault.kod, vad, fault.var, fault.atgard)


def _bytes(fil: str) -> bytes:
    if fil == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(fil).read_bytes()
    except OSError:
        cure = "Kontrollera sökvägen efter --svar, och att du får läsa filen."
        raise FileFault("fil-las", "Svarsfilen går inte att läsa.", var=fil, atgard=cure) from None


def _json(data: bytes, fil: Fil) -> Mapping[str, object]:
    try:
        tree = json.loads(data)
    except json.JSONDecodeError as error:
        raise _not_json(error, fil) from None
    except UnicodeDecodeError:
        raise UsageFault("yaml-tecken", "Svarsfilen är inte sparad i UTF-8.", str(Mark(fil)), "Spara om den.") from None
    except RecursionError:
        raise _too_deep(fil) from None
    if _depth(tree) > MAX_DEPTH:
        raise _too_deep(fil)
    return cast(Mapping[str, object], tree)


def _depth(tree: object) -> int:
    """How many mappings and lists lie in each other."""
    depth, level = 0, [tree]
    while level := [each for each in level if isinstance(each, dict | list)]:
        depth += 1
        level = [inner for each in level for inner in (each.values() if isinstance(each, dict) else each)]
    return depth


def _not_json(error: json.JSONDecodeError, fil: Fil) -> UsageFault:
    told = f"Svarsfilen är inte giltig JSON: det tar stopp på rad {error.lineno}, tecken {error.colno}."
    cure = "Titta efter ett komma, ett citattecken eller en klammer för mycket eller för lite just före."
    return UsageFault("yaml-syntax", told, fil.namn, cure)


def _too_deep(fil: Fil) -> UsageFault:
    cure = "Skriv svaren med sökvägar i stället, till exempel enskild.namn."
    return UsageFault("yaml-storlek", f"Svarsfilen har mer än {MAX_DEPTH} nivåer.", str(Mark(fil)), cure)
