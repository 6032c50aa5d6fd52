"""The shipped regions through the rules: deadlines by hand (fall/regioner.yaml), and what Blekinge and VGR say."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

import pytest

from sipkit.config.loading import load_region
from sipkit.config.region import Region
from sipkit.config.sources import find_sources
from sipkit.domain.klockslag import lokal
from sipkit.domain.vocabulary import FristId, words
from sipkit.errors import Refused
from sipkit.rules import innehall, planform, samtycke
from sipkit.rules.fakta import fakta_ur, las_fakta
from sipkit.rules.frister import frister
from sipkit.rules.mottagare import kallar, mottagare
from sipkit.rules.sip import fortsatt_sip
from tests.rules.regioner import Tabell, arende, fall_i, handelser, tabell
from tests.rules.test_dokument import av_svar
from tests.rules.test_frister import as_written

IDAG = date(2027, 3, 25)
REGIONER = ("nationell", "vastra-gotaland", "blekinge")
ALLA = (*REGIONER, "sodra-alvsborg", "simba", "gavleborg")


def region(id_: str, dag: date = IDAG) -> Region:
    return load_region(id_, dag, find_sources(None))


@pytest.mark.parametrize("fall", [pytest.param(fall, id=str(fall["id"])) for fall in fall_i("regioner")])
def test_the_shipped_deadlines(fall: Tabell) -> None:
    here = region(str(fall["region"]))
    case = arende(handelser=handelser(cast(list[str], fall["handelser"])))
    fakta = las_fakta(cast(list[str], fall.get("fakta", [])))
    besked = frister(here.on, case, lokal(datetime(2027, 12, 1, 12)), fakta)
    for id_ in words(FristId):
        if id_ in fall:
            row = besked.styrande(cast(FristId, id_))
            assert row is not None
            vantat = cast(dict[str, str], fall[id_])
            assert {key: as_written(row.som_json().get(key)) for key in vantat} == vantat
    assert [warning.kod for warning in besked.varningar] == fall.get("varningar", [])


@pytest.mark.parametrize("id_", REGIONER)
@pytest.mark.parametrize("sip", ["fore-utskrivning", "efter-utskrivning", "utan-slutenvard", "ingen"])
@pytest.mark.parametrize("dag", [date(2020, 6, 1), date(2023, 5, 2), date(2025, 7, 1), IDAG])
def test_in_no_circumstance_do_two_variants_quarrel(id_: str, sip: str, dag: date) -> None:
    events = [{"id": typ, "typ": typ, "tid": dag} for typ in ("bedomd-utskrivningsklar", "utskrivningsklar-meddelat")]
    besked = frister(
        region(id_, dag).on, arende(handelser=events), lokal(datetime(2027, 12, 1)), las_fakta([f"sip={sip}"])
    )
    assert besked.okanda == ()
    assert all(row.kalla for row in besked.rader)


def test_c21_a_kallelse_in_vastra_gotaland_without_its_form_lacks_just_that() -> None:
    whole = cast(Tabell, tabell("innehall")["hel"])
    case = av_svar({path: value for path, value in whole.items() if path != "kallelse.motesform"})
    found = innehall.brister(region("vastra-gotaland"), case, "kallelse", fakta_ur(case, IDAG))
    assert [brist.falt for brist in found if brist.saknas == "stopp"] == ["kallelse.motesform"]
    blekinge = innehall.brister(region("blekinge"), case, "kallelse", fakta_ur(case, IDAG))
    assert [(brist.falt, brist.saknas) for brist in blekinge] == [("kallelse.motesform", "varning")]


@pytest.mark.parametrize(
    ("id_", "giltig_nar"),
    [
        ("nationell", "justerad-av-enheterna"),
        ("vastra-gotaland", "justerad-av-verksamheterna"),
        ("blekinge", "justerad-av-enheterna"),
    ],
)
@pytest.mark.parametrize("dokument", ["kallelse", "plan"])
def test_c30_oppen_tvangsvard_gives_another_plan(id_: str, giltig_nar: str, dokument: str) -> None:
    besked = planform.planform(
        region(id_), "kallelse" if dokument == "kallelse" else "plan", las_fakta(["vardform=oppen-tvangsvard"])
    )
    with pytest.raises(Refused) as caught:
        planform.krav(besked)
    assert caught.value.i_stallet == {
        "dokument": "samordnad-vardplan",
        "upprattas_av": "chefsoverlakare",
        "giltig_nar": giltig_nar,
        "lagrum": ["LPT 7 a §"],
    }


@pytest.mark.parametrize("id_", REGIONER)
@pytest.mark.parametrize("status", ["saknas", "nekat", "aterkallat", "ej-mojligt"])
def test_a_refusal_says_with_its_source_what_may_be_done_and_what_may_not(id_: str, status: str) -> None:
    svar = [] if status == "saknas" else [{"id": "s1", "status": status}]
    case = arende(parter=tabell("samtycke")["parter"], samtycken=svar)
    verdict = samtycke.samtyckesbeslut(region(id_), case, "kallelse", ["p1", "p2"], idag=IDAG, fakta={})
    with pytest.raises(Refused) as caught:
        samtycke.krav(verdict)
    fault = caught.value
    assert fault.kod == f"samtycke-{status}"
    assert fault.far_goras
    assert bool(fault.regler) is (id_ != "nationell"), "the ledger has no rule of the law about it"
    assert all("(" in each for each in (*fault.far_goras, *fault.far_inte, *fault.att_veta))


def test_a_partial_yes_that_leaves_the_municipality_alone_is_a_sip_in_blekinge_only_and_lacks_the_region() -> None:
    case = arende(parter=tabell("sip")["parter"])
    for id_, ar_sip in (("nationell", False), ("vastra-gotaland", False), ("blekinge", True)):
        besked = fortsatt_sip(region(id_), case, frozenset({"p1", "p2"}), None, {})
        assert besked.ar_sip is ar_sip, id_
        assert [warning.kod for warning in besked.varningar] == ["medverkan-saknas"]
        assert fortsatt_sip(region(id_), case, frozenset({"p1"}), "fast-vardkontakt", {}).ar_sip is True


def test_the_persons_letter_is_a_rule_in_vastra_gotaland_only() -> None:
    ruled = {id_: mottagare(region(id_), arende(), frozenset(), {})[0].regel is not None for id_ in REGIONER}
    assert ruled == {"nationell": False, "vastra-gotaland": True, "blekinge": False}


def test_who_calls() -> None:
    for id_, roll in (("nationell", "fast-vardkontakt"), ("vastra-gotaland", "huvudansvarig-fast-vardkontakt")):
        assert kallar(region(id_), None, None, las_fakta(["sip=efter-utskrivning"])).ansvarig == (roll,)
    without_stay = las_fakta(["sip=utan-slutenvard"])
    assert kallar(region("blekinge"), None, "socialtjanst", without_stay).ansvarig == ("den-som-ser-behovet",)
    assert kallar(region("blekinge"), None, "slutenvard", las_fakta(["sip=efter-utskrivning"])).stammer is False
