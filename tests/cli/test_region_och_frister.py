"""What the routines say and count: each difference between two regions shown with its source."""

from __future__ import annotations

from typing import cast

import pytest

from tests.cli.korning import Result, Sipkit

Rad = dict[str, object]

# --- frister ----------------------------------------------------------------------------------------------------------


def _rader(done: Result) -> list[Rad]:
    return cast(list[Rad], done.resultat["frister"])


def test_a_deadline_is_said_in_the_terms_of_working_life(sipkit: Sipkit) -> None:
    """By when, which holiday that is, the last working day before; then the rule's own words and source."""
    event = "utskrivningsklar-meddelat=2026-04-02T09:00"
    options = ["--fakta", "sip=efter-utskrivning", "--per", "2026-04-02"]
    done = sipkit("frister", "--region", "vastra-gotaland", "--handelse", event, *options)
    assert done.exit == 0
    assert (
        "Kallelsen skickas: senast söndag 5 april 2026 (påskdagen). Sista vardagen före är torsdag 2 april 2026\n"
        "  Kallelsen ska skickas till personen och berörda verksamheter inom tre kalenderdagar från det att "
        "slutenvården skickade meddelandet om utskrivningsklar. Huvudansvarig fast vårdkontakt är sammankallande "
        "(Västra Götalands riktlinje om in- och utskrivning, 13 Kallelse till SIP-möte).\n"
    ) in done.out


def test_what_may_not_be_done_before_a_day_has_no_last_day(sipkit: Sipkit) -> None:
    """And that it was done before is told, with the rule."""
    events = ["--handelse", "operation=2026-09-15", "--per", "2026-10-01"]
    told = sipkit("frister", "--region", "blekinge", *events)
    row = "Beslut enligt socialtjänstlagen fattas: tidigast tisdag 15 september 2026, utan sista dag\n"
    assert row in told.out
    assert "Beslut enligt socialtjänstlagen" not in told.err
    early = sipkit("frister", "--region", "blekinge", *events, "--handelse", "sol-beslut=2026-09-14")
    assert "Obs: Beslut enligt socialtjänstlagen fattas: Det gjordes innan det får göras" in early.err
    assert f"{row.rstrip()}. Klar, men för tidigt\n" in early.out


def test_every_row_has_the_contract_s_keys(sipkit: Sipkit) -> None:
    """Dates for day rules; what does not apply is null or not there."""
    done = sipkit("frister", "--region", "blekinge", "--handelse", "bedomd-utskrivningsklar=2026-11-20", "--json")
    always = {
        *("id", "variant", "handelse", "handelse_tid", "senast", "senast_arbetsdag", "raknesatt", "ansvarig"),
        *("status", "styrande", "kalla", "regler"),
    }
    sometimes = {"namn", "tidigast", "tidpunkt", "text", "tolkning", "helgdag"}
    rader = _rader(done)
    assert rader
    for rad in rader:
        assert always <= rad.keys() <= always | sometimes


def test_what_cannot_be_counted_is_told_with_the_fact_that_decides(sipkit: Sipkit) -> None:
    """Unknown is never a no."""
    done = sipkit("frister", "--region", "blekinge")
    assert "Kallelsen skickas: går inte att räkna ut utan sip (--fakta NAMN=VÄRDE)." in done.out
    okanda = cast(list[Rad], sipkit("frister", "--region", "blekinge", "--json").resultat["okanda"])
    assert {"id": "kallelse", "fakta": ["sip"]} in okanda


def test_the_same_event_twice_is_two_rows(sipkit: Sipkit) -> None:
    """Each message is to be acknowledged in its own time."""
    events = ["--handelse", "meddelande-skickat=2026-11-17T14:59", "--handelse", "meddelande-skickat=2026-11-20T15:30"]
    done = sipkit("frister", "--region", "blekinge", *events, "--fakta", "sip=efter-utskrivning", "--json")
    days = [rad["senast"] for rad in _rader(done) if rad["id"] == "kvittens"]
    assert [str(day)[:10] for day in days] == ["2026-11-17", "2026-11-23"]


# --- region -----------------------------------------------------------------------------------------------------------


def test_the_regions_are_listed_with_what_they_build_on(sipkit: Sipkit) -> None:
    """The lowest layer first."""
    assert sipkit("region", "lista").out == (
        "blekinge           Blekinge                   nationell → blekinge\n"
        "gavleborg          Gävleborg                  nationell → gavleborg\n"
        "nationell          Hela landet                nationell\n"
        "simba              SIMBA                      nationell → vastra-gotaland → simba\n"
        "sodra-alvsborg     Södra Älvsborg             nationell → vastra-gotaland → sodra-alvsborg\n"
        "vastra-gotaland    Västra Götaland            nationell → vastra-gotaland\n"
    )


@pytest.mark.parametrize("region", ["blekinge", "gavleborg", "nationell", "simba", "sodra-alvsborg", "vastra-gotaland"])
def test_a_region_is_shown_whole(sipkit: Sipkit, region: str) -> None:
    """Every topic, as it stands on the day."""
    done = sipkit("region", "visa", region, "--per", "2027-03-25", "--json")
    assert (done.resultat["id"], done.resultat["per"]) == (region, "2027-03-25")
    topics = cast(Rad, done.resultat["amnen"])
    assert {"region", "roller", "kalender", "frister", "samtycke", "kallelse"} <= set(topics)


