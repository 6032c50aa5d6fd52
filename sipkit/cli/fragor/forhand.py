"""Answers given before anything is asked: a file, an example, options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.fragor.svarsfil import las_svar
from sipkit.cli.lage import las_nu
from sipkit.cli.samtal.saknade import saknade
from sipkit.config.dokumenttyp import Dokumenttyp, Formular
from sipkit.config.lager import chain
from sipkit.config.loading import list_regions
from sipkit.config.sources import find_sources
from sipkit.documents.underlag import Omstandigheter, hinder
from sipkit.domain.arende import Arende
from sipkit.domain.svar import platta
from sipkit.domain.text import fold
from sipkit.errors import AnswerMissing, raise_all
from sipkit.interview.build import build
from sipkit.interview.flow import filled, missing
from sipkit.interview.listed import side_by_side
from sipkit.interview.samtycke import apart
from sipkit.interview.state import State

EXEMPELREGION = "blekinge"
SAMTYCKE = "samtycke.status"


@dataclass(frozen=True)
class Forhand:
    """Answers as they stand in their file, and what they say of the ärende itself, by path."""

    svar: Mapping[str, object]
    huvud: Mapping[str, object]
    har_samtycke: bool
    """Whether they tell of a consent of the kind that is asked about."""


def las_forhand(best: Bestallning, typ: Formular) -> Forhand:
    """The answers given beforehand.

    Raises:
        FileFault: the file cannot be read.
        UsageFault: it has answers that the ärende has no place for; all of them, and then all that cannot be read.
    """
    fil = _exempel(best, typ) if best.exempel else best.svar
    svar = side_by_side(typ.fragor, las_svar(fil)) if fil else {}
    paths = platta(svar, idag=las_nu(best.per).date())
    huvud = {path: value for path, value in paths.items() if path.startswith("arende.")}
    forhand = Forhand(svar, huvud, apart(paths, Arende(), typ.samtycke)[1] is not None)
    return forhand if best.sort is None else om_sorten(forhand, typ)


def om_sorten(forhand: Forhand, typ: Formular) -> Forhand:
    """The answers where a consent of no kind is of the one that is asked about."""
    paths = platta(forhand.svar)
    told = {path.split(".")[1] for path in paths if path.startswith("samtycken.") and path.count(".") > 1}
    svar = {**{f"samtycken.{id_}.sort": typ.samtycke for id_ in told}, **paths}
    return Forhand(svar, forhand.huvud, apart(svar, Arende(), typ.samtycke)[1] is not None)


def _exempel(best: Bestallning, typ: Formular) -> str:
    sources = find_sources(best.config)
    lager = [each.id for each in chain(fold(best.region or EXEMPELREGION), sources)]
    is_message = isinstance(typ, Dokumenttyp) and typ.meddelande
    return str(sources.example("kallelse" if is_message else typ.id, lager))


def valj_region(best: Bestallning, forhand: Forhand, bas: Arende) -> str:
    """Whose routine to follow: as the command says, the answers, the ärende, the unit's profile, or who is asked.

    Raises:
        AnswerMissing: nobody says.
    """
    given = best.region or forhand.huvud.get("arende.region") or bas.arende.region
    if given is not None:
        return str(given)
    sources = find_sources(best.config)
    if best.utan_fragor:
        known = ", ".join(sources.region_ids())
        raise AnswerMissing("svar-saknas", "Regionen är inte vald.", "arende.region", f"Ge --region ID. Välj: {known}.")
    from sipkit.cli.fragor.forval import profilens_region
    from sipkit.cli.fragor.intervju import fraga_region

    return profilens_region(best.config) or fraga_region(list_regions(las_nu(None).date(), sources))


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
