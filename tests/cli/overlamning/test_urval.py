"""`sipkit ärende exportera`: what another unit may have, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipkit.domain.arende import Arende
from sipkit.domain.fieldtypes import ENSKILD
from tests.cli.korning import Changes
from tests.cli.overlamning.enheter import (
    HEMSJUKVARDEN,
    JA,
    UPPFOLJD,
    Enhet,
    export,
    foljt_upp,
    innehall,
    klartext,
    med_plan,
)
from tests.cli.sparade import ID


@pytest.mark.parametrize(
    ("changes", "kod"),
    [
        ({"samtycken": JA[:1]}, "samtycke-saknas"),
        ({"samtycken": [*JA, {"sort": "uppratta-plan", "status": "aterkallat", "dag": "2027-03-22"}]},
         "samtycke-aterkallat"),
        ({"samtycken": [{**JA[1], "parter": "p2"}]}, "samtycke-andra-parter"),
        ({"enskild.skyddade_uppgifter": "ja"}, "skyddade-uppgifter"),
        ({"plan": {"viktigt": "Att bo hemma."}}, "plan-saknas"),
        ({"plan.dag": ...}, "plan-saknas"),
        ({"samtycken": [{**JA[1], "parter": "p1 p3"}], "plan.nar_samre": "Socialtjänsten Provstaden"},
         "overlamning-undantaget"),
        ({"samtycken": [JA[0], {**JA[1], "undantag": "bo kvar"}]}, "overlamning-undantaget"),
    ],
)  # fmt: skip
def test_without_leave_nothing_is_written(a: Enhet, b: Enhet, tmp_path: Path, changes: Changes, kod: str) -> None:
    """Exit 6 in words; no file, and nothing noted."""
    a.har()
    before = med_plan(changes)
    refused = export(a, HEMSJUKVARDEN, tmp_path / "dit.sip")
    assert (refused.exit, refused.fault["kod"]) == (6, kod)
    assert not list(tmp_path.glob("*.sip"))
    assert not list(tmp_path.glob(".sipkit-*"))
    assert a.arende() == before


def test_nobody_has_asked_about_protection_is_no_no(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    a.har()
    med_plan({"enskild.skyddade_uppgifter": ...})
    refused = export(a, HEMSJUKVARDEN, tmp_path / "dit.sip")
    assert (refused.exit, refused.fault["var"]) == (4, "enskild.skyddade_uppgifter")


def test_the_rest_of_the_arende_stays(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """The time in hospital, what was judged, checklists, papers and the history; what another unit was asked."""
    a.har()
    med_plan({"parter.1.visningsnamn": "kommunen"})
    a("händelse", ID, "epikris-klar=2027-03-24")
    export(a, HEMSJUKVARDEN, tmp_path / "dit.sip")
    over = innehall(tmp_path / "dit.sip", b)
    assert (over.vardtillfallen, over.dokument, over.historik, over.checklistor) == ((), (), (), ())
    assert {each.typ for each in over.handelser} <= {"sip-mote", "plan-upprattad"}
    assert [each.namn for each in over.parter][:2] == [HEMSJUKVARDEN, "kommunen"]
    assert [each.fraga for each in over.parter] == [None] * 4
    assert over.planer == a.arende().planer


def test_the_call_to_the_meeting_goes_along_without_what_others_answered(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """And without those outside the consent, who are not told to have signed either."""
    a.har()
    mottagare = [{"part": part, "som": "kallad", "svar": "kommer", "meddelande": "Ja."} for part in ("p1", "p4")]
    med_plan(
        {
            "samtycken": [{**JA[1], "parter": "p1 p2"}],
            "kallelse.dag": "2027-03-20",
            "kallelse.mottagare": mottagare,
            "plan.underskrifter": [{"som": "enhet", "vem": vem, "dag": "2027-03-20"} for vem in ("p1", "p4")],
        }
    )
    assert export(a, HEMSJUKVARDEN, tmp_path / "dit.sip").exit == 0
    over = innehall(tmp_path / "dit.sip", b)
    (kallelse,) = over.kallelser
    assert [(each.part, each.svar, each.meddelande) for each in kallelse.mottagare] == [("p1", None, None)]
    assert [each.vem for each in over.planer[0].underskrifter] == ["p1"]


def test_an_older_version_that_names_a_unit_outside_the_consent_stays(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """The latest one goes; who stays is told."""
    a.har()
    med_plan({"plan.insatser.1.vem": "p3", "samtycken": [{**JA[1], "parter": "p1 p2"}]})
    refused = export(a, HEMSJUKVARDEN, tmp_path / "dit.sip")
    assert (refused.fault["kod"], refused.fault["var"]) == ("overlamning-undantaget", "planer.v1.insatser.i2.vem")

    def without(arende: Arende) -> Arende:
        arende = foljt_upp(arende, UPPFOLJD, "Ett mål till.")
        last = arende.planer[-1]
        last = last.model_copy(update={"insatser": last.insatser[:1]})
        return arende.model_copy(update={"planer": (*arende.planer[:-1], last)})

    a.spara(without)
    done = export(a, HEMSJUKVARDEN, tmp_path / "dit.sip").resultat
    assert (done["planer"], done["utelamnade"]) == (["v2"], ["v1"])


_HEMLIGT = st.text("bcdfghjkmpqvwxz", min_size=6, max_size=10)
"""Words that stand in no ärende of their own accord."""


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hemligt=_HEMLIGT, where=st.sampled_from(["undantag", "barnets_asikt", "kand_vilja", "grund_text", "part"]))
def test_nothing_of_an_excluded_unit_or_an_exclusion_is_in_the_file(
    a: Enhet, b: Enhet, tmp_path: Path, hemligt: str, where: str
) -> None:
    """Wherever it was said: neither the words nor the unit's name, contact, number or address."""
    a.har()
    ja: dict[str, object] = {**JA[1], "parter": "p1 p2", "uppgifter": {"p2": hemligt}}
    changes: dict[str, object] = {
        **{f"parter.3.{falt}": f"Om {hemligt}" for falt in ("namn", "adress", "fraga")},
        "plan.deltagare": [{"vem": "p1", "namn": "Lena"}, {"vem": "p4", "namn": hemligt}],
        "samtycken": [JA[0], ja if where == "part" else {**ja, where: hemligt}],
        "kallelse.dag": "2027-03-20",
        "kallelse.syfte": f"Om {hemligt}",
        "kallelse.mottagare": [{"part": "p1", "som": "kallad"}, {"part": "p2", "som": "kallad", "meddelande": hemligt}],
    }
    med_plan(changes)
    done = export(a, HEMSJUKVARDEN, tmp_path / "dit.sip", "--ersätt")
    assert done.exit == 0, done.out
    assert hemligt not in klartext(tmp_path / "dit.sip", b)
    over = innehall(tmp_path / "dit.sip", b)
    assert [each.id for each in over.parter] == ["p1", "p2"]
    assert ENSKILD in {each.vem for each in over.planer[0].insatser}
