"""What commands tell and write about some dozens of invented ärenden in each region."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from itertools import product
from types import MappingProxyType
from typing import get_args
from unittest.mock import patch

from sipkit.bord.bord import duka
from sipkit.bord.lage import las_lage, las_nu
from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.arende.val import Oppnat
from sipkit.cli.avbrott import Avbruten
from sipkit.cli.checklista.kommandon import checklista
from sipkit.cli.efterat.klistra import texten, valda
from sipkit.cli.fragor.intervju import intervju
from sipkit.cli.fragor.svarsfil import las_svar
from sipkit.cli.frister.kommandon import frister
from sipkit.cli.samtal.prompter import talks_with
from sipkit.cli.samtycke.besked import Besked, anteckna
from sipkit.cli.samtycke.foljder import inledning
from sipkit.cli.samtycke.sort import om_sorten
from sipkit.cli.skapa.kommandon import skapa
from sipkit.cli.utfall import Utfall, fault_as_data
from sipkit.cli.vagval.kommandon import vagval
from sipkit.config.fall import fallfiler, las_fall
from sipkit.config.loading import load_document_type, load_region
from sipkit.domain.arende import Arende
from sipkit.domain.dokumentord import HEMGANG
from sipkit.domain.svar import bygg, platta
from sipkit.domain.vocabulary import DokumentTyp, HandelseTyp, SamtyckeSort, words
from sipkit.errors import SipkitError
from sipkit.interview.start import start
from sipkit.rules.checklistor import utbud
from sipkit.rules.meddelanden import meddelandetyper, slag
from tests.cli.korning import NU, Changes, answers
from tests.mutation.i_minnet import Glomsk, Tangentbord, svar_pa
from tests.mutation.poster import SOURCES, Last, antecknat

EXEMPEL_I = {"nationell": "vastra-gotaland"}
"""Whose example a region without one of its own has."""


@dataclass(frozen=True, eq=False)
class Korning:
    """One command about one ärende: what it tells and writes, and the topics that it reads."""

    kor: Callable[[], object]
    ger: str
    lasta: frozenset[Last]


@cache
def korningar(region: str) -> tuple[Korning, ...]:
    """Every command that is run in the region, once with the rules as they are shipped."""
    return tuple(map(_korning, _kommandon(region)))


def _korning(kor: Callable[[], object]) -> Korning:
    lasta: set[Last] = set()
    with antecknat(lasta):
        ger = svar_pa(kor)
    return Korning(kor, ger, frozenset(lasta))


# --- the commands -----------------------------------------------------------------------------------------------------


def _kommandon(region: str) -> Iterator[Callable[[], object]]:
    yield from _frister(region)
    yield from _vagval(region)
    yield from _papper(region)
    yield from _planer(region)
    yield from _meddelanden(region)
    yield partial(skapa, HEMGANG, region=region, exempel=True, torrkor=True, per=NU)
    yield from _samtycken(region)
    yield from _checklistor(region)
    yield lambda: skapa("avstämning", region=region, per=NU, utan_fragor=True)
    yield lambda: skapa("avstämning", region=region, per=NU, exempel=True, torrkor=True)


_DAGAR = ("2018-06-01T10:00", "2020-06-01T10:00", "2026-11-20T15:30")
_FAKTA = (
    "sip=efter-utskrivning vardform=somatisk farg=gul enhet=Ortopeden",
    "sip=fore-utskrivning vardform=somatisk farg=rod enhet=MOA",
    "sip=utan-slutenvard vardform=psykiatrisk farg=gron enhet=Ortopeden",
)


def _frister(region: str) -> Iterator[Callable[[], Utfall]]:
    """The region's own cases, then every event at once."""
    for path in fallfiler(region, SOURCES):
        for each in las_fall(path):
            fall = each.fall
            fakta = [f"{namn}={_ord(words)}" for namn, words in fall.fakta.items()]
            last = max((event.partition("=")[2] for event in fall.handelser), default=NU)
            yield _frist(region, fall.handelser, fakta, str(fall.per or last))
    for tid, om in product(_DAGAR, _FAKTA):
        yield _frist(region, [f"{typ}={tid}" for typ in words(HandelseTyp)], om.split(), tid)


