"""Rows that have paths already: a file with a JSON object in each line, or a folder of answers files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import cast

from sipkit.batch.rader.filer.tabell import MAX_KOLUMNER, MAX_RADER, Blad, Linje, for_stor, ruta, sagt_i_ruta
from sipkit.config.tree import Fil, plain
from sipkit.config.yamlfil import MAX_DEPTH, parse
from sipkit.disk import skal
from sipkit.errors import FileFault, SipkitError

_ANDELSER = (".yaml", ".yml", ".json")


def las_jsonrader(data: bytes) -> Blad:
    """The lines of a file of JSON objects; what they say is laid out in columns by path.

    Raises:
        FileFault: `rader-tecken`, `rader-last` or `rader-storlek`.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileFault("rader-tecken", "Filen är inte sparad i UTF-8.", atgard="Spara om den.") from None
    lines = text.split("\n")
    objects = [(nr, _objekt(line, f"Rad {nr}")) for nr, line in enumerate(lines, 1) if line.strip()]
    return _blad(objects, "Läst som JSON Lines")


def las_mapp(mapp: Path) -> Blad:
    """The answers files of a folder, in the order of their names; the first is number 1.

    Raises:
        FileFault: the folder or a file cannot be read; or `rader-last`.
    """
    try:
        files = sorted(each for each in mapp.iterdir() if each.suffix.lower() in _ANDELSER and each.is_file())
        objects = [(nr, _svarsfil(each.read_bytes(), nr)) for nr, each in enumerate(files, 1)]
    except OSError as error:
        raise FileFault("fil-las", f"Mappen går inte att läsa: {skal(error)}.", str(mapp)) from None
    if not files:
        cure = f"Lägg ärendena i mappen (--spara FIL), eller en svarsfil för varje: {', '.join(_ANDELSER)}."
        raise FileFault("rader-last", "Mappen har varken ärenden eller svarsfiler.", str(mapp), cure)
    return _blad(objects, "Läst som en mapp med svarsfiler")


def _svarsfil(data: bytes, nr: int) -> Mapping[str, object]:
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return _objekt(data.decode("utf-8-sig", "replace"), f"Fil {nr}")
    try:
        return cast(Mapping[str, object], plain(parse(data, Fil(f"fil {nr}"))))
    except SipkitError:
        raise _trasig(f"Fil {nr}") from None


def _objekt(text: str, where: str) -> Mapping[str, object]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise _trasig(where) from None
    if not isinstance(found, dict):
        raise _trasig(where)
    return found


def _trasig(where: str) -> FileFault:
    cure = "Varje rad ska vara ett JSON-objekt, och varje fil i en mapp en svarsfil."
    return FileFault("rader-last", f"{where} går inte att läsa som svar.", atgard=cure)


def _blad(objects: Sequence[tuple[int, Mapping[str, object]]], last: str) -> Blad:
    flat = [(nr, dict(_svar_i(each, "", 0))) for nr, each in objects]
    headings = tuple(dict.fromkeys(path for _, answers in flat for path in answers))
    if len(flat) > MAX_RADER or len(headings) > MAX_KOLUMNER:
        raise for_stor(f"{MAX_RADER} rader och {MAX_KOLUMNER} sorters svar")
    rows = (Linje(nr, tuple(ruta(sagt_i_ruta(path, answers.get(path))) for path in headings)) for nr, answers in flat)
    return Blad(None, (Linje(0, headings), *rows), MappingProxyType({}), False, last)


def _svar_i(tree: Mapping[str, object], prefix: str, depth: int) -> Iterator[tuple[str, object]]:
    """Each answer that is no mapping, with its path."""
    for key, value in tree.items():
        if isinstance(value, Mapping) and depth < MAX_DEPTH:
            yield from _svar_i(value, f"{prefix}{key}.", depth + 1)
        else:
            yield f"{prefix}{key}", value
