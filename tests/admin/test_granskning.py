"""The review of a region: each kind of finding in an invented region, where it stands, and none where all is right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sipkit.admin.egna import avtryck
from sipkit.admin.fynd import Fynd
from sipkit.admin.gang import hitta
from sipkit.admin.granskning import granska
from sipkit.config.lager import chain
from sipkit.config.sources import Root, Sources, find_sources
from sipkit.errors import SipkitError
from sipkit.felkoder import KODER
from tests.config.lager import write

PER = date(2027, 1, 15)
SHIPPED = find_sources(environ={})

LAG = """
region:
  namn: Lagen
  avsändare: Lagen
  dokument:
    - {id: lagen, titel: Lagen, utgivare: Riksdagen, sort: lag, kontrollerad: 2026-11-01}
kalender: {aftnar_som_helgdag: ja, rulla_till_vardag: nej, källa: {dokument: lagen, avsnitt: "1"}}
frister:
  - id: kallelse
    namn: Kallelsen skickas
    varianter:
      - id: lagens
        text: Kallelsen ska skickas inom tre dagar.
        modal: ska
        räknas_från: utskrivningsklar-meddelat
        inom: {antal: 3, enhet: kalenderdagar}
        källa: {dokument: lagen, avsnitt: "4"}
kallelse:
  innehåll:
    - id: tid
      fält: [kallelse.dag]
      namn: tiden
      saknas: stopp
      text: Kallelsen ska ange tiden.
      modal: ska
      källa: {dokument: lagen, avsnitt: "5"}
    - {id: plats, fält: [kallelse.plats], namn: platsen, saknas: stopp, källa: {dokument: lagen, avsnitt: "5"}}
"""
REGION = """
region:
  namn: Provregionen
  bygger_på: lag
  dokument:
    - {id: rutinen, titel: Rutinen, utgivare: Provregionen, sort: rutin, kontrollerad: 2026-11-01}
