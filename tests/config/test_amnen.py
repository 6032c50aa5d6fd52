"""What people do, what they send and what they pay: these topics are merged and checked like the first ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sipkit.config.lager import AMNEN
from sipkit.config.loading import check_region, load_region
from sipkit.config.sources import find_sources
from tests.config.lager import sources

PER = date(2027, 1, 15)
KALLA = "källa: {dokument: lagen, avsnitt: 9 §}"
UNDER = f"""\
region: {{bygger_på: grund, namn: Under}}
meddelanden:
  - id: kommunklar
    namn: Kommunklar
    dokument: kommunklar
    steg: utskrivningsklar
    från: [socialtjanst]
    {KALLA}
    innehåll:
      - {{id: insatser, namn: insatser, saknas: stopp, {KALLA}}}
      - {{id: kontakt, namn: kontaktuppgifter, saknas: varning, {KALLA}}}
checklistor:
  - id: hemgang
    namn: Före hemgång
    roller: [slutenvard]
    steg: utskrivning
    {KALLA}
    punkter:
      - {{id: a, text: Läkemedel följer med., grind: ja, {KALLA}}}
      - {{id: b, text: Kommunen är klar., av: [socialtjanst], rutor: [{{id: ett, namn: ett}}], {KALLA}}}
avstämning:
  - {{id: traff, hålls: ja, {KALLA}}}
betalning:
  gränser:
    - id: snitt
      per: genomsnitt
      period: kalendermanad
      över: 3.0
      betalas_över: 3.0
      enhet: kalenderdagar
      räknas_från: utskrivningsklar-meddelat
      {KALLA}
"""


def over(text: str) -> dict[str, str]:
    """The layer `over` on top of `under`."""
    return {
        "regions/under.yaml": UNDER,
        "regions/over.yaml": f"region: {{bygger_på: under, namn: Över}}\n{text}",
    }


def test_a_layer_adds_one_content_to_a_message_of_the_layer_below(tmp_path: Path) -> None:
    """By id, as in every list; the others and the message itself stand as they were, with their own source."""
    text = f"""\
meddelanden:
  - id: kommunklar
    innehåll:
      - {{id: kontakt, namn: telefonnummer, saknas: stopp, {KALLA}}}
      - {{id: datum, namn: datum, saknas: stopp, utan_samtycke: bara, {KALLA}}}
"""
    (message,) = load_region("over", PER, sources(tmp_path, over(text))).meddelanden
    assert [(each.id, each.namn, each.saknas) for each in message.innehall] == [
        ("insatser", "insatser", "stopp"),
        ("kontakt", "telefonnummer", "stopp"),
        ("datum", "datum", "stopp"),
    ]
    assert [each.utan_samtycke for each in message.innehall] == ["nej", "nej", "bara"]
    assert message.kalla
    assert message.ersatter == ()


def test_a_point_is_taken_away_only_with_a_reason_and_a_source(tmp_path: Path) -> None:
    """And the box of a point below is reached by its id."""
    text = f"""\
checklistor:
  - id: hemgang
    punkter:
      - {{id: a, ta_bort: Görs inte här., {KALLA}}}
      - {{id: b, rutor: [{{id: tva, namn: två}}]}}
"""
    (checklist,) = load_region("over", PER, sources(tmp_path, over(text))).checklistor
    (point,) = checklist.punkter
    assert [box.namn for box in point.rutor] == ["ett", "två"]
    (fault,) = check_region("over", PER, sources(tmp_path, over(text.replace(f", {KALLA}", ""))))
    assert (fault.kod, "källa" in fault.vad) == ("nyckel-saknas", True)


def test_meetings_that_are_abolished_are_abolished_from_their_day(tmp_path: Path) -> None:
    """Before it, what the layer below says holds."""
    text = f"""\
avstämning:
  - {{id: traff, hålls: nej, i_stället: Planera i IT-tjänsten., gäller: {{från: 2027-02-01}}, {KALLA}}}
