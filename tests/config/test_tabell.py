"""Decision tables: every combination of a table's facts has one row, or is expressly outside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from sipkit.config.loading import check_region, load_region
from sipkit.config.tabell import kombinationer, traffar
from sipkit.config.vagval import Rad, Tabell
from tests.config.lager import sources

PER = date(2027, 1, 15)
VAGVAL = "regions/prov/vagval.yaml"
REGION = {"regions/prov/region.yaml": "region: {bygger_på: grund, namn: Prov}\n"}
KALLA = "källa: {dokument: lagen, avsnitt: 9 §}"


def table(rows: str, *, fakta: str = "[insatser, sarskilt-boende]", more: str = "") -> Mapping[str, str]:
    """A layer with one table, whose rows begin on the file's line 11."""
    head = f"""\
vägval:
  tabeller:
    - id: kategori
      namn: Kategori
      fakta: {fakta}
      ger: kategori
      styrande: ja
      text: Tabellen avgör.
      {KALLA}
      rader:
"""
    lines = [f"        - {{{row.strip()}, {KALLA}}}" for row in rows.strip().splitlines()]
    return {**REGION, VAGVAL: head + "\n".join(lines) + "\n" + more}


LANETS = """
id: a, namn: A, utom: {insatser: [regional-oppenvard, socialtjanst, kommunal-halso-och-sjukvard]}
id: b, namn: B, när: {insatser: regional-oppenvard}, utom: {insatser: [socialtjanst, kommunal-halso-och-sjukvard]}
id: c, namn: C, när: {insatser: socialtjanst}, utom: {insatser: [regional-oppenvard, kommunal-halso-och-sjukvard]}
id: d, namn: D, när: {insatser: kommunal-halso-och-sjukvard}, utom: {insatser: socialtjanst}
id: bc, namn: BC, alla: {insatser: [socialtjanst, regional-oppenvard]}, utom: {insatser: kommunal-halso-och-sjukvard}
id: cd, namn: CD, alla: {insatser: [socialtjanst, kommunal-halso-och-sjukvard]}, när: {sarskilt-boende: nej}
id: e, namn: E, alla: {insatser: [socialtjanst, kommunal-halso-och-sjukvard]}, när: {sarskilt-boende: ja}
"""


def faults(folder: Path, files: Mapping[str, str]) -> list[str]:
    """What is wrong in the layer, as `line: what cure`."""
    found = check_region("prov", PER, sources(folder, files))
    return [f"{fault.var.rsplit(':', 2)[1]}: {fault.vad} {fault.atgard}" for fault in found]


def row(tabell: Tabell, **fakta: set[str]) -> Rad:
    """The only row for a combination."""
    asked = {namn.replace("_", "-"): frozenset(words) for namn, words in fakta.items()}
    (found,) = [each for each in tabell.rader if traffar(each, asked)]
    return found


def test_a_table_with_a_row_for_every_combination_is_loaded(tmp_path: Path) -> None:
    """Seven rows for the sixteen combinations of three insatser and särskilt boende."""
    files = table(LANETS)
    assert faults(tmp_path, files) == []
    (tabell,) = load_region("prov", PER, sources(tmp_path, files)).vagval.tabeller
    assert len(list(kombinationer(tabell))) == 16
    assert row(tabell, insatser=set(), sarskilt_boende={"ja"}).namn == "A"
    both = {"regional-oppenvard", "socialtjanst"}
    assert row(tabell, insatser=both, sarskilt_boende={"nej"}).id == "bc"
    everyone = both | {"kommunal-halso-och-sjukvard"}
    assert [row(tabell, insatser=everyone, sarskilt_boende={each}).namn for each in ("nej", "ja")] == ["CD", "E"]


def test_a_combination_without_a_row_is_named(tmp_path: Path) -> None:
    """With how many there are besides, at the table."""
    (fault,) = faults(tmp_path, table("\n".join(LANETS.strip().splitlines()[:-1])))
    assert fault.startswith("3: Ingen rad gäller för insatser: kommunal-halso-och-sjukvard + socialtjanst,")
    assert "sarskilt-boende: ja (och 1 till)" in fault
    assert "utanför" in fault


