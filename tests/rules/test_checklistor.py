"""How a checklist stands: what applies, what is known, which gates are not met. Nothing is ever ticked."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sipkit.config.checklistor import Checklista, Punkt
from sipkit.domain.arende import Arende
from sipkit.domain.svar import bygg
from sipkit.errors import UsageFault
from sipkit.rules.checklistor import andras_frister, listlage, listor, saknas, under_bokstaven, utbud
from sipkit.rules.fakta import Fakta
from sipkit.rules.frister import frister
from tests.rules.planer import IDAG, region

BLEKINGE = region("blekinge")
INGA: Fakta = {}


def lista(**punkter: dict[str, object]) -> Checklista:
    """A list of the ward's at discharge, with these points in order."""
    made = tuple(Punkt(id=id_.replace("_", "-"), text="Något görs.", **keys) for id_, keys in punkter.items())
    return Checklista(id="lista", namn="Lista", roller=("slutenvard",), steg="utskrivning", punkter=made)


def besvarad(**svar: str | tuple[str, str]) -> Arende:
    """An ärende where points are answered in order, with a reason where there is one."""
    flat: dict[str, object] = {}
    for nr, (punkt, said) in enumerate(svar.items(), 1):
        word, skal = said if isinstance(said, tuple) else (said, None)
        told = {"lista": "lista", "punkt": punkt.strip("_").replace("_", "-"), "svar": word, "skal": skal}
        told["tid"] = "2027-03-25 10:00"
        flat |= {f"checklistor.c{nr}.{key}": value for key, value in told.items() if value}
    return bygg(flat, date(2027, 3, 25))


GRIND: dict[str, object] = {"grind": True}


@pytest.mark.parametrize(
    ("svar", "ej", "met"),
    [
        ({}, "med-skal", False),
        ({"a": "ja"}, "med-skal", True),
        ({"a": "nej"}, "med-skal", False),
        ({"a": "ej-tillampligt"}, "med-skal", False),
        ({"a": ("ej-tillampligt", "Inga insatser.")}, "med-skal", True),
        ({"a": "ej-tillampligt"}, "fritt", True),
        ({"a": ("ej-tillampligt", "Inga insatser.")}, "nej", False),
        ({"a": "ja", "_a": "nej"}, "med-skal", False),
    ],
)
def test_a_gate_is_met_by_a_yes_or_by_why_it_does_not_apply(
    svar: dict[str, str | tuple[str, str]], ej: str, met: bool
) -> None:
    """What was answered last holds; a no is an answer, and meets nothing."""
    lage = listlage(lista(a={**GRIND, "ej_tillampligt": ej}, b={}), INGA, besvarad(**svar))
    assert lage.saknas == (() if met else ("a",))


def test_what_is_missing_is_named_as_the_source_names_it() -> None:
    """A letter once, however many points stand under it; a point without letter by its id; only gates."""
    made = lista(c=GRIND, c_information=GRIND, d={}, utrustning=GRIND)
    assert listlage(made, INGA).saknas == ("c", "utrustning")
    assert listlage(made, INGA, besvarad(c="ja", utrustning="ja")).saknas == ("c",)
    assert saknas([listlage(made, INGA), listlage(lista(e=GRIND, c=GRIND), INGA)]) == ("c", "utrustning", "e")
    assert [each.id for each in under_bokstaven(made, made.punkter[0])] == ["c-information"]
    assert under_bokstaven(made, made.punkter[1]) == ()


def test_a_point_is_left_out_only_by_a_fact_that_is_known() -> None:
    """One that nobody knows leaves it in, named; a condition that takes out does so only when it holds."""
    made = lista(a={"nar": {"barn": "ja"}, **GRIND}, b={"utom": {"barn": "ja"}})
    unknown = listlage(made, INGA)
    assert [(each.punkt.id, each.hanger_pa) for each in unknown.punkter] == [("a", ("barn",)), ("b", ())]
    assert unknown.saknas == ("a",)
    assert unknown.fakta == ("barn",)
    for word, left in (("ja", ["a"]), ("nej", ["b"])):
        assert [each.punkt.id for each in listlage(made, {"barn": frozenset({word})}).punkter] == left


