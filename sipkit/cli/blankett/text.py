"""What is told of a form that has come back: what it says, and what follows.

Units are named, and what is written is shown, to someone at work: who was asked, or sits at a terminal. A pipe and JSON
get ids and ticks. What the person does not want mentioned is shown on a screen only.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.blankett import former
from sipkit.cli.samtycke.text import Nytt, gor_nu, som_text
from sipkit.cli.samtycke.text import form as samtyckesform
from sipkit.cli.utfall import Utfall, att_gora
from sipkit.documents.blankett.falt import IFYLLT, Rad
from sipkit.documents.blankett.identitet import Blankettyp, Identitet
from sipkit.documents.blankett.inlasning import Inlast
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Prompt

FRAGAN: Final = Prompt((), f"{INDENT}Stämmer det? j/n: ")
_RUBRIK: Final[dict[Blankettyp, str]] = {
    "samtycke": "Blanketten om samtycke säger:",
    "kallelse": "Svaret på kallelsen säger:",
    "checklista": "Checklistan säger:",
}


@dataclass(frozen=True)
class Last:
    """A form that has been read.

    Attributes:
        vem: which form it is.
        inlast: what it says, and the ärende that has taken it in.
        nytt: what follows from its most important consent.
        signerad: it is signed, and the signature is valid.
    """

    vem: Identitet
    inlast: Inlast
    nytt: Nytt | None
    signerad: bool


def tabell(last: Last, *, namn: bool, hemligt: bool) -> Iterator[str]:
    """What the form says, row by row."""
    yield _RUBRIK[last.vem.typ]
    yield from (f"  {_rad(each, namn=namn, hemligt=hemligt)}" for each in last.inlast.rader)
    if last.signerad:
        yield "  Underskriften är giltig."


def _rad(rad: Rad, *, namn: bool, hemligt: bool) -> str:
    if not namn:
        return f"{rad.falt}: {rad.kort}"
    return f"{rad.fraga}: {f'{IFYLLT}, visas inte här' if rad.hemligt and not hemligt else rad.svar}"


def utfall(oppet: Oppet, last: Last, *, inlast: bool, fragad: bool) -> Utfall:
    """The result of the command. `fragad`: the form has been shown, and someone has answered."""
    nytt = last.nytt if inlast else None
    resultat = former.Inlasning(
        arende=oppet.oppnat.id,
        typ=last.vem.typ,
        blankett=last.vem.id,
        inlast=inlast,
        rader=tuple(former.Svarsrad(each.falt, each.kort) for each in last.inlast.rader),
        nya=last.inlast.ids if inlast else (),
        samtycke=samtyckesform(nytt) if nytt else None,
        gor_nu=tuple(_steg(oppet, last, inlast=inlast)),
    )
    varningar = (*oppet.lage.varningar, *(nytt.foljder.sip.varningar if nytt and nytt.ges else ()))
    return Utfall("läs-in", resultat, tuple(_text(oppet, last, inlast=inlast, fragad=fragad)), varningar)


def _text(oppet: Oppet, last: Last, *, inlast: bool, fragad: bool) -> Iterator[str]:
    skarm = sys.stdout.isatty()
    if not fragad:
        yield from tabell(last, namn=skarm, hemligt=skarm)
    if not inlast:
        yield "Inget är inläst."
        return
    yield f"INLÄST. Ärende {oppet.oppnat.id}."
    if last.nytt:
        yield from som_text(last.nytt, namn=fragad)
        return
    yield from att_gora(_steg(oppet, last, inlast=True))


def _steg(oppet: Oppet, last: Last, *, inlast: bool) -> Iterator[str]:
    """What there is to do."""
    if not inlast:
        return
    if last.nytt:
        yield from gor_nu(last.nytt.utan_namn())
    elif last.vem.typ == "kallelse":
        yield from _efter_svar(oppet, last)
    else:
        yield "Spara checklistan enligt enhetens rutin."


def _efter_svar(oppet: Oppet, last: Last) -> Iterator[str]:
    """How many have answered, and what is left."""
    kallelse = last.inlast.arende.kallelse
    alla = [each for each in kallelse.mottagare if each.som in ("kallad", "inbjuden")] if kallelse else []
    kvar = [each for each in alla if each.svar is None]
    if kvar:
        yield f"{len(alla) - len(kvar)} av {len(alla)} har svarat. Påminn dem som är kvar."
    else:
        yield "Alla har svarat."
    yield f"Passar inte tiden? Flytta mötet: sipkit nytid {oppet.argument}"
