"""Why a value is what it is: every layer's words, sources and days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sipkit.config.forklaring import Forklaring
from sipkit.config.loading import load_region
from sipkit.config.region import Region
from sipkit.errors import UsageFault
from tests.config.lager import GRUND, sources

PER = date(2027, 1, 15)
PROV = """
region:
  namn: Prov
  bygger_på: grund
  it_tjänst: {namn: Provet, källa: {dokument: rutinen, avsnitt: IT}, regler: [prov-it]}
  dokument:
    - {id: rutinen, titel: Provrutinen, utgivare: Region Prov, sort: rutin, kontrollerad: 2026-09-01}
frister:
  - id: kallelse
    varianter:
      - id: efter
        inom: {antal: 2, enhet: vardagar}
        gäller: {från: 2026-01-01}
        tolkning: Två dagar är två vardagar.
        källa: {dokument: rutinen, avsnitt: Kallelse 2}
        regler: [prov-2]
      - {id: fore, ta_bort: Rutinen har ingen gräns., källa: {dokument: rutinen, avsnitt: Kallelse 3}}
kallelse:
  innehåll:
    - {id: motesform, namn: formen, fält: [kallelse.motesform], saknas: stopp, källa: {dokument: lagen, avsnitt: 2}}
"""


@pytest.fixture
def region(tmp_path: Path) -> Region:
    """`prov`, on top of `grund`."""
    return load_region("prov", PER, sources(tmp_path, {"regions/prov.yaml": PROV}))


def test_a_value_is_explained_by_each_layer_that_states_it(region: Region, tmp_path: Path) -> None:
    """The last layer decides; the others are what it replaced."""
    found = region.forklaring("frister.kallelse.efter.inom")
    assert found.varde == {"antal": "2", "enhet": "vardagar"}
    lag, rutin = found.lager
    assert (lag.lager, lag.varde) == ("grund", {"antal": "3", "enhet": "kalenderdagar"})
    assert lag.var.startswith(f"{GRUND.regions / 'grund.yaml'}:")
    assert (rutin.lager, rutin.varde, rutin.var) == ("prov", found.varde, f"{tmp_path}/regions/prov.yaml:12:15")


def test_each_layers_words_come_with_its_own_source_rules_choice_and_days(region: Region) -> None:
    """The document is given in full: its title, and when it was last checked."""
    lag, rutin = region.forklaring("frister.kallelse.efter").lager
    assert (lag.ersatt, rutin.ersatt) == (True, False)
    assert lag.kalla
    assert lag.kalla.dokument
    assert (lag.kalla.kalla.avsnitt, lag.kalla.dokument.titel) == ("4 §", "Lagen om prov")
    assert (lag.regler, lag.tolkning, lag.galler) == (("prov-4",), "Dagar räknas som kalenderdagar.", None)
    assert rutin.kalla
    assert rutin.kalla.dokument
    assert rutin.kalla.dokument.kontrollerad == date(2026, 9, 1)
    assert (rutin.regler, rutin.tolkning) == (("prov-2",), "Två dagar är två vardagar.")
    assert rutin.galler
    assert rutin.galler.fran == date(2026, 1, 1)


def test_a_value_that_only_the_law_states_is_the_laws_although_the_item_is_changed(region: Region) -> None:
    """Who answers for the duty was not touched by the region."""
    (only,) = region.forklaring("frister.kallelse.efter.ansvarig").lager
    assert (only.lager, only.varde, only.regler) == ("grund", ["regional-oppenvard"], ("prov-4",))


def test_a_layer_that_only_adds_replaces_nothing(tmp_path: Path) -> None:
    """The region says which variant governs; the deadline's name is still the law's."""
    text = "region: {bygger_på: grund}\nfrister: [{id: kallelse, kombination: tidigast}]"
    found = load_region("prov", PER, sources(tmp_path, {"regions/prov.yaml": text})).forklaring("frister.kallelse")
    assert [(word.varde, word.ersatt) for word in found.lager] == [
        ({"namn": "Kallelsen skickas"}, False),
        ({"kombination": "tidigast"}, False),
    ]


def test_a_removed_item_is_explained_by_its_removal(region: Region) -> None:
    """With the reason and the source, and with what was there before."""
    found = region.forklaring("frister.kallelse.fore")
    assert found.varde is None
    before, removal = found.lager
    assert (before.lager, before.borttagen) == ("grund", None)
    assert (removal.borttagen, removal.varde) == ("Rutinen har ingen gräns.", None)
    assert removal.kalla
    assert removal.kalla.kalla.avsnitt == "Kallelse 3"
    assert region.forklaring("frister.kallelse.fore.inom").lager[-1].borttagen == "Rutinen har ingen gräns."


def test_a_deadline_is_explained_variant_by_variant(region: Region) -> None:
    """Those that hold and those that are taken away."""
    found = region.forklaring("frister.kallelse")
    assert found.varde == {"namn": "Kallelsen skickas"}
    assert [part.path for part in found.delar] == ["frister.kallelse.efter", "frister.kallelse.fore"]
    assert [bool(part.varde) for part in found.delar] == [True, False]


def test_a_whole_topic_is_explained_down_to_its_rules(region: Region) -> None:
    """Each list by its key."""
    found = region.forklaring("kallelse")
    assert [part.path for part in found.delar] == ["kallelse.innehall.motesform"]
    assert _leaves(region.forklaring("frister")) == ["frister.kallelse.efter", "frister.kallelse.fore"]


def _leaves(found: Forklaring) -> list[str]:
    return [leaf for part in found.delar for leaf in _leaves(part)] or [found.path]


@pytest.mark.parametrize(
    "path",
    [
        "frister.kallelse.varianter.efter.räknas_från",
        "Frister.kallelse.efter.raknas_fran",
        "kallelse.innehåll.motesform",
    ],
)
def test_a_path_is_written_as_in_the_files_or_shorter(region: Region, path: str) -> None:
    """With or without å, ä, ö and the key `varianter`."""
    assert region.forklaring(path).lager


def test_what_has_a_source_without_being_an_item_is_explained(region: Region) -> None:
    """The calendar and the IT service."""
    (it,) = region.forklaring("region.it_tjänst.namn").lager
    assert (it.varde, it.regler) == ("Provet", ("prov-it",))
    (calendar,) = region.forklaring("kalender.aftnar_som_helgdag").lager
    assert calendar.kalla
    assert calendar.kalla.kalla.avsnitt == "1 §"


@pytest.mark.parametrize(
    ("path", "cure"),
    [
        ("frister.kalelse", "Menade du frister.kallelse?"),
        ("frister.kallelse.eftr.inom", "Menade du frister.kallelse.efter?"),
        ("frister.kallelse.efter.innom", "Menade du frister.kallelse.efter.inom?"),
        ("frist", "Menade du frister?"),
    ],
)
def test_an_unknown_path_names_the_nearest_step(region: Region, path: str, cure: str) -> None:
    """The step that is wrong, with what stands before it."""
    with pytest.raises(UsageFault) as caught:
        region.forklaring(path)
    assert (caught.value.kod, caught.value.atgard) == ("okand-sokvag", cure)


def test_an_explanation_is_about_a_day(region: Region) -> None:
    """Before the region's rule holds, the law's words are the only ones."""
    found = region.on(date(2025, 12, 31)).forklaring("frister.kallelse.efter")
    assert [word.lager for word in found.lager] == ["grund"]
