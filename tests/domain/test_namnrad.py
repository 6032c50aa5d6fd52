from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipkit.domain.identitet import parse_identitet
from sipkit.domain.namnrad import parse_narstaende, parse_person_rad
from sipkit.errors import UsageFault
from tests.domain.skrivet import read_or_refused, skrap
from tests.testnummer import PERSONNUMMER, SAMORDNINGSNUMMER

IDAG = date(2027, 3, 25)


@pytest.mark.parametrize(
    "pasted",
    [
        "Provqvist, Ingrid 19440427-7461",
        "Provqvist,Ingrid, 440427-7461",
        "Ingrid Provqvist 440427-7461",
        "Ingrid Provqvist 4404277461",
        "19440427-7461 Provqvist, Ingrid",
        "194404277461\tProvqvist, Ingrid",
        "Provqvist, Ingrid\t19440427–7461\tK\t82 år\tKarlskrona\tAvd 3",
        "Ingrid Provqvist; 19440427 7461; 070-174 06 10",
        "Ingrid Provqvist 19440427-7461 0701740610",
        "Ingrid Provqvist, pnr 440427-7461",
        "Personnummer: 19440427-7461 Ingrid Provqvist",
        "Provqvist, Ingrid 19440427-7461\t19440427-7461\r\n",
    ],
)
def test_the_line_that_the_care_system_shows(pasted: str) -> None:
    namn, fornamn, identitet = parse_person_rad(pasted, IDAG)
    assert (namn, fornamn, identitet.nummer) == ("Ingrid Provqvist", "Ingrid", "194404277461")


@pytest.mark.parametrize(
    ("pasted", "namn", "fornamn"),
    [
        ("af Provqvist Lind, Anna-Lena Maria 19440427-7461", "Anna-Lena Maria af Provqvist Lind", "Anna-Lena"),
        ("O’Prov, Zoë 19440427-7461", "Zoë O’Prov", "Zoë"),
        ("Åsa Provö 19440427-7461", "Åsa Provö", "Åsa"),
        ("Åsa Öberg 19440427-7461", "Åsa Öberg", "Åsa"),
    ],
)
def test_names_keep_their_letters_and_parts(pasted: str, namn: str, fornamn: str) -> None:
    assert parse_person_rad(pasted, IDAG)[:2] == (namn, fornamn)


def test_a_reservnummer_may_stand_in_the_line() -> None:
    rad = parse_person_rad("Provqvist, Ingrid reservnummer 20270325-T220", IDAG)
    assert (rad.namn, rad.identitet.sort) == ("Ingrid Provqvist", "reservnummer")


@pytest.mark.parametrize(
    ("pasted", "kod"),
    [
        ("", "ogiltigt-personnummer"),
        ("Provqvist, Ingrid", "ogiltigt-personnummer"),
        ("Provqvist, Ingrid 19440427-7461"[:-1] + "2", "ogiltigt-personnummer"),
        ("Provqvist, Ingrid 19440427-7461 19440413-6055", "ogiltigt-personnummer"),
        ("19440427-7461", "ogiltigt-namn"),
        ("Ingrid 19440427-7461", "ogiltigt-namn"),
        ("Provqvist\tIngrid\t19440427-7461", "ogiltigt-namn"),
        ("Ingrid Provqvist 82 år 19440427-7461", "ogiltigt-namn"),
        ("Provqvist, Ingrid, Karlskrona 19440427-7461", "ogiltigt-namn"),
        ("Ingrid Provqvist\t19440427-7461\tVårdcentralen Exempelviken", "ogiltigt-namn"),
    ],
)
def test_a_line_that_leaves_a_doubt_about_who_is_meant_is_refused(pasted: str, kod: str) -> None:
    with pytest.raises(UsageFault) as caught:
        parse_person_rad(pasted, IDAG)
    assert caught.value.kod == kod


@given(st.sampled_from(PERSONNUMMER + SAMORDNINGSNUMMER), st.sampled_from(["{n} {p}", "{p}\t{n}", "{n}\tM\t{p}\t4 b"]))
def test_any_valid_number_is_found_in_its_line(number: str, form: str) -> None:
    for printed in (number, f"{number[:8]}-{number[8:]}"):
        rad = parse_person_rad(form.format(n="Provqvist, Ingrid", p=printed), IDAG)
        assert rad == ("Ingrid Provqvist", "Ingrid", parse_identitet(number, IDAG))


@pytest.mark.parametrize(
    ("typed", "namn", "relation"),
    [
        ("Karin Provqvist, dotter", "Karin Provqvist", "dotter"),
        ("  Karin   Provqvist ,  god vän ", "Karin Provqvist", "god vän"),
        ("Karin Provqvist (dotter)", "Karin Provqvist", "dotter"),
        ("Karin Provqvist", "Karin Provqvist", None),
        ("Karin", "Karin", None),
    ],
)
def test_someone_close_has_a_name_and_perhaps_a_relation(typed: str, namn: str, relation: str | None) -> None:
    assert parse_narstaende(typed) == (namn, relation)


@pytest.mark.parametrize(
    "typed", ["", ",", "Karin Provqvist, dotter, 070-174 06 10", "Karin 19440427-7461", "(dotter)"]
)
def test_no_number_is_taken_about_someone_close(typed: str) -> None:
    with pytest.raises(UsageFault) as caught:
        parse_narstaende(typed)
    assert caught.value.kod == "ogiltigt-namn"


@given(skrap)
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refused(lambda typed: parse_person_rad(typed, IDAG), text)
    read_or_refused(parse_narstaende, text)
