"""What a command gives back, and how it is shown: to people as text, to scripts as one JSON object on stdout."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol, TextIO

from sipkit.errors import Refused, SipkitError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

VERSION = 1
OM_KALLOR = frozenset({"osaker-kalla", "gammal-kalla"})
"""Warnings of the region itself and of no ärende: they are the same at every command, and told in full by `region`."""


class Varning(Protocol):
    """Something to know about a thing that was done."""

    @property
    def kod(self) -> str:
        """A key of `sipkit.felkoder.KODER`."""

    @property
    def vad(self) -> str:
        """What, as a sentence."""

    @property
    def regler(self) -> tuple[str, ...]:
        """Ids of the rules it rests on."""


@dataclass(frozen=True)
class Utfall:
    """A command's result: `resultat` for scripts, `text` for people."""

    kommando: str
    resultat: DataclassInstance
    """One of `sipkit.cli.former`."""
    text: Sequence[str] = ()
    varningar: Sequence[Varning] = ()
    slut: int = 0
    """The exit code: 1 where there are findings."""


def att_gora(steg: Iterable[str]) -> Iterator[str]:
    """What there is to do now, as numbered lines under their heading."""
    yield "Gör nu"
    yield from (f"  {nummer}  {each}" for nummer, each in enumerate(steg, 1))


def show(utfall: Utfall, as_json: bool) -> None:
    """Print a command's result."""
    if as_json:
        varningar = [{"kod": v.kod, "vad": v.vad, "regler": list(v.regler)} for v in utfall.varningar]
        _json({"kommando": utfall.kommando, "resultat": asdict(utfall.resultat), "varningar": varningar})
        return
    om_kallor = [] if utfall.kommando.startswith("region") else [v for v in utfall.varningar if v.kod in OM_KALLOR]
    for varning in utfall.varningar:
        if varning not in om_kallor:
            say(f"Obs: {varning.vad}", sys.stderr)
    for row in utfall.text:
        say(row, sys.stdout)
    if om_kallor:
        say("Obs: Det är osäkert om allt i rutinens källor gäller. Vad och varför: sipkit region granska", sys.stderr)


def show_faults(error: SipkitError, as_json: bool) -> None:
    """Print one fault or several."""
    if as_json:
        _json({"fel": [fault_as_data(fault) for fault in error.faults]})
        return
    for row in _rows(error.faults):
        say(row, sys.stderr)


def say(row: str, stream: TextIO) -> None:
    """Print a row; on a terminal no word is broken at the edge, and what is left stands further in."""
    if stream.isatty():
        inwards = " " * (len(row) - len(row.lstrip()) + 2)
        row = textwrap.fill(
            row,
            shutil.get_terminal_size().columns - 1,
            subsequent_indent=inwards,
            break_long_words=False,
            break_on_hyphens=False,
        )
    print(row, file=stream)


def fault_as_data(fault: SipkitError) -> dict[str, object]:
    """A fault in the contract's shape."""
    data: dict[str, object] = {
        "kod": fault.kod,
        "vad": fault.vad,
        "var": fault.var,
        "atgard": fault.atgard,
        "regler": list(fault.regler),
    }
    if isinstance(fault, Refused):
        data |= {"far_goras": list(fault.far_goras), "far_inte": list(fault.far_inte), "att_veta": list(fault.att_veta)}
        if fault.laser_sig:
            data["laser_sig"] = list(fault.laser_sig)
        if fault.i_stallet is not None:
            data["i_stallet"] = dict(fault.i_stallet)
    return data


def _rows(faults: Sequence[SipkitError]) -> Iterable[str]:
    for fault in faults:
        yield f"{fault.var}: {fault.vad}" if fault.var else fault.vad
        if isinstance(fault, Refused):
            yield from _list("Får göras", fault.far_goras)
            yield from _list("Får inte", fault.far_inte)
            yield from _list("Rutinen låser sig", fault.laser_sig)
            yield from _list("Att veta", fault.att_veta)
        if fault.atgard:
            first, *more = fault.atgard.splitlines()
            yield f"  Gör så här: {first}"
            yield from (f"    {each}" for each in more)
        if fault.regler:
            yield f"  Regler: {', '.join(fault.regler)}"
    if len(faults) > 1:
        yield f"{len(faults)} fel."
    koder = list(dict.fromkeys(fault.kod for fault in faults))
    yield f"(fel {', '.join(koder)}; mer: sipkit förklara {koder[0]})"


def _list(heading: str, sentences: Sequence[str]) -> Iterable[str]:
    if sentences:
        yield f"  {heading}:"
        yield from (f"    – {sentence}" for sentence in sentences)


def _json(content: Mapping[str, object]) -> None:
    json.dump({"sipkit": VERSION, **content}, sys.stdout, ensure_ascii=False, indent=1, default=_plain)
    print()


def _plain(value: object) -> object:
    """What JSON has no form of its own for: a model as its fields, a day or a moment in ISO form."""
    from pydantic import BaseModel

    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_none=True)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