def _frist(region: str, handelser: Sequence[str], fakta: Sequence[str], per: str) -> Callable[[], Utfall]:
    return lambda: frister(region=region, handelse=list(handelser), fakta=list(fakta), per=per)


def _ord(varden: str | Iterable[str]) -> str:
    return varden if isinstance(varden, str) else ",".join(varden)


_INSATSER = ("", "regional-oppenvard", "socialtjanst", "kommunal-halso-och-sjukvard")
_OM_VAGEN = (
    "vardform=somatisk farg=ingen samtycke-till-sip=ja",
    "vardform=somatisk farg=rod samtycke-till-sip=ja",
    "vardform=somatisk farg=rod samtycke-till-sip=nej",
    "vardform=somatisk farg=gul samtycke-till-sip=nej underlag-tillrackligt=nej",
    "vardform=lpt farg=ingen samtycke-till-sip=ja kortsiktig-planering-racker=nej",
    "vardform=oppen-tvangsvard farg=ingen samtycke-till-sip=ja",
    "vardform=oppen-rattspsykiatrisk farg=ingen samtycke-till-sip=ja",
    "vardform=somatisk samtycke-till-sip=ja insatsbehov=oforandrat sip-finns=ja",
    "vardform=somatisk samtycke-till-sip=ja insatsbehov=oforandrat sip-finns=nej",
    "vardform=somatisk samtycke-till-sip=ja insatsbehov=nytt-eller-forandrat behov-fore-utskrivning=ja",
    "vardform=somatisk samtycke-till-sip=ja insatsbehov=omfattande behov-fore-utskrivning=nej",
    "vardform=somatisk samtycke-till-sip=ja sip=fore-utskrivning",
    "vardform=somatisk samtycke-till-sip=ja sip=efter-utskrivning",
    "vardform=somatisk samtycke-till-sip=ja sip=utan-slutenvard",
    "vardform=somatisk samtycke-till-sip=ja inskriven-i-slutenvard=nej pagaende-insatser=nej",
)


def _vagval(region: str) -> Iterator[Callable[[], Utfall]]:
    both = [f"{_INSATSER[1]},{each}" for each in _INSATSER[2:]]
    every = ",".join(_INSATSER[1:])
    sorts = [*_INSATSER, *both, ",".join(_INSATSER[2:]), every]
    for insatser, om in (*product(sorts, _OM_VAGEN[:1]), *product([every], _OM_VAGEN)):
        yield _vag(region, [*om.split(), f"insatser={insatser}", "sarskilt-boende=nej"])
    yield _vag(region, ["vardform=somatisk", f"insatser={_INSATSER[2]}"])
    yield _vag(region, ["vardform=somatisk", f"insatser={','.join(_INSATSER[2:])}", "sarskilt-boende=ja"])
    yield _vag(region, [])


def _vag(region: str, fakta: Sequence[str]) -> Callable[[], Utfall]:
    return lambda: vagval(region=region, fakta=list(fakta), utan_fragor=True, per=NU)


def _papper(region: str) -> Iterator[Callable[[], object]]:
    """The papers, what refuses them, what is missing for them, and the question about consent."""
    yield _kallelse(region, {})
    for paths in (("syfte", "fragor"), ("motesform", "plats", "dag", "tid")):
        yield _kallelse(region, {f"kallelse.{each}": ... for each in paths})
    for sip in ("fore-utskrivning", "efter-utskrivning", "utan-slutenvard"):
        yield _kallelse(region, {"kallelse.sip": sip})
        yield _kallelse(region, {**_OSVARAT, "kallelse.sip": sip})
    for vardform in ("oppen-tvangsvard", "oppen-rattspsykiatrisk"):
        yield _kallelse(region, {"vardtillfalle.vardform": vardform})
    yield _kallelse(region, {"enskild.skyddade_uppgifter": "ja"})
    yield _kallelse(region, {"enskild.folkbokforingskommun": "Tanum"})
    yield _kallelse(region, {"enskild": ..., "parter": ..., "fast_vardkontakt": ...})
    yield _kallelse(region, {}, ["farg=rod"])
    for sip in ("efter-utskrivning", "utan-slutenvard"):
        yield partial(_vet_inte, region, {**_OSVARAT, "kallelse.sip": sip})


