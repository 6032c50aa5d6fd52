"""Recording what the person says about consent, by options: one more answer each time, and none is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sipkit.bord.svar import utan_fragor
from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.fragor.svarsfil import las_svar
from sipkit.cli.samtycke.foljder import nytt_besked
from sipkit.cli.samtycke.sort import las_ord, las_sort, om_sorten
from sipkit.cli.samtycke.text import form, som_text
from sipkit.cli.utfall import Utfall
from sipkit.config.dokumenttyp import Dokumenttyp, Fraga
from sipkit.config.loading import load_document_type
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Arende
from sipkit.domain.samtycken import aterlagt
from sipkit.domain.svar import platta
from sipkit.domain.vocabulary import SamtyckeSort, SamtyckeStatus, words
from sipkit.errors import UsageFault, raise_all
from sipkit.interview.samtycke import sort_of
from sipkit.interview.start import start
from sipkit.rules.fakta import fakta_ur

_BARA_BESKEDET = ("samtycke.", "parter")
"""What a script that gives the answer itself is asked for; what it does not give of this is not known."""


@dataclass(frozen=True)
class Besked:
    """What the command line says of the answer."""

    till: str
    sort: str | None
    parter: str | None
    svar: str | None
    config: Path | None


def anteckna(oppet: Oppet, besked: Besked) -> Utfall:
    """Record one more answer, and tell what follows.

    Raises:
        SipkitError: an answer is missing or cannot be read, or the ärende cannot be stored.
    """
    svar = _givna(oppet, besked)
    typ = _fragor(besked, sort_of(svar, _id(svar)))
    fakta = fakta_ur(oppet.arende, oppet.om.idag)
    state = start(typ, oppet.om.idag, bas=oppet.arende, svar=svar, fakta=fakta, samtycke_pa_nytt=True)
    efter = aterlagt(oppet.arende, utan_fragor(state, typ, oppet.om))
    given = next(each for each in efter.samtycken if each.id == state.samtycke)
    oppet.oppnat.spara(efter, "samtycke", dokumenttyp="samtycke", avser=given.id)
    nytt = nytt_besked(efter, [given], oppet.om, oppet.argument)
    varningar = (*oppet.lage.varningar, *(nytt.foljder.sip.varningar if nytt.ges else ()))
    return Utfall("samtycke", form(nytt), tuple(som_text(nytt, namn=False)), varningar)


def _givna(oppet: Oppet, besked: Besked) -> dict[str, object]:
    """The answers of the file and the options; the options go first."""
    paths = platta(las_svar(besked.svar), idag=oppet.om.idag) if besked.svar else {}
    outside = [path for path in paths if path.split(".")[0] not in ("samtycken", "parter")]
    what = "Svaret hör inte till ett besked om samtycke."
    raise_all([UsageFault("okand-svarsnyckel", what, path, "Ta bort det.") for path in outside])
    svar: dict[str, object] = dict(paths)
    det = f"samtycken.{_id(paths)}"
    status = las_ord(besked.till, words(SamtyckeStatus), "--till", "Beskedet finns inte.")
    svar = {f"{det}.dag": oppet.om.idag.isoformat(), **svar, f"{det}.status": status}
    if besked.parter is not None:
        svar[f"{det}.parter"] = _parter(oppet.arende, besked.parter)
    if besked.sort is not None:
        svar[f"{det}.sort"] = las_sort(besked.sort)
    return svar


def _id(paths: Mapping[str, object]) -> str:
    """The id, among the answers, of the one that the options add to: the last that the file tells of."""
    return next((path.split(".")[1] for path in reversed(tuple(paths)) if path.startswith("samtycken.")), "s1")


def _parter(arende: Arende, typed: str) -> list[str]:
    known = [part.id for part in arende.parter]
    chosen = typed.replace(",", " ").lower().split()
    if not chosen or not set(chosen) <= set(known):
        cure = f"Välj: {', '.join(known)}." if known else "Ärendet har inga enheter än."
        raise UsageFault("ogiltigt-varde", "Ärendet har ingen enhet med det id:t.", "--parter", cure)
    return chosen


def _fragor(besked: Besked, sort: SamtyckeSort) -> Dokumenttyp:
    """The questions about the answer alone. A script that gives it need not say who took it."""
    typ = om_sorten(load_document_type("samtycke", find_sources(besked.config)), sort)
    fragor = (each for each in typ.fragor if each.falt.startswith(_BARA_BESKEDET))
    return typ.model_copy(update={"fragor": tuple(map(_frivillig, fragor))})


def _frivillig(fraga: Fraga) -> Fraga:
    return fraga.model_copy(update={"frivillig": fraga.falt not in ("samtycke.status", "samtycke.parter")})