def test_two_rows_for_one_combination_are_named_with_both_lines(tmp_path: Path) -> None:
    """The fault stands at the second of them."""
    widened = LANETS.replace("när: {sarskilt-boende: nej}", "när: {sarskilt-boende: [ja, nej]}")
    (fault,) = faults(tmp_path, table(widened))
    assert fault.startswith("17: Både den här raden och den på rad 16 gäller för insatser: kommunal-halso-och-sjukvard")
    assert "sarskilt-boende: ja (och 1 till)" in fault


def test_what_is_expressly_outside_is_no_gap(tmp_path: Path) -> None:
    """Only red is used; the other colours are outside, with the reason."""
    rows = "id: rod, namn: röd, när: {farg: rod}"
    outside = f"""\
      utanför:
        - id: ovriga
          när: {{farg: [gul, gron, bla, ingen]}}
          text: Inga andra färgspår än rött ska användas.
          modal: ska
          {KALLA}
"""
    assert faults(tmp_path, table(rows, fakta="[farg]", more=outside)) == []
    (gap,) = faults(tmp_path, table(rows, fakta="[farg]"))
    assert "(och 3 till)" in gap
    (overlap,) = faults(tmp_path, table(rows, fakta="[farg]", more=outside.replace("[gul,", "[rod, gul,")))
    assert overlap.startswith("13: Både den här raden och den på rad 11 gäller för farg: rod.")


def test_a_row_asks_only_for_the_facts_of_its_table(tmp_path: Path) -> None:
    """Else nobody would see that a combination is missing."""
    (fault,) = faults(tmp_path, table("id: rod, namn: röd, när: {vardform: lpt}", fakta="[farg]"))
    assert fault.startswith("11: Värdet `vardform` går inte att använda här.")


@pytest.mark.parametrize("fakta", ["[enhet]", "[alder]", "[insatsr]"])
def test_a_table_asks_only_for_facts_with_closed_values(tmp_path: Path, fakta: str) -> None:
    """The combinations of a text or a number cannot be counted."""
    (fault,) = faults(tmp_path, table("id: x, namn: X", fakta=fakta))
    assert fault.startswith("5: Värdet")
    assert "insatser" in fault


def test_all_of_several_words_is_asked_of_sets_only(tmp_path: Path) -> None:
    """A colour is never two."""
    (fault,) = faults(tmp_path, table("id: x, namn: X, alla: {farg: [rod, gul]}", fakta="[farg]"))
    assert fault.startswith("11:")


def test_a_table_that_nobody_could_read_is_refused(tmp_path: Path) -> None:
    """8 × 5 × 6 × 4 × 3 × 3 combinations, and not a minute's work to say so."""
    fakta = "[insatser, farg, vardform, sip, insatsbehov, svar-pa-vardbegaran]"
    (fault,) = faults(tmp_path, table("id: x, namn: X", fakta=fakta))
    assert fault.startswith("5: Tabellen har 8640 kombinationer.")


def test_a_table_used_only_for_some_has_rows_only_for_them(tmp_path: Path) -> None:
    """Its own condition takes the other combinations away."""
    rows = "id: x, namn: X, när: {farg: rod}"
    files = dict(table(rows, fakta="[farg]"))
    files[VAGVAL] = files[VAGVAL].replace("      text: Tabellen avgör.\n", "      när: {farg: rod}\n")
    assert faults(tmp_path, files) == []


def test_a_layer_above_that_takes_a_row_away_leaves_a_gap(tmp_path: Path) -> None:
    """The rows are checked as the layers make them together."""
    files = dict(
        table("id: rod, namn: röd, när: {farg: rod}\nid: annan, namn: annan, utom: {farg: rod}", fakta="[farg]")
    )
    files["regions/over.yaml"] = f"""\
region: {{bygger_på: prov, namn: Över}}
vägval:
  tabeller:
    - id: kategori
      rader:
        - {{id: rod, ta_bort: Används inte här., {KALLA}}}
"""
    assert [fault.vad for fault in check_region("prov", PER, sources(tmp_path, files))] == []
    (fault,) = check_region("over", PER, sources(tmp_path, files))
    assert fault.vad == "Ingen rad gäller för farg: rod."


def test_a_row_that_ceases_leaves_a_gap_from_that_day(tmp_path: Path) -> None:
    """Found today, with the day on which it begins."""
    rows = "id: rod, namn: röd, när: {farg: rod}, gäller: {till: 2027-06-30}\nid: annan, namn: annan, utom: {farg: rod}"
    (fault,) = faults(tmp_path, table(rows, fakta="[farg]"))
    assert "Ingen rad gäller för farg: rod, den 2027-07-01." in fault