DIFFERENCES = [
    (
        ("frister.kallelse.efter-utskrivning", "blekinge"),
        "räknas_från: bedomd-utskrivningsklar",
        "källa: Blekingerutinerna, SIP, Kallelse 2 b",
        "regler: ble-kallelse-2b, ble-kallelse-2b-3-dagar",
    ),
    (
        ("frister.kallelse.efter-meddelandet", "vastra-gotaland"),
        "räknas_från: utskrivningsklar-meddelat",
        "källa: Västra Götalands riktlinje om in- och utskrivning, 13 Kallelse till SIP-möte",
        "regler: vg-kallelse-3-kalenderdagar, vg-kallelse-sammankallande",
    ),
    (
        ("kallelse.innehall.tid", "blekinge"),
        "saknas: varning",
        "källa: Blekingerutinerna, Extrameddelande 2",
        "regler: ble-extra-sip-innehall",
    ),
    (
        ("kallelse.innehall.tid", "vastra-gotaland"),
        "saknas: stopp",
        "källa: Västra Götalands riktlinje",
        "regler: vg-kallelse-tid-plats",
    ),
    (
        ("kallelse.kallar", "blekinge"),
        "- regional-oppenvard",
        "källa: Blekingerutinerna, ",
        "regler: ble-oppenvard-kallar, ble-kallelse-2b, ble-kallelse-2c",
    ),
    (
        ("kallelse.kallar", "vastra-gotaland"),
        "- huvudansvarig-fast-vardkontakt",
        "källa: Västra Götalands riktlinje",
        "regler: vg-kallelse-sammankallande",
    ),
    (
        ("sip", "blekinge"),
        "huvudman: en-med-tva-givare",
        "källa: Blekingerutinerna, ",
        "regler: ble-sip-samma-huvudman",
    ),
    (
        ("kallelse.deltagande", "vastra-gotaland"),
        "- socialtjanst",
        "källa: Västra Götalands riktlinje",
        "regler: vg-sip-delta-soc",
    ),
]


@pytest.mark.parametrize(
    ("where", "value", "source", "rules"), DIFFERENCES, ids=[" ".join(row[0]) for row in DIFFERENCES]
)
def test_each_difference_between_the_regions_is_explained_with_its_source(
    sipkit: Sipkit, where: tuple[str, str], value: str, source: str, rules: str
) -> None:
    """The value, where it is written, the document and section, and the rules of the ledger."""
    path, region = where
    told = sipkit("region", "förklara", region, path)
    assert told.exit == 0
    assert told.out.startswith(f"{path}\n")
    for part in (value, source, rules, f"{region}/{path.partition('.')[0]}.yaml:"):
        assert part in told.out


def test_what_a_layer_replaces_is_told_below_it(sipkit: Sipkit) -> None:
    """The one that decides first, with what it stands instead of."""
    told = sipkit("region", "förklara", "vastra-gotaland", "frister.kallelse.efter-meddelandet").out
    above, _, below = told.partition("ersätter nationell")
    assert "vg-kallelse-3-kalenderdagar" in above
    assert "nat-kallelse-3-dagar" in below


def test_an_explanation_as_json_tells_layer_by_layer(sipkit: Sipkit) -> None:
    """Sources as objects, so that a script can follow them."""
    done = sipkit("region", "förklara", "blekinge", "kallelse.innehall.tid", "--json")
    (layer,) = cast(list[Rad], done.resultat["lager"])
    kalla = cast(Rad, layer["kalla"])
    assert kalla["kalla"] == {"dokument": "blekingerutiner", "avsnitt": "Extrameddelande 2"}
    dokument = cast(Rad, kalla["dokument"])
    assert (dokument["titel"], dokument["kontrollerad"]) == ("Blekingerutinerna", "2026-11-21")


def test_an_uncertain_source_is_a_warning_and_no_fault(sipkit: Sipkit) -> None:
    """That Västra Götaland's guideline may have run out is said each time, on stderr."""
    options = ("region", "visa", "vastra-gotaland", "--per", "2027-03-25")
    done = sipkit(*options)
    assert done.exit == 0
    assert "Obs: Västra Götalands riktlinje" in done.err
    warnings = cast(list[Rad], sipkit(*options, "--json").json["varningar"])
    assert [warning["kod"] for warning in warnings] == ["osaker-kalla"]


def test_what_is_uncertain_of_a_region_takes_one_line_elsewhere(sipkit: Sipkit) -> None:
    """After the answer, with where the whole is said; a script gets all of it."""
    options = ("frister", "--region", "simba", "--per", "2027-03-25")
    done = sipkit(*options)
    assert [row for row in done.err.splitlines() if row.startswith("Obs: ")] == [
        "Obs: Det är osäkert om allt i rutinens källor gäller. Vad och varför: sipkit region granska"
    ]
    warnings = cast(list[Rad], sipkit(*options, "--json").json["varningar"])
    assert {warning["kod"] for warning in warnings} == {"osaker-kalla"}