def _kallelse(region: str, changes: Changes, fakta: Sequence[str] = ()) -> Callable[[], Utfall]:
    tree = _svar(region, changes)

    def kor() -> Utfall:
        with patch("sipkit.cli.fragor.forhand.las_svar", lambda _: tree):
            return skapa("kallelse", svar="-", utan_fragor=True, torrkor=True, per=NU, fakta=list(fakta))

    return kor


_PLANEN: Mapping[str, object] = {
    "dag": "2027-03-25",
    "viktigt": "Jag vill bo kvar hemma.",
    "behov": "Stöd varje dag.",
    "installning": "Vill ha stödet.",
    "mal": [{"text": "Jag går ut varje dag", "resultat": "natt"}],
    "deltagare": [{"vem": "p1", "namn": "Lena Exempelgren"}],
    "insatser": [
        {"vad": "träna gång ute", "vem": "p1", "mal": ["m1"], "huvudman": "kommun", "foljer_upp": "Lena Exempelgren"},
        {
            "vad": "gå igenom medicinerna",
            "vem": "f1",
            "mal": ["m1"],
            "huvudman": "region",
            "foljer_upp": "Maria Testberg",
        },
    ],
    "andra_atgarder": [],
    "overgripande_ansvar": "kommun",
    "samordnare": {"vem": "p1", "namn": "Lena Exempelgren", "telefon": "070-174 06 13"},
    "uppfoljning": {"dag": "2027-06-01", "tid": "10.00", "satt": "hembesök"},
    "chefsoverlakare": {"namn": "Siv Provholm", "telefon": "070-174 06 20"},
}
_AVSLUT = ("mal-uppfyllda", "inget-behov", "samtycke-aterkallat", "forandrade-forhallanden")


def _planer(region: str) -> Iterator[Callable[[], Utfall]]:
    """The plan, what is missing in it, a vårdplan in its place, and its end for each reason, true or not."""
    yield _plan(region, "plan", {})
    for path in ("samordnare", "uppfoljning"):
        yield _plan(region, "plan", {f"plan.{path}": ...})
    yield _plan(region, "samordnad-vardplan", {"vardtillfalle.vardform": "oppen-tvangsvard"})
    for skal in _AVSLUT:
        yield _plan(region, "avslut", {"plan.avslut": {"skal": skal}})
    ended = {**_PLANEN, "insatser": [{"vad": "träna gång ute", "vem": "p1", "mal": ["m1"], "huvudman": "kommun"}]}
    for skal in _AVSLUT[:2]:
        yield _plan(region, "avslut", {"plan": {**ended, "avslut": {"skal": skal}}})
    yield _plan(region, "avslut", {"samtycke.status": "aterkallat", "plan.avslut": {"skal": "samtycke-aterkallat"}})


def _plan(region: str, typ: str, changes: Changes) -> Callable[[], Utfall]:
    tree = _svar(region, {"samtycke.sort": "uppratta-plan", "plan": deepcopy(_PLANEN), **changes})

    def kor() -> Utfall:
        with patch("sipkit.cli.fragor.forhand.las_svar", lambda _: tree):
            return skapa(typ, svar="-", utan_fragor=True, torrkor=True, per=NU)

    return kor


_LAGEN = (
    "akut-behov=ja",
    "inskriven-i-hemsjukvard=ja",
    "kommunala-insatser=nej",
    "sip-ska-goras=nej",
    "underlag-tillrackligt=nej",
)
_NAMNDA: tuple[DokumentTyp, ...] = ("ankomstsamtal", "atgardsplan")
"""Documents that a routine only names: its words on them are in the refusal."""


def _meddelanden(region: str) -> Iterator[Callable[[], object]]:
    """Each message with a yes to it, those that can be made with less also after a no, and in other circumstances."""
    here = load_region(region, datetime.fromisoformat(NU).date(), SOURCES)
    for typ in meddelandetyper(here):
        for each in slag(here, typ):
            yield _meddelande(region, typ, each.id)
            if each.samtycke is not None:
                yield _meddelande(region, typ, each.id, {"samtycke.sort": each.samtycke, "samtycke.status": "nekat"})
        for fact in _LAGEN:
            yield _meddelande(region, typ, None, {}, fact)
    for typ in _NAMNDA:
        yield _meddelande(region, typ, None)


