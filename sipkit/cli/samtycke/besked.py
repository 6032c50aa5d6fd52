"""Recording what the person says about consent: one more answer each time, and none is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.fragor.forhand import utan_fragor
from sipkit.cli.fragor.intervju import intervju
from sipkit.cli.fragor.svarsfil import las_svar
from sipkit.cli.samtycke.text import Nytt, senast, utfall
from sipkit.cli.utfall import Utfall
from sipkit.config.dokumenttyp import Formular, Fraga
from sipkit.config.loading import load_questionnaire
from sipkit.config.sources import find_sources
from sipkit.documents.underlag import KALLARENS_ROLL
from sipkit.domain.arende import Arende
from sipkit.domain.samtycken import aterlagt
from sipkit.domain.samtyckesord import TILL_VAD
from sipkit.domain.svar import platta
from sipkit.domain.text import did_you_mean, fold
from sipkit.domain.vocabulary import SamtyckeSort, SamtyckeStatus, words
from sipkit.errors import UsageFault, raise_all
from sipkit.interview.samtycke import sort_of
from sipkit.interview.start import start
from sipkit.interview.state import State, with_names
from sipkit.rules.besked_om_samtycke import Foljder, foljder
from sipkit.rules.fakta import fakta_ur, valj
from sipkit.rules.region import punkt

FORMULAR = "samtycke"
"""The questionnaire, and the document that the history tells of."""

_NOTERAS = ("samtycke.mottaget_av", "samtycke.form", "parter")
"""What a script need not know."""


@dataclass(frozen=True)
class Besked:
    """What the command line says of the answer."""

    till: str | None
    sort: str | None
    parter: str | None
    svar: str | None
    config: Path | None


def anteckna(oppet: Oppet, besked: Besked, *, fraga: bool) -> Utfall:
    """Record one more answer, and tell what follows.

    Raises:
        Avbruten: the user stopped; nothing is kept.
        SipkitError: an answer is missing or cannot be read, or the ärende cannot be stored.
    """
    svar = _givna(oppet, besked)
    typ = _formular(besked, sort_of(svar, _id(svar)))
    state = start(typ, oppet.om.idag, bas=oppet.arende, svar=svar, samtycke_pa_nytt=True)
    if fraga:
        sagt = intervju(state, typ, oppet.om, oppet.lage.region, _Osparat(oppet), tuple(_inledning(oppet, state)))
    else:
        sagt = utan_fragor(state, typ, oppet.om)
    efter = aterlagt(oppet.arende, sagt)
    nytt = next(each for each in efter.samtycken if each.id == state.samtycke)
    oppet.oppnat.spara(efter, "samtycke", dokumenttyp="samtycke", avser=nytt.id)
    return utfall(oppet, efter, Nytt(nytt, _foljder(oppet, efter, typ.samtycke)), fragad=fraga)


def _foljder(oppet: Oppet, efter: Arende, sort: SamtyckeSort) -> Foljder:
    fakta = fakta_ur(efter, oppet.om.idag)
    return foljder(oppet.galler(efter), efter, sort, nu=oppet.om.nu, fakta=fakta, roll=KALLARENS_ROLL)


@dataclass(frozen=True)
class _Osparat:
    """Keeps nothing: a draft under the ärende's id may be of its next kallelse, and is not to be lost."""

    oppet: Oppet

    def __call__(self, state: State) -> None:
        """Keep nothing."""

    def besked(self) -> str:
        """How to begin again."""
        return f"Inget är sparat. Börja om: sipkit samtycke {self.oppet.argument}"


# --- what is given ----------------------------------------------------------------------------------------------------


def _givna(oppet: Oppet, besked: Besked) -> dict[str, object]:
    """The answers of the file and the options; the options go first."""
    paths = platta(las_svar(besked.svar), idag=oppet.om.idag) if besked.svar else {}
    outside = [path for path in paths if path.split(".")[0] not in ("samtycken", "parter")]
    what = "Svaret hör inte till ett besked om samtycke."
    raise_all([UsageFault("okand-svarsnyckel", what, path, "Ta bort det.") for path in outside])
    svar: dict[str, object] = dict(paths)
    det = f"samtycken.{_id(paths)}"
    if besked.till is not None:
        status = _ord(besked.till, words(SamtyckeStatus), "--till", "Beskedet finns inte.")
        svar = {f"{det}.dag": oppet.om.idag.isoformat(), **svar, f"{det}.status": status}
    if besked.parter is not None:
        svar[f"{det}.parter"] = _parter(oppet.arende, besked.parter)
    if besked.sort is not None:
        svar[f"{det}.sort"] = _ord(besked.sort, words(SamtyckeSort), "--sort", "Den sortens samtycke finns inte.")
    return svar


def _id(paths: Mapping[str, object]) -> str:
    """The id, among the answers, of the one that the options add to: the last that the file tells of."""
    return next((path.split(".")[1] for path in reversed(tuple(paths)) if path.startswith("samtycken.")), "s1")


def _ord(typed: str, known: tuple[str, ...], option: str, vad: str) -> str:
    if fold(typed) not in known:
        raise UsageFault("ogiltigt-varde", vad, option, did_you_mean(typed, known, f"Välj: {', '.join(known)}."))
    return fold(typed)


def _parter(arende: Arende, typed: str) -> list[str]:
    known = [part.id for part in arende.parter]
    chosen = typed.replace(",", " ").lower().split()
    if not chosen or not set(chosen) <= set(known):
        cure = f"Välj: {', '.join(known)}." if known else "Ärendet har inga enheter än."
        raise UsageFault("ogiltigt-varde", "Ärendet har ingen enhet med det id:t.", "--parter", cure)
    return chosen


def _formular(besked: Besked, sort: SamtyckeSort) -> Formular:
    """The questions about this kind. A script that gives the answer itself need not say who took it."""
    typ = load_questionnaire(FORMULAR, find_sources(besked.config))

    def om_sorten(fraga: Fraga) -> Fraga:
        frivillig = fraga.frivillig or (besked.till is not None and fraga.falt in _NOTERAS)
        return fraga.model_copy(update={"regel": fraga.regel or f"samtycke.{sort}", "frivillig": frivillig})

    return typ.model_copy(update={"samtycke": sort, "fragor": tuple(map(om_sorten, typ.fragor))})


def _inledning(oppet: Oppet, state: State) -> Iterator[str]:
    """What was said before, about each kind, and who asks the person."""
    yield f"Samtycke till {TILL_VAD[state.sort]}."
    yield from senast(oppet.arende, state.sort, oppet.om.idag)
    fakta = fakta_ur(oppet.arende, oppet.om.idag)
    for post in oppet.om.region.samtycke:
        if post.id == state.sort:
            texts = [punkt(each, oppet.om.region) for each in valj(post.inhamtas, fakta).galler if each.text]
            yield from (with_names(state, str(each)) for each in texts)
