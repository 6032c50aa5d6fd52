"""Deadlines as a table and as a time line, in plain signs and 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest
from textwrap import wrap

from sipkit.cli.idag.text import dagord
from sipkit.domain.arende import Arende
from sipkit.domain.handelseord import HANDELSEORD
from sipkit.domain.klockslag import echo_klockslag
from sipkit.domain.vocabulary import FristStatus, Roll
from sipkit.rules.besked import Fristbesked, Fristrad
from sipkit.rules.tid import Tid, borjan, dag, slut, svensk

KOLUMNER = (("Frist", 24), ("Tid", 26), ("Läge, och vem som svarar", 25))
"""Headings and widths; with what stands between them `BREDD` columns."""

LAGE: Mapping[FristStatus, str] = {
    "inte-borjad": "har inte börjat",
    "oppen": "öppen",
    "idag": "öppen",
    "forsenad": "tiden har gått ut",
    "hindrad": "hindrad: samtycke saknades",
    "klar": "klar",
    "klar-sent": "klar efter tiden",
}
BREDD = 79
NU = ">"
"""Stands before the present in the time line."""


def tabell(besked: Fristbesked, namn: Mapping[Roll, str], idag: date) -> Iterator[str]:
    """A row for each deadline that is counted; the others by name below, and then those that cannot be judged.

    Args:
        besked: the verdict.
        namn: what the roles are called.
        idag: the day of the command.
    """
    counted = raknade(besked)
    if counted:
        yield _rad([rubrik for rubrik, _ in KOLUMNER])
        yield _rad(["-" * bredd for _, bredd in KOLUMNER])
    for rad in counted:
        svarar = ", ".join(namn.get(roll, roll) for roll in rad.ansvarig)
        yield from _rader([[rad.namn], list(_tid(rad, idag)), [lage(rad), *([svarar] if svarar else [])]])
    yield from _stycke("Har inte börjat: ", vantar(besked))
    yield from _stycke("Går inte att avgöra: ", (f"{o.namn} (beror på {', '.join(o.fakta)})" for o in besked.okanda))


def raknade(besked: Fristbesked) -> list[Fristrad]:
    """The deadlines that run, have run or have their time already."""
    return [rad for rad in besked.rader if rad.status != "inte-borjad" or rad.senast is not None]


def vantar(besked: Fristbesked) -> list[str]:
    """The names of those whose event has not happened, each once."""
    counted = {rad.id for rad in raknade(besked)}
    return list(dict.fromkeys(rad.namn for rad in besked.rader if rad.id not in counted))


def lage(rad: Fristrad) -> str:
    """How a deadline stands; that another variant is earlier is told, for then this one is not the one to go by."""
    return laget(rad) if rad.styrande else f"{laget(rad)} (en annan tid styr)"


def laget(rad: Fristrad) -> str:
    """The status in words; that it was done too early besides."""
    return f"{LAGE[rad.status]}, men för tidigt" if rad.for_tidigt else LAGE[rad.status]


def tidslinje(besked: Fristbesked, arende: Arende, nu: datetime) -> Iterator[str]:
    """What has happened and what is to be done, in order of time; the present stands among them."""
    idag = nu.date()
    punkter = sorted((*_hant(arende), *_mote(arende), *_frister(besked), _Punkt(nu, "nu", NU)), key=_Punkt.plats)
    bredd = max(len(dagord(each.tid, idag)) for each in punkter)
    for each in punkter:
        yield from _hangande(f"{each.marke} {dagord(each.tid, idag):{bredd}}  ", each.text)


@dataclass(frozen=True, slots=True)
class _Punkt:
    """A place in the time line."""

    tid: Tid
    text: str
    marke: str = " "
    ar_frist: bool = False

    def plats(self) -> tuple[datetime, bool]:
        """A deadline stands where it ends, before what begins then; a day ends at its end."""
        return (slut(self.tid) if self.ar_frist else borjan(self.tid)), not self.ar_frist


def _hant(arende: Arende) -> Iterator[_Punkt]:
    for each in arende.handelser:
        yield _Punkt(svensk(each.tid), HANDELSEORD[each.typ])


def _mote(arende: Arende) -> Iterator[_Punkt]:
    kallelse = arende.kallelse
    if kallelse is None or kallelse.dag is None or kallelse.installd_av is not None:
        return
    if any(each.typ == "sip-mote" for each in arende.handelser):
        return
    tid = datetime.combine(kallelse.dag, kallelse.tid) if kallelse.tid else kallelse.dag
    yield _Punkt(svensk(tid), "SIP-möte")


def _frister(besked: Fristbesked) -> Iterator[_Punkt]:
    for rad in (each for each in besked.rader if each.styrande):
        if rad.tidigast is not None:
            yield _Punkt(rad.tidigast, f"{rad.namn}: från och med nu")
        if rad.senast is not None:
            yield _Punkt(rad.senast, f"{rad.namn}: senast ({laget(rad)})", ar_frist=True)


def _tid(rad: Fristrad, idag: date) -> Iterator[str]:
    """By when, in the parts that have a line each."""
    if rad.tidigast is not None:
        yield f"tidigast {dagord(rad.tidigast, idag)}"
    if rad.senast is not None:
        morgon = " på morgonen" if rad.tidpunkt == "morgon" else ""
        helgdag = f" ({rad.helgdag})" if rad.helgdag else ""
        yield f"senast {dagord(rad.senast, idag)}{morgon}{helgdag}"
        if rad.senast_arbetsdag is not None and rad.senast_arbetsdag != dag(rad.senast):
            yield f"sista vardag {dagord(rad.senast_arbetsdag, idag)}"
    if rad.riktklockslag is not None:
        yield f"riktmärke klockan {echo_klockslag(rad.riktklockslag)}"
    if rad.text:
        yield rad.text


# --- signs on rows ----------------------------------------------------------------------------------------------------


def _rader(celler: Sequence[Sequence[str]]) -> Iterator[str]:
    """One row of the table; each part of a cell begins on a line of its own."""
    wrapped = [
        [line for part in parts for line in wrap(part, bredd, break_long_words=False)]
        for parts, (_, bredd) in zip(celler, KOLUMNER, strict=True)
    ]
    yield from (_rad(line) for line in zip_longest(*wrapped, fillvalue=""))


def _rad(celler: Iterable[str]) -> str:
    return "  ".join(f"{cell:{bredd}}" for cell, (_, bredd) in zip(celler, KOLUMNER, strict=True)).rstrip()


def _stycke(forst: str, namn: Iterable[str]) -> Iterator[str]:
    if text := "; ".join(namn):
        yield from _hangande(forst, text, indrag=2)


def _hangande(forst: str, text: str, indrag: int | None = None) -> Iterator[str]:
    """Text after something; its further lines stand below its beginning, or as far in as said."""
    inwards = " " * (len(forst) if indrag is None else indrag)
    yield from wrap(text, BREDD, initial_indent=forst, subsequent_indent=inwards, break_long_words=False)
