"""To whom a message goes: the roles that the routine names, else the units where they work."""

from __future__ import annotations

import pytest

from sipkit.rules.meddelanden import mottagare, slag
from sipkit.rules.region import Region
from tests.rules.planer import region as levererad
from tests.rules.regioner import arende, provregion

KONTAKT = {"id": "fast-vardkontakt", "visningsnamn": "fast vårdkontakt", "i_brev": "din kontakt"}
MEDDELANDE = {
    "id": "svar",
    "namn": "Svar",
    "dokument": "avvikelse",
    "steg": "planering",
    "fran": ["slutenvard"],
    "till": ["fast-vardkontakt"],
    "text": "Svaret går till fast vårdkontakt.",
}
ENHET = {"huvudman": "region", "som": "kallad"}
PARTER = [{**ENHET, "id": f"p{nr}", "namn": f"Provenhet {nr}", "roll": "regional-oppenvard"} for nr in (1, 2)]
SOCIALTJANST = {**ENHET, "id": "p3", "namn": "Provenhet 3", "roll": "socialtjanst"}


def _far(region: Region, *parter: dict[str, str]) -> list[str]:
    (valt,) = slag(region, "avvikelse")
    got = mottagare(region, valt, arende(parter=list(parter)), "avvikelse", {each["id"] for each in parter})
    return [part.id for part in got]


@pytest.mark.parametrize(
    ("arbetar_i", "parter", "far"),
    [
        (["regional-oppenvard"], [*PARTER, SOCIALTJANST], ["p1", "p2"]),
        (["socialtjanst"], [*PARTER, SOCIALTJANST], ["p3"]),
        ([], [*PARTER, SOCIALTJANST], []),
        (["regional-oppenvard"], [PARTER[0], {**PARTER[1], "roll": "fast-vardkontakt"}], ["p2"]),
    ],
)
def test_what_is_for_a_role_that_nobody_has_goes_to_the_units_where_it_works(
    arbetar_i: list[str], parter: list[dict[str, str]], far: list[str]
) -> None:
    """And to no unit where somebody has it."""
    region = provregion(roller=[{**KONTAKT, "arbetar_i": arbetar_i}], meddelanden=[MEDDELANDE])
    assert _far(region, *parter) == far


@pytest.mark.parametrize("id_", ["nationell", "vastra-gotaland", "simba", "blekinge", "gavleborg"])
def test_a_layer_that_calls_the_role_something_else_lets_it_work_where_it_did(id_: str) -> None:
    """What a layer says of a role is merged key by key."""
    kontakter = [each for each in levererad(id_).roller if each.id.endswith("fast-vardkontakt")]
    assert kontakter
    assert {each.arbetar_i for each in kontakter} == {("regional-oppenvard",)}
