"""Rules by example: what some events shall give in a region, from `config/fall/<region>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field

from sipkit.config.enkla import Dag
from sipkit.config.faults import in_order, unknown_key, wrong_value, wrong_word
from sipkit.config.kontroll import check_facts, double_ids
from sipkit.config.post import Fakta, Modell
from sipkit.config.sources import Sources
from sipkit.config.tree import Array, Mark, Node, Scalar, Table
from sipkit.config.validation import Skema, validate
from sipkit.config.yamlfil import read
from sipkit.domain.vocabulary import DokumentTyp, FristId, HandelseTyp
from sipkit.errors import ConfigFault, SipkitError, raise_all


class Vantad(Modell):
    """What the governing row of a deadline shall say, in the words of `frister --json`; `saknas` is null there.

    Where several rows govern, `variant` says which one.
    """

    variant: str | None = None
    handelse: str | None = None
    handelse_tid: str | None = None
    tidigast: str | None = None
    senast: str | None = None
    senast_arbetsdag: str | None = None
    tidpunkt: str | None = None
    riktklockslag: str | None = None
    raknesatt: str | None = None
    text: str | None = None
    helgdag: str | None = None
    status: str | None = None
    ansvarig: tuple[str, ...] | None = None
    regler: tuple[str, ...] | None = None


class VantadSip(Modell):
    """What the routine shall say of SIP: whether, when and where."""

    ska: str | None = None
    kan: str | None = None
    nar: str | None = None
    var: str | None = None


class VantadVag(Modell):
    """What the routine shall say of the path, in the words of `vägval --json`, yes and no as `ja` and `nej`.

    What is left out is not tried; `saknas` is what the known facts do not decide, or an empty list.
    """

    kategori: str | None = None
    farg: str | None = None
    vagar: tuple[str, ...] | None = None
    sip: VantadSip = VantadSip()
    berorda: tuple[str, ...] | None = None
    fast_vardkontakt: str | None = None
    kallar: tuple[str, ...] | None = None
    meddelanden: dict[DokumentTyp, Literal["ja", "nej", "villkorat", "saknas"]] = Field(default_factory=dict)
    ersattningsskyldighet: str | None = None
    deltagare: tuple[str, ...] | None = None
    forbereder: tuple[str, ...] | None = None
    leder: tuple[str, ...] | None = None
    inskrivning: str | None = None
    ansvar: str | None = None
    okanda: tuple[str, ...] | None = None


class Fall(Modell):
    """One case, worked out by hand from the source. It expects a deadline or something of the path."""

    id: str
    """What the case is about, in words."""
    per: Dag | None = None
    """The day on which it is judged; else that of the latest event, and of the command where nothing has happened."""
    handelser: tuple[str, ...] = ()
    """`TYP=TID`, the time in ISO form."""
    fakta: Fakta = Field(default_factory=dict)
    frister: dict[str, Vantad] = Field(default_factory=dict)
    vagval: VantadVag | None = None
    varningar: tuple[str, ...] | None = None
    """The codes of the warnings, all of them; not tried where it is left out."""


class Fallfil(Modell):
    """A file of cases."""

    fall: tuple[Fall, ...]


@dataclass(frozen=True, slots=True)
class Platsfall:
    """A case and where it stands."""

    fall: Fall
    mark: Mark


_FALLFIL = Skema(Fallfil)


def fallfiler(region: str, sources: Sources) -> tuple[Path, ...]:
    """The files with cases of a region: the shipped ones and the user's own."""
    paths = (root.regions.parent / "fall" / f"{region}.yaml" for root in sources.roots)
    return tuple(path for path in paths if path.is_file())


def las_fall(path: Path) -> tuple[Platsfall, ...]:
    """The cases of a file.

    Raises:
        SipkitError: all that is wrong in it.
    """
    tree = read(path)
    faults: list[SipkitError] = []
    found = validate(_FALLFIL, tree, faults)
    faults.extend(_faults(tree))
    raise_all(in_order(faults))
    listed = tree.entries["fall"]
    marks = [item.mark for item in listed.items] if isinstance(listed, Array) else []
    return tuple(Platsfall(fall, mark) for fall, mark in zip(found.fall if found else (), marks, strict=True))


def las_handelse(text: str) -> tuple[str, date | datetime] | None:
    """`TYP=TID` as the type and its day or moment; None when the time is neither."""
    typ, _, tid = text.partition("=")
    try:
        return typ, date.fromisoformat(tid) if len(tid) == len("2027-01-01") else datetime.fromisoformat(tid)
    except ValueError:
        return None


def _faults(tree: Table) -> Iterator[ConfigFault]:
    yield from double_ids(tree)
    listed = tree.entries.get("fall")
    for item in listed.items if isinstance(listed, Array) else ():
        if isinstance(item, Table):
            yield from _check_expects(item)
            yield from _check_events(item.entries.get("handelser"))
            for key, check in (("fakta", check_facts), ("frister", _check_limits)):
                inner = item.entries.get(key)
                yield from check(inner) if isinstance(inner, Table) else ()


def _check_expects(case: Table) -> Iterator[ConfigFault]:
    if not {"frister", "vagval"} & case.entries.keys():
        yield wrong_value("Fallet säger inte vad det ska ge.", case.mark, "Lägg till `frister:` eller `vägval:`.")


def _check_limits(table: Table) -> Iterator[ConfigFault]:
    known = get_args(FristId)
    return (unknown_key(key.skriven, key.mark, known) for name, key in table.keys.items() if name not in known)


def _check_events(node: Node | None) -> Iterator[ConfigFault]:
    for each in node.items if isinstance(node, Array) else ():
        if isinstance(each, Scalar):
            typ = each.text.partition("=")[0]
            if typ not in get_args(HandelseTyp):
                yield wrong_word(typ, each.mark, get_args(HandelseTyp))
            elif las_handelse(each.text) is None:
                yield wrong_value("Händelsens tid går inte att läsa.", each.mark, f"Skriv {typ}=2027-03-09T14:20.")
