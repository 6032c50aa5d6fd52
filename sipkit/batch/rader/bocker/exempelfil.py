"""Invented rows as a file: a workbook, CSV, or JSON Lines, by what the file is called."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

from sipkit.batch.rader.bocker.mallbok import exempelbok
from sipkit.batch.rader.kolumner.ordbok import RAD_ID, Ordbok
from sipkit.batch.rader.rad import Svar
from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.errors import UsageFault

SUFFIX = (".xlsx", ".csv", ".jsonl")


def exempelfil(fil: Path, typ: Dokumenttyp, ordbok: Ordbok, rader: Sequence[Svar]) -> bytes:
    """The bytes of a file of that name.

    Raises:
        UsageFault: `ogiltigt-varde`, it is called something else.
    """
    match fil.suffix.lower():
        case ".xlsx":
            return exempelbok(typ, ordbok, rader)
        case ".csv":
            return _csv(rader)
        case ".jsonl":
            lines = (json.dumps({RAD_ID: str(nr), **rad}, ensure_ascii=False) for nr, rad in enumerate(rader, 1))
            return "".join(f"{line}\n" for line in lines).encode()
    cure = f"Låt filens namn sluta med {', '.join(SUFFIX)}."
    raise UsageFault("ogiltigt-varde", "Filens namn säger inte vad för fil det är.", "--ut", cure)


def _csv(rader: Sequence[Svar]) -> bytes:
    """As Excel in Sweden reads it: semicolons, and a mark that says UTF-8. The headings are paths."""
    headings = list(dict.fromkeys(path for rad in rader for path in rad))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=";")
    writer.writerow([RAD_ID, *headings])
    for nr, rad in enumerate(rader, 1):
        writer.writerow([nr, *(_text(rad.get(path)) for path in headings)])
    return stream.getvalue().encode("utf-8-sig")


def _text(said: object) -> str:
    if said is None:
        return ""
    return " / ".join(map(str, said)) if isinstance(said, list | tuple) else str(said)