"""
RULES = "prov-ska: {region: prov, sort: frist, modal: ska}\nprov-bor: {region: prov, sort: ansvar, modal: bor}\n"
KALLA = "källa: {dokument: rutinen, avsnitt: Sida 1}"


def review(folder: Path, region: str, topics: str = "") -> list[Fynd]:
    """What is found in a region on top of a small law; what is only to be known is left out."""
    return [each for each in everything(folder, region, topics) if not each.upplysning]


def everything(folder: Path, region: str, topics: str = "") -> tuple[Fynd, ...]:
    files = {"regions/lag.yaml": LAG, "regions/prov.yaml": region + topics, "regler.yaml": RULES}
    return granska("prov", PER, Sources((write(folder, files),)))


def frist(*rows: str) -> str:
    return "\n".join(("frister:", "  - id: kallelse", "    varianter:", *(f"      {row}" for row in rows)))


def test_nothing_is_found_in_a_region_where_all_is_right(tmp_path: Path) -> None:
    tighter = frist(
        "- id: lagens",
        "  text: Kallelsen ska skickas inom två dagar.",
        "  modal: ska",
        "  inom: {antal: 2, enhet: kalenderdagar}",
        f"  {KALLA}",
        "  regler: [prov-ska]",
    )
    assert review(tmp_path, REGION, tighter) == []


@pytest.mark.parametrize(
    ("kod", "topics", "words"),
    [
        (
            "losare-an-lagen",
            frist("- id: lagens", "  inom: {antal: 4, enhet: kalenderdagar}", f"  {KALLA}"),
            "4 kalenderdagar efter att meddelandet om utskrivningsklar skickades, men lagen säger 3 kalender",
        ),
        (
            "lucka-mot-lagen",
            frist("- id: lagens", "  när: {barn: nej}", f"  {KALLA}"),
            "lagen har en tid men regionen ingen (barn: ja)",
        ),
        (
            "flera-varianter",
            frist("- id: egen", "  när: {barn: ja}", "  inom: {samma: dag}", f"  {KALLA}"),
            "lagens och egen gäller samtidigt (barn: ja)",
        ),
        (
            "lucka-mot-lagen",
            "kallelse:\n  innehåll:\n    - {id: plats, ta_bort: Behövs inte., " + KALLA + "}",
            "kallelse.innehall.plats: lagens regel tas bort",
        ),
        (
            "svagare-an-lagen",
            "kallelse:\n  innehåll:\n    - {id: plats, saknas: varning, " + KALLA + "}",
            "`saknas: varning`, men lagen har `saknas: stopp`",
        ),
        (
            "svagare-an-lagen",
            "kallelse:\n  innehåll:\n    - {id: plats, när: {barn: ja}, " + KALLA + "}",
            "gäller bara när barn är ja",
        ),
        (
            "verb-mot-modal",
            "principer:\n  - {id: a, text: Alla ska hjälpas åt., modal: bor, " + KALLA + "}",
            "`modal: bor` betyder bör",
        ),
        (
            "verb-mot-modal",
            "principer:\n  - {id: a, text: Alla ska hjälpas åt., modal: galler, " + KALLA + "}",
            "presens",
        ),
        (
            "modal-mot-forteckningen",
            "principer:\n  - {id: a, text: Alla ska hjälpas åt., modal: ska, " + KALLA + ", regler: [prov-bor]}",
            "källan har bor",
        ),
        (
            "okand-regel",
            "principer:\n  - {id: a, text: Alla hjälps åt., " + KALLA + ", regler: [prov-skall]}",
            "`prov-skall` finns inte",
        ),
        (
            "tolkning-utan-val",
            "principer:\n  - {id: a, text: Alla hjälps åt., tolkning: Alla hjälps åt., " + KALLA + "}",
            "samma sak",
        ),
        (
            "glapp-i-tiden",
            "principer:\n"
            "  - {id: a, text: Ett., gäller: {till: 2025-12-31}, " + KALLA + "}\n"
            "  - {id: a, text: Två., gäller: {från: 2026-02-01}, " + KALLA + "}",
            "från 2026-01-01 till 2026-01-31",
        ),
    ],
)
def test_a_finding_says_what_and_where(tmp_path: Path, kod: str, topics: str, words: str) -> None:
    """One finding, on a line of what the region wrote itself, with a cure and an explanation."""
    (found,) = review(tmp_path, REGION, topics)
    assert (found.kod, words in found.vad) == (kod, True), found
    file, line, _ = found.var.rsplit(":", 2)
    assert Path(file).name == "prov.yaml"
    assert int(line) > len(REGION.splitlines())
    assert found.atgard
    assert kod in KODER


def test_sources_that_are_old_or_uncertain_are_found(tmp_path: Path) -> None:
    """A year is trusted, and a day more is not."""
    old = REGION.replace("2026-11-01", "2026-01-14")
    assert [each.kod for each in review(tmp_path, old)] == ["gammal-kalla"]
    assert review(tmp_path, REGION.replace("2026-11-01", "2026-01-15")) == []
    unsure = REGION.replace("2026-11-01}", "2026-11-01, osäker: Avtalet har gått ut.}")
    (found,) = review(tmp_path, unsure)
    assert (found.kod, "Avtalet har gått ut." in found.vad) == ("osaker-kalla", True)


def test_a_limit_from_another_event_is_told_with_both_and_is_no_finding(tmp_path: Path) -> None:
    other = frist(
        "- id: egen",
        "  räknas_från: bedomd-utskrivningsklar",
        "  inom: {antal: 9, enhet: vardagar}",
        f"  {KALLA}",
    ).replace("    varianter:", "    kombination: tidigast\n    varianter:")
    told = [each for each in everything(tmp_path, REGION, other) if each.kod == "ojamforbar-frist"]
    assert [each.upplysning for each in told] == [True]
    assert "9 vardagar efter att personen bedömdes som utskrivningsklar. Lagen: 3 kalenderdagar" in told[0].vad
    assert review(tmp_path, REGION, other) == []


def test_parties_may_agree_on_a_longer_time_where_the_law_says_so(tmp_path: Path) -> None:
    longer = frist("- id: lagens", "  inom: {antal: 9, enhet: kalenderdagar}", f"  {KALLA}")
    law = LAG.replace("    namn: Kallelsen skickas", "    namn: Kallelsen skickas\n    kan_avtalas: ja")
    files = {"regions/lag.yaml": law, "regions/prov.yaml": REGION + longer}
    found = granska("prov", PER, Sources((write(tmp_path, files),)))
    assert [each.kod for each in found if not each.upplysning] == []


def test_what_has_changed_below_an_own_change_is_found_until_the_new_mark_is_written(tmp_path: Path) -> None:
    """`under` is the mark of what the layer below said when the change was written."""
    shipped = write(tmp_path / "med", {"regions/lag.yaml": LAG, "regions/prov.yaml": REGION})
    shipped = Root(shipped.regions, shipped.documents, shipped.templates, egen=False)
    tree = chain("lag", Sources((shipped,)))[0].topic("frister")
    item = hitta(tree, ("frister", "kallelse", "varianter", "lagens"))
    assert item is not None

    def found(mark: str) -> list[str]:
        own = frist("- id: lagens", "  inom: {antal: 2, enhet: kalenderdagar}", f"  under: {mark}", f"  {KALLA}")
        root = write(tmp_path / "egen", {"regions/prov.yaml": "region: {bygger_på: prov}\n" + own})
        return [each.kod for each in granska("prov", PER, Sources((root, shipped))) if not each.upplysning]

    assert found(avtryck(item)) == []
    assert found("00000000") == ["andrad-under"]


def test_an_own_layer_that_hides_a_shipped_one_is_found(tmp_path: Path) -> None:
    files = {"regions/lag.yaml": LAG, "regions/prov.yaml": REGION}
    shipped, own = write(tmp_path / "med", files), write(tmp_path / "egen", files)
    found = [each for each in granska("prov", PER, Sources((own, shipped))) if not each.upplysning]
    assert [each.kod for each in found] == ["dold-konfiguration"] * 2
    assert all(each.var.startswith(str(tmp_path / "egen")) for each in found)


def test_faults_and_findings_are_shown_together_by_file_and_line(tmp_path: Path) -> None:
    """A file that cannot be used does not hide what is found in the others."""
    topics = (
        "principer:\n  - {id: a, text: Alla ska hjälpas åt., modal: bor, " + KALLA + "}\n"
        "begrepp:\n  - {id: b, trem: MOA, text: En avdelning., " + KALLA + "}\n"
    )
    with pytest.raises(SipkitError) as caught:
        review(tmp_path, REGION, topics)
    assert caught.value.exit_code == 3
    assert [fault.kod for fault in caught.value.faults] == ["verb-mot-modal", "nyckel-saknas", "okand-nyckel"]


@pytest.mark.parametrize("id_", SHIPPED.region_ids())
def test_nothing_is_found_in_a_shipped_region_but_sources_that_are_uncertain(id_: str) -> None:
    """Västra Götaland's agreement after 2024 among them, and all that builds on it."""
    found = [each for each in granska(id_, date(2026, 11, 22), SHIPPED) if not each.upplysning]
    assert {each.kod for each in found} <= {"osaker-kalla"}, found
    files = {Path(each.var.partition(":")[0]).parent.name for each in found}
    assert ("vastra-gotaland" in files) is (id_ in {"vastra-gotaland", "sodra-alvsborg", "simba"})


def test_before_its_agreement_ran_out_vastra_gotaland_was_certain() -> None:
    found = [each for each in granska("vastra-gotaland", date(2024, 12, 31), SHIPPED) if not each.upplysning]
    assert found == []
