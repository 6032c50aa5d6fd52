"""`sipkit ärende exportera` and `ta-emot`: the other unit follows up the plan, and gives it back."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path

import pyrage
import pytest

from sipkit.domain.arende import Arende
from sipkit.domain.plan import Underskrift
from tests.cli.korning import NU, content
from tests.cli.overlamning.enheter import (
    HEMSJUKVARDEN,
    UPPFOLJD,
    VARDCENTRALEN,
    Andring,
    Enhet,
    export,
    foljt_upp,
    klartext,
    mal,
    med_plan,
)
from tests.cli.sparade import ID


def test_a_plan_is_handed_over_followed_up_and_given_back(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """The new version comes into the first unit's ärende, the old one stands, and both histories tell."""
    dit, hem = tmp_path / "dit.sip", tmp_path / "hem.sip"
    done = export(a, HEMSJUKVARDEN, dit)
    assert (done.exit, done.resultat["till"], done.resultat["planer"]) == (0, "p1", ["v1"])
    taken = b("ärende", "ta-emot", dit, "--json")
    assert (taken.exit, taken.resultat["id"], taken.resultat["nytt_arende"]) == (0, ID, True)
    assert b.arende().planer == a.arende().planer
    b.spara(lambda arende: foljt_upp(arende, UPPFOLJD, "Jag sover utan oro."))
    back = export(b, VARDCENTRALEN, hem)
    assert (back.exit, back.resultat["till"]) == (0, "avsandaren"), back.out
    merged = a("ärende", "ta-emot", hem, "--json")
    assert (merged.resultat["nya"], merged.resultat["krockar"]) == (["v2"], [])
    first, second = a.arende().planer
    assert mal(first) == ["Jag går ut varje dag."]
    assert (mal(second), second.ersatter) == (["Jag går ut varje dag.", "Jag sover utan oro."], "v1")
    key = [rad.nyckel for rad in a.arende().historik if rad.vad in ("overlamnat", "mottaget")]
    assert key == [done.resultat["nyckel"], merged.resultat["nyckel"]]
    told = a("ärende", "historik", ID).out
    assert "Överlämnat till en annan enhet: plan, version 1, nyckel" in told
    assert "Mottaget från en annan enhet: nyckel" in told