"""
    region = load_region("over", PER, sources(tmp_path, over(text)))
    assert [each.halls for each in region.avstamning] == [True]
    assert [(each.halls, each.i_stallet) for each in region.on(date(2027, 2, 1)).avstamning] == [
        (False, "Planera i IT-tjänsten.")
    ]


def test_a_threshold_keeps_its_decimals(tmp_path: Path) -> None:
    """3.0 is a number of days, read exactly."""
    (limit,) = load_region("over", PER, sources(tmp_path, over(""))).betalning.granser
    assert (limit.over, limit.betalas_over) == (Decimal("3.0"), Decimal(3))


FAULTS = {
    "ett steg som inte finns": (
        "checklistor: [{id: x, namn: X, roller: [alla], steg: utskriven, KALLA}]",
        "utskrivning",
    ),
    "en roll som inte finns": (
        "uppgifter: [{id: x, roller: [oppenvard], steg: [planering], KALLA}]",
        "regional-oppenvard",
    ),
    "en sorts uppgift": ("uppgifter: [{id: x, roller: [alla], steg: [planering], sort: leda, KALLA}]", "leder"),
    "ett dokument som inte finns": (
        "meddelanden: [{id: x, namn: X, dokument: kommunklart, steg: planering, från: [alla], KALLA}]",
        "kommunklar",
    ),
    "ja eller nej": ("checklistor: [{id: hemgang, punkter: [{id: a, grind: kanske}]}]", "ja eller nej"),
    "ett decimaltal med komma": ('betalning: {gränser: [{id: snitt, över: "3,0", KALLA}]}', "3.0"),
    "ett skäl att avsluta": ("avslut: {skäl: [{id: malen-uppfyllda, namn: Klart, KALLA}]}", "mal-uppfyllda"),
    "en nyckel i ett innehåll": (
        "meddelanden: [{id: kommunklar, innehåll: [{id: kontakt, utan_samtyke: ja, KALLA}]}]",
        "utan_samtycke",
    ),
    "en sökväg som inte finns i ärendet": (
        "plan: {innehåll: [{id: x, namn: X, fält: [enskild.nam], saknas: stopp, KALLA}]}",
        "enskild.namn",
    ),
    "en underskrift utan krav": ("plan: {underskrift: [{id: x, sort: underskrift, KALLA}]}", "krävs_för_giltighet"),
    "ett begrepp utan term": ("begrepp: [{id: x, text: Betyder x., KALLA}]", "term"),
    "en regel utan källa": ("principer: [{id: x, text: Alla är med., modal: galler}]", "källa"),
    "ett okänt faktum": ("betalning: {undantag: [{id: x, när: {oppenvard: ja}, KALLA}]}", "används inte här"),
}


@pytest.mark.parametrize(("text", "words"), FAULTS.values(), ids=FAULTS)
def test_a_mistake_is_found_where_it_stands(tmp_path: Path, text: str, words: str) -> None:
    """On the layer's second line, with the right word."""
    faults = check_region("over", PER, sources(tmp_path, over(text.replace("KALLA", KALLA))))
    told = [f"{fault.vad} {fault.atgard}" for fault in faults]
    assert all(fault.var.rsplit(":", 2)[0].endswith("over.yaml") for fault in faults)
    assert all(fault.var.rsplit(":", 2)[1] == "2" for fault in faults)
    assert any(words in each for each in told), told


def test_a_topic_that_no_layer_speaks_of_is_empty(tmp_path: Path) -> None:
    """Never an error: most regions say nothing of most things."""
    region = load_region("grund", PER, sources(tmp_path, over("")), AMNEN)
    assert not (region.meddelanden or region.vagval.tabeller or region.plan.innehall or region.avslut.skal)


def test_the_rules_outside_configuration_are_no_layer() -> None:
    """They lie beside the layers, each with its reason."""
    shipped = find_sources(environ={})
    assert "utanfor" not in shipped.region_ids()
    assert (shipped.roots[-1].regions / "utanfor.yaml").is_file()
