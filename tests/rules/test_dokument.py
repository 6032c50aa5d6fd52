"""What is judged before a paper: its content, another kind of plan, protected data, whom the routine covers."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest

from sipkit.domain.arende import Arende
from sipkit.domain.svar import bygg, platta
from sipkit.errors import AnswerMissing, Refused, SipkitError
from sipkit.rules import innehall, planform, skydd
from sipkit.rules.besked import Brist
from sipkit.rules.fakta import fakta_ur, las_fakta
from sipkit.rules.malgrupp import malgrupp
from tests.rules.regioner import Tabell, arende, fall_i, provregion, tabell

IDAG = date(2027, 3, 25)


def av_svar(svar: Tabell) -> Arende:
    """An ärende from the paths of an answers file."""
    return bygg(platta(svar), IDAG)


@pytest.mark.parametrize("fall", [pytest.param(fall, id=str(fall["id"])) for fall in fall_i("innehall")])
def test_what_a_kallelse_must_hold(fall: Tabell) -> None:
    regler = tabell("innehall")
    region = provregion(kallelse={"innehall": regler["innehall"]})
    utom = cast(list[str], fall["utom"])
    case = av_svar({path: value for path, value in cast(Tabell, regler["hel"]).items() if path not in utom})
    fakta = fakta_ur(case, IDAG, las_fakta(cast(list[str], fall.get("fakta", []))))
    found = innehall.brister(region, case, "kallelse", fakta)
    assert [brist.falt for brist in found if brist.saknas == "stopp"] == fall["saknas"]
    assert [brist.falt for brist in found if brist.saknas == "varning"] == fall["varnar"]
    assert [fault.var for fault in faults(found)] == fall["saknas"]


def faults(found: tuple[Brist, ...]) -> tuple[SipkitError, ...]:
    try:
        innehall.krav(found)
    except SipkitError as fault:
        assert all(isinstance(each, AnswerMissing) for each in fault.faults)
        assert fault.exit_code == 4
        return fault.faults
    return ()


def test_what_is_missing_is_told_with_its_rule() -> None:
    region = provregion(kallelse={"innehall": tabell("innehall")["innehall"]})
    case = av_svar({k: v for k, v in cast(Tabell, tabell("innehall")["hel"]).items() if k != "kallelse.motesform"})
    (brist,) = innehall.brister(region, case, "kallelse", fakta_ur(case, IDAG))
    assert (brist.id, brist.modal, brist.regler) == ("tid-plats", "ska", ("prov-tid",))
    assert brist.kalla is not None
    assert brist.kalla.avsnitt == "Kallelse"
    (fault,) = faults((brist,))
    assert (fault.vad, fault.regler) == ("Kallelsen saknar tid, plats och mötesform.", ("prov-tid",))


def test_the_demands_on_a_kallelse_are_not_demands_on_other_documents() -> None:
    region = provregion(kallelse={"innehall": tabell("innehall")["innehall"]})
    assert innehall.brister(region, arende(), "plan", {}) == ()


# --- another kind of plan ---------------------------------------------------------------------------------------------

PLANFORM = {
    "planform": [
        {
            "id": "oppen-tvangsvard",
            "nar": {"vardform": ["oppen-tvangsvard"]},
            "text": "En samordnad vårdplan görs i stället.",
            "galler_for": ["kallelse", "plan"],
            "dokument": "samordnad-vardplan",
            "upprattas_av": "chefsoverlakare",
            "giltig_nar": "justerad-av-verksamheterna",
            "lagrum": ["LPT 7 a §"],
            "kalla": {"dokument": "provrutinen", "avsnitt": "Tvångsvård"},
            "regler": ["prov-tvangsvard"],
        }
    ]
}


def test_c30_oppen_tvangsvard_gives_a_samordnad_vardplan_instead() -> None:
    besked = planform.planform(provregion(**PLANFORM), "plan", las_fakta(["vardform=oppen-tvangsvard"]))
    with pytest.raises(Refused) as caught:
        planform.krav(besked)
    fault = caught.value
    assert (fault.kod, fault.exit_code, fault.regler) == ("annan-planform", 6, ("prov-tvangsvard",))
    assert fault.vad == "En samordnad vårdplan görs i stället."
    assert fault.att_veta == ("En samordnad vårdplan görs i stället (Provrutinen, Tvångsvård).",)
    assert fault.i_stallet == {
        "dokument": "samordnad-vardplan",
        "upprattas_av": "chefsoverlakare",
        "giltig_nar": "justerad-av-verksamheterna",
        "lagrum": ["LPT 7 a §"],
    }


@pytest.mark.parametrize(
    ("dokument", "fakta", "okanda"),
    [
        ("plan", ["vardform=lpt"], ()),
        ("checklista", ["vardform=oppen-tvangsvard"], ()),
        ("plan", [], ("vardform",)),
    ],
)
def test_other_care_other_documents_and_the_unknown_are_let_through(
    dokument: str, fakta: list[str], okanda: tuple[str, ...]
) -> None:
    besked = planform.planform(provregion(**PLANFORM), "plan" if dokument == "plan" else "checklista", las_fakta(fakta))
    planform.krav(besked)
    assert besked.okanda == okanda


# --- protected data ---------------------------------------------------------------------------------------------------

SKYDD = {"skydd": [{"id": "inga-papper", "text": "Inget papper skrivs.", "nar": {"skyddade-uppgifter": "ja"}}]}


@pytest.mark.parametrize(
    ("svar", "givet", "skyddad"),
    [
        ("ja", [], True),
        ("nej", [], False),
        (None, [], None),
        (None, ["skyddade-uppgifter=ja"], True),
        (None, ["skyddade-uppgifter=nej"], False),
        ("nej", ["skyddade-uppgifter=ja"], True),
        ("ja", ["skyddade-uppgifter=nej"], True),
    ],
)
def test_protected_data_any_yes_counts_and_silence_is_no_answer(
    svar: str | None, givet: list[str], skyddad: bool | None
) -> None:
    case = arende(enskild={"skyddade_uppgifter": svar})
    besked = skydd.skydd(provregion(**SKYDD), case, fakta_ur(case, IDAG, las_fakta(givet)))
    assert besked.skyddad is skyddad
    assert [punkt.text for punkt in besked.punkter] == (["Inget papper skrivs."] if skyddad else [])


def test_protected_data_must_be_asked_about() -> None:
    region = provregion(**SKYDD)
    with pytest.raises(AnswerMissing) as caught:
        skydd.krav(skydd.skydd(region, arende(), {}))
    assert caught.value.var == "enskild.skyddade_uppgifter"
    for answer in ("ja", "nej"):
        skydd.krav(skydd.skydd(region, arende(enskild={"skyddade_uppgifter": answer}), {}))


# --- whom the routine covers ------------------------------------------------------------------------------------------

ALLA: dict[str, object] = {"id": "alla", "text": "Lagen gäller alla."}
NAGRA: dict[str, object] = {"id": "lanet", "text": "Rutinen gäller i länet.", "kommuner": ["Provköping", "Exempelstad"]}


@pytest.mark.parametrize(
    ("malgrupper", "kommun", "omfattas", "lagen"),
    [
        ([ALLA], "Annanstad", True, False),
        ([ALLA], None, True, False),
        ([ALLA, NAGRA], "Provköping", True, False),
        ([ALLA, NAGRA], "exempelstad kommun", True, False),
        ([ALLA, NAGRA], "Annanstad", False, True),
        ([ALLA, NAGRA], None, None, False),
        ([], "Annanstad", True, False),
    ],
)
def test_the_routine_covers_those_registered_in_its_municipalities_and_the_law_covers_all(
    malgrupper: list[object], kommun: str | None, omfattas: bool | None, lagen: bool
) -> None:
    besked = malgrupp(provregion(malgrupp=malgrupper), arende(enskild={"folkbokforingskommun": kommun}), {})
    assert (besked.omfattas, besked.lagen_galler) == (omfattas, lagen)
    if omfattas is False:
        assert besked.grund is not None
        assert besked.grund.text == "Rutinen gäller i länet."