def test_others_points_keep_their_place_and_stand_by_themselves() -> None:
    """Someone else's duty is that only where none of them has the list."""
    made = lista(a={}, b={"av": ("socialtjanst",)}, c={"av": ("socialtjanst", "slutenvard")})
    lage = listlage(made, INGA)
    assert [each.punkt.id for each in lage.punkter] == ["a", "b", "c"]
    assert [(each.punkt.id, each.andra) for each in lage.andras] == [("b", ("socialtjanst",))]
    assert [each.punkt.id for each in lage.egna] == ["a", "c"]


def test_what_the_arende_knows_is_told_and_ticks_nothing() -> None:
    """An answer at any of the point's paths, and the last time its event happened."""
    made = lista(a={"falt": ("fast_vardkontakt.namn", "falt.checklista.enhet"), "handelse": "kommunklar-meddelad"})
    flat = {
        "fast_vardkontakter.f1.namn": "Maria Testberg",
        "handelser.h1.typ": "kommunklar-meddelad",
        "handelser.h1.tid": "2027-03-24",
        "handelser.h2.typ": "kommunklar-meddelad",
        "handelser.h2.tid": "2027-03-25",
    }
    (point,) = listlage(made, INGA, bygg(flat, date(2027, 3, 25))).punkter
    assert [(each.falt, each.varde) for each in point.kant[:1]] == [("fast_vardkontakt.namn", "Maria Testberg")]
    assert [(each.handelse, each.tid) for each in point.kant[1:]] == [("kommunklar-meddelad", date(2027, 3, 25))]
    assert (point.svar, point.klar) == (None, False)


def test_each_role_and_step_of_the_routine_is_offered_once_in_order_of_the_steps() -> None:
    """What everyone does is each role's, and named as everyone's only where no role has a list of its own."""
    offered = utbud(BLEKINGE.on(IDAG), INGA)
    assert offered[0] == ("akutmottagning", "akut")
    assert offered[-1] == ("slutenvard", "utskrivning")
    assert len(set(offered)) == len(offered)
    sa, gavleborg = region("sodra-alvsborg").on(IDAG), region("gavleborg").on(IDAG)
    assert ("alla", "planering") not in utbud(sa, INGA)
    assert ("alla", "sip-mote") in utbud(gavleborg, INGA)
    assert "planering-gemensamt" in [each.id for each in listor(sa, "socialtjanst", "planering", INGA)]


def test_a_role_without_a_list_is_told_which_there_are() -> None:
    """Nothing is made up."""
    with pytest.raises(UsageFault) as caught:
        listor(BLEKINGE.on(IDAG), "socialtjanst", "utskrivning", INGA)
    assert caught.value.kod == "checklista-saknas"
    assert "--roll slutenvard --steg utskrivning" in caught.value.atgard


def test_what_others_are_to_have_done_by_a_day_is_told_until_it_is_done() -> None:
    """Deadlines that have begun, that the list's own do not answer for, and that no point of it tells of."""
    flat: dict[str, object] = {
        "handelser.h1.typ": "bedomd-utskrivningsklar",
        "handelser.h1.tid": "2027-03-25",
        "kallelser.k1.sip": "efter-utskrivning",
    }
    nu = datetime.fromisoformat("2027-03-25T10:00+01:00")
    fakta: Fakta = {"sip": frozenset({"efter-utskrivning"})}
    ward = next(each for each in BLEKINGE.on(nu.date()).checklistor if each.id == "utskrivning-slutenvard")

    def told(**more: str) -> list[str]:
        events = {f"handelser.h2.{key}": value for key, value in more.items()}
        arende = bygg({**flat, **events}, nu.date())
        return [each.id for each in andras_frister(ward, frister(BLEKINGE.on, arende, nu, fakta))]

    assert told() == ["kallelse"]
    assert told(typ="kallelse-skickad", tid="2027-03-25") == []
