"""From answers given beforehand to a document: what a file of answers and a row of many have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sipkit.bord.bord import Bord
from sipkit.bord.saknade import saknade
from sipkit.config.dokumenttyp import Dokumenttyp, Formular
from sipkit.documents.dokument import Dokument
from sipkit.documents.dokumenttyper import sort_for
from sipkit.documents.underlag import Omstandigheter, hinder, underlag
from sipkit.domain.arende import Arende
from sipkit.domain.bokforing import med_huvud
from sipkit.domain.svar import platta
from sipkit.errors import raise_all
from sipkit.interview.build import build
from sipkit.interview.flow import filled, missing
from sipkit.interview.listed import side_by_side
from sipkit.interview.samtycke import apart
from sipkit.interview.state import State

SAMTYCKE = "samtycke.status"


@dataclass(frozen=True)
class Forhand:
    """Answers as they stand in their file, and what they say of the ärende itself, by path."""

    svar: Mapping[str, object]
    huvud: Mapping[str, object]
    har_samtycke: bool
    """Whether they tell of a consent of the kind that is asked about."""


def forhand_ur(svar: Mapping[str, object], typ: Formular, idag: date) -> Forhand:
    """The answers as a document type takes them.

    Raises:
        UsageFault: there are answers that the ärende has no place for; all of them, and then all that cannot be read.
    """
    svar = side_by_side(typ.fragor, svar)
    paths = platta(svar, idag=idag)
    huvud = {path: value for path, value in paths.items() if path.startswith("arende.")}
    return Forhand(svar, huvud, apart(paths, Arende(), typ.samtycke)[1] is not None)


def om_sorten(forhand: Forhand, typ: Formular) -> Forhand:
    """The answers where a consent of no kind is of the one that is asked about."""
    paths = platta(forhand.svar)
    told = dict.fromkeys(path.split(".")[1] for path in paths if path.startswith("samtycken.") and path.count(".") > 1)
    svar = {**{f"samtycken.{id_}.sort": typ.samtycke for id_ in told}, **paths}
    return Forhand(svar, forhand.huvud, apart(svar, Arende(), typ.samtycke)[1] is not None)


def utan_fragor(state: State, typ: Formular, om: Omstandigheter) -> Arende:
    """The ärende that the answers make without a keyboard.

    Raises:
        Refused: what is known already forbids the document.
        AnswerMissing: for each answer that is needed, by path. When only the consent is missing that is left to the
            consent gate, which says what may be done without it.
    """
    state = filled(state)
    arende = build(state, om.idag)
    if isinstance(typ, Dokumenttyp):
        hinder(arende, typ, om)
    saknas = missing(state).certain
    if saknas and [fraga.falt for fraga in saknas] != [SAMTYCKE]:
        raise_all(saknade(state, typ, om))
    return arende


def arende_ur(forhand: Forhand, bord: Bord) -> Arende:
    """The ärende that answers given beforehand make at a table.

    Raises:
        SipkitError: an answer cannot be read, or as `utan_fragor`.
    """
    state = bord.starta(forhand.svar, samtycke_pa_nytt=forhand.har_samtycke)
    return bord.hela(utan_fragor(state, bord.typ, bord.om))


def dokument_av(arende: Arende, bord: Bord, id_: str) -> Dokument:
    """What is made of an ärende. `id_` is its name where it has none.

    Raises:
        SipkitError: a rule forbids the document, or it lacks what it must state.
    """
    lage = bord.lage
    arende = med_huvud(arende, id_=id_, skapad=lage.nu, region=lage.region_id)
    return sort_for(bord.typ)(underlag(arende, bord.typ, bord.om, bord.bas))