def test_who_got_it_and_when_is_written_down(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """PDL 3 kap. 11 §; also when it is given back to a unit that is no party."""
    export(a, HEMSJUKVARDEN, tmp_path / "dit.sip")
    (row,) = a.arende().dokument
    assert (row.typ, row.plan, row.tid.isoformat()[:16]) == ("plan", "v1", NU)
    assert [(each.part, each.exemplar) for each in row.mottagare] == [("p1", "kopia")]
    b("ärende", "ta-emot", tmp_path / "dit.sip")
    export(b, VARDCENTRALEN, tmp_path / "hem.sip")
    assert [each.part for each in b.arende().dokument[-1].mottagare] == ["avsandaren"]


def test_the_receiver_works_with_it_as_with_any_other(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """It is in the list and can be looked at; the consent that it rests on came along."""
    export(a, HEMSJUKVARDEN, tmp_path / "dit.sip")
    said = b("ärende", "ta-emot", tmp_path / "dit.sip").out
    assert f"från {VARDCENTRALEN}, nyckel" in said
    assert "ni har jämfört" in said
    assert f"{ID}  ärende" in b("ärende", "visa").out
    assert [each.sort for each in b.arende().samtycken] == ["uppratta-plan", "kalla-till-mote"]


def test_the_file_is_opened_by_its_receiver_alone(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """Not even by its sender, unless that was asked for; nobody else on the machine can read it."""
    fil = tmp_path / "dit.sip"
    export(a, HEMSJUKVARDEN, fil)
    assert stat.S_IMODE(fil.stat().st_mode) == 0o600
    assert "Provqvist" in klartext(fil, b)
    with pytest.raises(pyrage.DecryptError):
        klartext(fil, a)
    refused = a("ärende", "ta-emot", fil, "--json")
    assert (refused.exit, refused.fault["kod"]) == (5, "nyckel-fel")
    export(a, HEMSJUKVARDEN, fil, "--ersätt", "--även-mig")
    assert klartext(fil, a) == klartext(fil, b)


def test_what_was_handed_over_is_taken_in_before_it_is_used(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """Opened as an ärende, it says how; taken in twice, nothing happens the second time."""
    fil = tmp_path / "dit.sip"
    export(a, HEMSJUKVARDEN, fil)
    refused = b("ärende", "visa", fil, "--json").fault
    assert (refused["kod"], refused["atgard"]) == ("arende-overlamnat", f"Ta emot det: sipkit ärende ta-emot {fil}")
    b("ärende", "ta-emot", fil)
    before = content(b.hem)
    again = b("ärende", "ta-emot", fil, "--json").resultat
    assert (again["nytt_arende"], again["nya"]) == (False, [])
    assert content(b.hem) == before


def test_two_versions_of_the_same_number_are_both_kept_and_told(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """The one that came gets an id of its own; taken in again it is known."""
    export(a, HEMSJUKVARDEN, tmp_path / "dit.sip")
    b("ärende", "ta-emot", tmp_path / "dit.sip")
    b.spara(lambda arende: foljt_upp(arende, UPPFOLJD, "Deras mål."))
    b.spara(lambda arende: foljt_upp(arende, UPPFOLJD, "Deras nästa mål."))
    a.spara(lambda arende: foljt_upp(arende, UPPFOLJD, "Vårt mål."))
    export(b, VARDCENTRALEN, tmp_path / "hem.sip")
    done = a("ärende", "ta-emot", tmp_path / "hem.sip", "--json")
    assert done.resultat["krockar"] == ["v3"]
    assert "plan-tva-versioner" in done.out
    planer = {each.id: each for each in a.arende().planer}
    assert [(each.id, each.version, each.ersatter) for each in planer.values()] == [
        ("v1", 1, None),
        ("v2", 2, "v1"),
        ("v3", 2, "v1"),
        ("v4", 3, "v3"),
    ]
    assert [mal(planer[each])[-1] for each in ("v2", "v3", "v4")] == ["Vårt mål.", "Deras mål.", "Deras nästa mål."]
    assert a("ärende", "ta-emot", tmp_path / "hem.sip", "--json").resultat["nya"] == []


def test_a_signature_given_at_the_other_unit_comes_back(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """Beside those that are here; who signed keeps their name."""

    def signed(som: str, dag: date) -> Andring:
        def change(arende: Arende) -> Arende:
            row = Underskrift.model_validate({"id": "u1", "som": som, "vem": "p1", "dag": dag})
            plan = arende.planer[0].model_copy(update={"underskrifter": (row,)})
            return arende.model_copy(update={"planer": (plan,)})

        return change

    export(a, HEMSJUKVARDEN, tmp_path / "dit.sip")
    b("ärende", "ta-emot", tmp_path / "dit.sip")
    b.spara(signed("samordnare", UPPFOLJD))
    a.spara(signed("enskild", UPPFOLJD))
    export(b, VARDCENTRALEN, tmp_path / "hem.sip")
    done = a("ärende", "ta-emot", tmp_path / "hem.sip", "--json").resultat
    assert (done["nya"], done["undertecknade"]) == ([], ["v1"])
    assert [(each.id, each.som) for each in a.arende().planer[0].underskrifter] == [
        ("u1", "enskild"),
        ("u2", "samordnare"),
    ]


def test_a_unit_that_was_added_there_is_not_taken_for_one_that_was_added_here(
    a: Enhet, b: Enhet, tmp_path: Path
) -> None:
    """Both called theirs p5: the plan still says who does what."""

    def with_unit(namn: str) -> Andring:
        def change(arende: Arende) -> Arende:
            new = arende.parter[0].model_copy(update={"id": "p5", "namn": namn})
            arende = foljt_upp(arende, UPPFOLJD, "Ett mål till.")
            (*rest, last) = arende.planer
            insats = last.insatser[0].model_copy(update={"id": "i9", "vem": "p5"})
            last = last.model_copy(update={"insatser": (*last.insatser, insats)})
            ja = arende.samtycken[-1].model_copy(update={"id": "s9", "sort": "uppratta-plan", "parter": None})
            more = {"parter": (*arende.parter, new), "samtycken": (*arende.samtycken, ja), "planer": (*rest, last)}
            return arende.model_copy(update=more)

        return change

    export(a, HEMSJUKVARDEN, tmp_path / "dit.sip")
    b("ärende", "ta-emot", tmp_path / "dit.sip")
    b.spara(with_unit("Fysioterapin Provstaden"))
    a.spara(
        lambda arende: arende.model_copy(
            update={"parter": (*arende.parter, arende.parter[1].model_copy(update={"id": "p5", "namn": "Skolan"}))}
        )
    )
    back = export(b, VARDCENTRALEN, tmp_path / "hem.sip")
    assert back.exit == 0, back.out
    assert a("ärende", "ta-emot", tmp_path / "hem.sip").exit == 0
    after = a.arende()
    vem = after.planer[-1].insatser[-1].vem
    assert vem is not None
    assert (vem, after.part(vem).namn, after.part("p5").namn) == ("p6", "Fysioterapin Provstaden", "Skolan")
    assert after.planer[-1].insatser[0].vem == "p1"


def test_another_arende_of_the_same_id_is_never_mixed_with_it(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """It is told, with a way out: a file of one's own."""
    fil, egen = tmp_path / "dit.sip", tmp_path / "egen.sip"
    export(a, HEMSJUKVARDEN, fil)
    b.har()
    other = med_plan({"enskild.personnummer": "19440413-6055"})
    refused = b("ärende", "ta-emot", fil, "--json")
    assert (refused.exit, refused.fault["kod"]) == (5, "arende-annat")
    assert "--spara" in str(refused.fault["atgard"])
    assert b.arende() == other
    assert b("ärende", "ta-emot", fil, "--spara", egen).exit == 0
    assert b("ärende", "historik", egen).out.startswith(f"{NU[:10]} 10.12  Mottaget")
    back = b("ärende", "exportera", egen, "--till", VARDCENTRALEN, "--ut", tmp_path / "hem.sip")
    assert back.exit == 0, back.err
    assert a("ärende", "ta-emot", tmp_path / "hem.sip", ID).exit == 0
