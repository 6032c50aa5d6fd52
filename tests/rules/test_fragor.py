"""Which questions a region asks: about the event its own deadline counts from, and those it stops a paper without."""

from __future__ import annotations

from datetime import date

import pytest

from sipkit.config.dokumenttyp import Fraga
from sipkit.config.loading import load_document_type, load_region
from sipkit.config.sources import find_sources
from sipkit.rules.fragor import planens_fragor, regionens_fragor

SOURCES = find_sources(None)


def fragor(region: str) -> dict[str, Fraga]:
    here = load_region(region, date(2027, 3, 25), SOURCES)
    asked = regionens_fragor(load_document_type("kallelse", SOURCES).fragor, here, "kallelse")
    return {fraga.id: fraga for fraga in asked}


def test_blekinge_asks_when_the_person_was_judged_ready_and_before_discharge_when_the_message_was_sent() -> None:
    asked = fragor("blekinge")
    assert asked["bedomd"].nar == {"kallelse.sip": ("efter-utskrivning",)}
    assert asked["meddelat"].nar == {"kallelse.sip": ("fore-utskrivning",)}


@pytest.mark.parametrize("region", ["nationell", "vastra-gotaland"])
def test_the_others_ask_when_the_message_was_sent_and_never_without_a_hospital_stay(region: str) -> None:
    asked = fragor(region)
    assert "bedomd" not in asked
    assert set(asked["meddelat"].nar["kallelse.sip"]) == {"fore-utskrivning", "efter-utskrivning"}


def test_what_a_region_stops_a_paper_without_may_not_be_left_empty_there() -> None:
    ids = ("dag", "tid", "plats", "form", "fragor")
    assert all(fragor("blekinge")[id_].frivillig for id_ in ids)
    assert not any(fragor("vastra-gotaland")[id_].frivillig for id_ in ids)
    assert fragor("vastra-gotaland")["narstaende"].frivillig


@pytest.mark.parametrize(
    ("region", "also"),
    [
        ("nationell", set()),
        ("blekinge", {"plan.samordnare.telefon", "plan.uppföljning.dag", "plan.uppföljning.sätt"}),
        ("vastra-gotaland", {"plan.samordnare.vem", "plan.uppföljning.dag", "plan.uppföljning.tid"}),
    ],
)
def test_what_a_plan_must_state_may_not_be_left_empty_at_the_keyboard(region: str, also: set[str]) -> None:
    """The law's two everywhere, and the region's own; an answers file is judged by the rule itself."""
    asked = load_document_type("plan", SOURCES).fragor
    here = load_region(region, date(2027, 4, 7), SOURCES)
    free = {each.falt for each in asked if each.frivillig}
    demanded = free - {each.falt for each in planens_fragor(asked, here, "plan") if each.frivillig}
    assert demanded >= {"plan.andra_åtgärder", "plan.övergripande_ansvar"} | also
    assert "plan.viktigt" not in demanded