def _meddelande(
    region: str, typ: str, val: str | None, changes: Changes = MappingProxyType({}), *fakta: str
) -> Callable[[], Utfall]:
    chosen = {} if val is None else {f"falt.{typ}.meddelande": val}
    tree = {**_svar(region, changes), **chosen, "arende.skapad": NU}

    def kor() -> Utfall:
        with (
            patch("sipkit.cli.fragor.forhand.las_svar", lambda _: tree),
            patch("sipkit.cli.fragor.forhand._exempel", lambda *_: "-"),
            patch("sipkit.cli.fragor.meddelande.las_svar", _pahittat),
        ):
            return skapa(typ, exempel=True, torrkor=True, region=region, per=NU, fakta=list(fakta))

    return kor


_pahittat = cache(las_svar)


def _svar(region: str, changes: Changes) -> dict[str, object]:
    known = {path: value for path, value in changes.items() if value is not ... or "." in path}
    gone = changes.keys() - known.keys()
    tree = answers(EXEMPEL_I.get(region, region), {**known, "arende.id": "7K2M", "arende.region": region})
    return {path: value for path, value in tree.items() if path not in gone}


def _vet_inte(region: str, changes: Changes) -> list[str]:
    """What is said when the one at the keyboard is asked for the consent, asks why, and does not know."""
    bord = duka(las_lage(region, NU, None), load_document_type("kallelse", SOURCES), Arende())
    talk = Tangentbord(["?", "v"])
    try:
        with talks_with(talk):
            intervju(bord.starta(_svar(region, changes)), bord.typ, bord.om, bord.lage.region, Glomsk())
    except Avbruten as stopped:
        return [*talk.sagt, *stopped.besked]
    except SipkitError as error:
        return [*talk.sagt, *(str(fault_as_data(each)) for each in error.faults)]
    return talk.sagt


def _checklistor(region: str) -> Iterator[Callable[[], Utfall]]:
    """Each role's lists at each step, empty: what hangs on something is in them, and says so."""
    here = load_region(region, datetime.fromisoformat(NU).date(), SOURCES)
    for roll, steg in utbud(here, {}):
        yield partial(checklista, region=region, roll=roll, steg=steg, utan_fragor=True, torrkor=True, per=NU)


_OSVARAT: Changes = {"samtycke": ...}
_BESKED = ("lamnat", "nekat", "aterkallat", "ej-mojligt")


def _samtycken(region: str) -> Iterator[Callable[[], object]]:
    """Each answer about each kind of consent, the text to paste after it, and what is said before the question."""
    for sort, status in product(get_args(SamtyckeSort), _BESKED):
        yield partial(_antecknat, region, Besked(status, sort, None, None, None))
    for sort, enhet in product(get_args(SamtyckeSort), ("Ortopeden", "MOA")):
        yield partial(_fragan, region, sort, enhet)
    for status in _BESKED:
        yield partial(_klistrat, region, status)


def _antecknat(region: str, besked: Besked) -> Utfall:
    return anteckna(_oppet(region, _OSVARAT), besked)


def _fragan(region: str, sort: SamtyckeSort, enhet: str) -> list[str]:
    """What is said until somebody must answer."""
    talk = Tangentbord(["?"])
    oppet = _oppet(region, {**_OSVARAT, "vardtillfalle.enhet": enhet})
    typ = om_sorten(load_document_type("samtycke", SOURCES), sort)
    state = start(typ, oppet.om.idag, bas=oppet.arende, samtycke_pa_nytt=True)
    with talks_with(talk), suppress(SipkitError):
        intro = tuple(inledning(oppet.arende, oppet.om, state))
        intervju(state, typ, oppet.om, oppet.lage.region, Glomsk(), intro)
    return talk.sagt


def _klistrat(region: str, status: str) -> Utfall:
    oppet = _oppet(region, {"samtycke.status": status})
    return valda(oppet, texten(oppet), None)


def _oppet(region: str, changes: Changes) -> Oppet:
    arende = bygg(platta(_svar(region, changes)), datetime.fromisoformat(NU).date())
    return Oppet(Oppnat(arende, Glomsk(), las_nu(NU)), las_lage(region, NU, None))
