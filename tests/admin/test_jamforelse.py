"""Two regions, or two days of one, side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sipkit.admin.jamforelse import Skillnad, jamfor
from sipkit.config.loading import load_region
from sipkit.config.sources import Sources, find_sources
from tests.admin.test_granskning import KALLA, LAG, REGION
from tests.config.lager import write

PER = date(2027, 1, 15)
SHIPPED = find_sources(environ={})


def shipped(
    a: str, b: str, per: date = PER, mot_per: date = PER
) -> dict[tuple[str, str], tuple[str | None, str | None]]:
    found = jamfor(load_region(a, per, SHIPPED), load_region(b, mot_per, SHIPPED))
    return {(each.amne, each.vad): (each.a, each.b) for each in found}


def test_a_deadline_is_told_in_plain_words_without_what_both_have() -> None:
    found = shipped("blekinge", "gavleborg")
    assert found["frister", "lakemedel-racker-till"] == ("3 vardagar efter att personen skrevs ut, slutenvården", None)
    ours, theirs = found["frister", "kallelse"]
    assert ours is not None
    assert ours.startswith("3 kalenderdagar efter att personen bedömdes som utskrivningsklar, öppenvården")
    assert "meddelandet om utskrivningsklar" not in ours, "both have the law's"
    assert theirs is None
    assert found["region", "it_tjanst.namn"] == ("Prator", "Lifecare")


def test_one_region_on_two_days_shows_what_has_changed() -> None:
    found = shipped("gavleborg", "gavleborg", date(2018, 6, 1), date(2019, 6, 1))
    before, _ = found["frister", "betalningsansvar"]
    assert before is not None
    assert "30 kalenderdagar efter att meddelandet om utskrivningsklar skickades" in before
    assert ("kallelse", "mottagare.kallad") not in found


@pytest.mark.parametrize("id_", SHIPPED.region_ids())
def test_a_region_is_like_itself(id_: str) -> None:
    assert shipped(id_, id_) == {}


def test_what_is_only_in_one_and_what_is_said_otherwise(tmp_path: Path) -> None:
    """A rule by its statement, else its name; a value by its key. Sources and rules' ids make no difference."""
    topics = f"""
kallelse:
  innehåll:
    - {{id: plats, saknas: varning, {KALLA}}}
    - {{id: tid, {KALLA}}}
    - {{id: syfte, fält: [kallelse.syfte], namn: syftet, saknas: stopp, {KALLA}}}
principer:
  - {{id: a, text: Alla hjälps åt., {KALLA}}}
"""
    files = {"regions/lag.yaml": LAG, "regions/prov.yaml": REGION + topics}
    sources = Sources((write(tmp_path, files),))
    found = jamfor(load_region("prov", PER, sources), load_region("lag", PER, sources))
    assert found == (
        Skillnad("kallelse", "innehall.plats.saknas", "varning", "stopp"),
        Skillnad("kallelse", "innehall.syfte", "syftet", None),
        Skillnad("principer", "a", "Alla hjälps åt.", None),
    )
    mirrored = jamfor(load_region("lag", PER, sources), load_region("prov", PER, sources))
    assert {(each.vad, each.b, each.a) for each in mirrored} == {(each.vad, each.a, each.b) for each in found}
