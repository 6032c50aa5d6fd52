"""A new time and a cancellation: each receiver learns what it needs, and nobody learns why or who else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from icalendar import Calendar

from tests.cli.conftest import Svar
from tests.cli.korning import Changes, Result, Sipkit, answers, content
from tests.documents.arenden import LONGEST, andrade
from tests.documents.lasning import everything, rows
from tests.documents.test_brev import NEVER, lix

Skapa = Callable[..., Result]
SENARE = "2027-03-30T09:20"
UTAN_P2: Changes = {
    "samtycke.status": "delvis",
    "samtycke.parter": ["p1", "p3", "p4"],
    "samtycke.undantag": ["min son"],
}


@pytest.fixture
def skapa(sipkit: Sipkit, svar: Svar, tmp_path: Path) -> Skapa:
    """`skapa(typ, region, changes, ny)`: the papers of an ärende with a kallelse, in `ut`."""

    def run(
        typ: str,
        region: str = "blekinge",
        changes: Changes | None = None,
        ny: Changes | None = None,
        av: str | None = "personen",
    ) -> Result:
        path = tmp_path / "svar.json"
        path.write_text(json.dumps(andrade(region, changes, ny, av)[typ]), "utf8")
        options = ("--utan-fragor", "--per", SENARE, "--ut", tmp_path / "ut", "--json", "--format", "docx,txt,ics")
        return sipkit("skapa", typ, "--svar", path, *options)

    return run


@pytest.mark.parametrize("region", ["blekinge", "vastra-gotaland"])
@pytest.mark.parametrize(("typ", "av"), [("ny-tid", None), ("aterkallelse", "personen"), ("aterkallelse", "vi")])
def test_the_letters_can_be_read_at_the_kitchen_table(
    skapa: Skapa, tmp_path: Path, region: str, typ: str, av: str | None
) -> None:
    """No word of the trade, no number; the news itself far below LIX 20."""
    assert skapa(typ, region, av=av).exit == 0
    (letter,) = (rows(data) for name, data in content(tmp_path / "ut").items() if "brev" in name)
    text = "\n".join(letter)
    assert [word for word in NEVER if re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE)] == []
    assert not re.search(r"\d{6}-?\d{4}", text)
    news = [row.partition(": ")[2] for row in letter if row.startswith("Normal: ")][1:3]
    assert lix(" ".join(news)) < 20


def test_a_cancellation_tells_time_name_and_whom_to_ring_and_nothing_else(skapa: Skapa, tmp_path: Path) -> None:
    """No number, purpose, place, party or reason; an invited one does not even get the name."""
    assert skapa("aterkallelse").exit == 0
    files = content(tmp_path / "ut")
    unit, invited = everything(files["7K2M-avbokat-enhet-p1.docx"]), everything(files["7K2M-avbokat-inbjudan-p4.docx"])
    for paper in (unit, invited, files["7K2M-avbokat-klistra.txt"].decode().partition("JOURNAL")[0]):
        assert "Onsdag 7 april 2027 klockan 13.00–14.00" in paper
        assert "Maria Testberg" in paper
        for secret in ("7461", "tryggt", "träningen", "Provgatan", "Socialtjänsten", "dotter", "nej", "amtyck"):
            assert secret not in paper
    assert "Ingrid Provqvist" in unit
    assert "Ingrid" not in invited


def test_no_consent_is_needed_to_call_a_meeting_off(skapa: Skapa) -> None:
    """The person has just taken it back: those who were called when it held are told."""
    back: Changes = {"samtycke.status": "aterkallat", "samtycke.dag": "2027-03-29"}
    assert skapa("ny-tid", changes=back).fault["kod"] == "samtycke-aterkallat"
    both: Changes = {
        "samtycke": ...,
        "samtycken": [
            {"status": "lamnat", "dag": "2027-03-24"},
            {"status": "aterkallat", "dag": "2027-03-29"},
        ],
    }
    done = skapa("aterkallelse", changes=both)
    assert _receivers(done) == ["enskild", "p1", "p2", "p3", "p4"]


@pytest.mark.parametrize("typ", ["ny-tid", "aterkallelse"])
@pytest.mark.parametrize("region", ["blekinge", "vastra-gotaland"])
def test_one_who_was_never_called_gets_nothing_and_is_not_named(
    skapa: Skapa, tmp_path: Path, typ: str, region: str
) -> None:
    """What the person left out is the secret itself."""
    changes: Changes = {**UTAN_P2, "parter.1.namn": "Beroendemottagningen"}
    done = skapa(typ, region, changes)
    assert _receivers(done) == ["enskild", "p1", "p3", "p4"]
    for data in content(tmp_path / "ut").values():
        assert "Beroende" not in everything(data)
        assert "min son" not in everything(data)


def test_those_written_down_are_the_ones_who_are_told(skapa: Skapa) -> None:
    """Whatever the consent covers now."""
    got = [{"part": "enskild", "som": "enskild"}, {"part": "p2", "som": "kallad"}]
    assert _receivers(skapa("aterkallelse", changes={"kallelse.mottagare": got})) == ["enskild", "p2"]


def test_the_old_time_is_told_only_to_those_who_were_called_to_it(skapa: Skapa, tmp_path: Path) -> None:
    """A party that has been added since gets the whole kallelse, and no time to cross out."""
    skapa("ny-tid", changes={"kallelse.mottagare": [{"part": "p1", "som": "kallad"}]})
    files = content(tmp_path / "ut")
    old = "Tidigare tid | Onsdag 7 april 2027 klockan 13.00–14.00. Gäller inte längre."
    assert old in "\n".join(rows(files["7K2M-ny-tid-kallelse-p1.docx"]))
    assert "Tidigare tid" not in "\n".join(rows(files["7K2M-ny-tid-kallelse-p2.docx"]))


@pytest.mark.parametrize(
    ("ny", "says"),
    [
        ({}, "Ditt möte den 7 april blir inte av den dagen. Vi har bestämt en ny tid."),
        ({"dag": "2027-04-07"}, "Ditt möte den 7 april klockan 13 får en ny tid. Dagen är samma som förut."),
        (
            {"dag": "2027-04-07", "tid": "13.00", "plats": "vardcentral"},
            "Ditt möte den 7 april blir på ett annat sätt än vi skrev förut. Tiden är samma.",
        ),
    ],
)
def test_the_letter_says_what_has_changed_and_nothing_else(
    skapa: Skapa, tmp_path: Path, ny: Changes, says: str
) -> None:
    skapa("ny-tid", ny=ny)
    letter = "\n".join(rows(content(tmp_path / "ut")["7K2M-ny-tid-brev-enskild.docx"]))
    assert says in letter
    assert ("samma plats som förut" in letter) == ("plats" not in ny)


def test_nothing_is_said_of_a_limit_that_a_new_time_does_not_have(skapa: Skapa, tmp_path: Path) -> None:
    """The three days are the first kallelse's."""
    for typ in ("ny-tid", "aterkallelse"):
        done = skapa(typ)
        told = "\n".join([json.dumps(done.resultat["gor_nu"]), *map(everything, content(tmp_path / "ut").values())])
        assert not re.search("[Kk]allelsen skickas|[Ff]rist|28 mars", told)


def test_a_calendar_moves_the_entry_and_takes_it_away(skapa: Skapa, tmp_path: Path) -> None:
    """The same entry, a later version of it."""
    seen = {}
    for typ, name in (("ny-tid", "ny-tid"), ("aterkallelse", "avbokat")):
        skapa(typ)
        calendar = Calendar.from_ical(content(tmp_path / "ut")[f"7K2M-{name}-mote.ics"])
        (event,) = calendar.events
        seen[typ] = [str(event["uid"]), event["sequence"], event.get("status"), calendar.get("method")]
    assert seen["ny-tid"] == ["7K2M-k1@sipkit", 1, None, None]
    assert seen["aterkallelse"] == ["7K2M-k1@sipkit", 1, "CANCELLED", "CANCEL"]


@pytest.mark.parametrize("typ", ["ny-tid", "aterkallelse"])
def test_protected_data_make_one_sheet_without_data(skapa: Skapa, tmp_path: Path, typ: str) -> None:
    skapa(typ, changes={**LONGEST, "enskild.skyddade_uppgifter": "ja"})
    files = content(tmp_path / "ut")
    assert [name for name in files if not name.endswith("manifest.json")] == [
        name for name in files if "sarskild-rutin" in name
    ]
    assert len(files) == 2
    assert not any("Provqvist" in everything(data) for data in files.values())


def test_an_interpreter_who_is_booked_is_not_promised_for_the_new_time(skapa: Skapa, tmp_path: Path) -> None:
    """The booking is for the old one; what to do about it stands in *Gör nu*."""
    tolk: Changes = {"enskild.behov": ["tolk"], "enskild.tolk_sprak": "arabiska", "enskild.tolk_lage": "bokad"}
    done = skapa("ny-tid", changes=tolk)
    files = content(tmp_path / "ut")
    assert "Vi ska ordna en tolk" in "\n".join(rows(files["7K2M-ny-tid-brev-enskild.docx"]))
    assert "bokad" not in everything(files["7K2M-ny-tid-kallelse-p1.docx"])
    assert "Boka om tolken" in json.dumps(done.resultat["gor_nu"], ensure_ascii=False)


@pytest.mark.parametrize("typ", ["kallelse", "ny-tid", "aterkallelse"])
@pytest.mark.parametrize(
    ("nar", "passed"),
    [
        (("2020-01-02", "10.00"), True),
        (("2027-03-30", "09.00"), True),
        (("2027-03-30", "10.00"), False),
        (("2027-04-08", "08.00"), False),
    ],
)
def test_a_meeting_that_has_been_is_warned_of_and_its_papers_are_made(
    sipkit: Sipkit, tmp_path: Path, typ: str, nar: tuple[str, str], passed: bool
) -> None:
    """They may be made afterwards, and the day may be a slip."""
    dag, tid = nar
    when: Changes = {"kallelse.dag": dag, "kallelse.tid": tid}
    given = {"kallelse": answers("blekinge", when), **andrade("blekinge", when, {"dag": dag, "tid": tid})}[typ]
    path = tmp_path / "svar.json"
    path.write_text(json.dumps(given), "utf8")
    options = ("--utan-fragor", "--per", SENARE, "--format", "docx", "--torrkor", "--json")
    done = sipkit("skapa", typ, "--svar", path, *options)
    assert done.exit == 0, done.err
    told = cast(list[dict[str, object]], done.json["varningar"])
    assert ("mote-har-varit" in [each["kod"] for each in told]) == passed


def _receivers(done: Result) -> list[str]:
    assert done.exit == 0, done.err
    filer = done.resultat["filer"]
    assert isinstance(filer, list)
    return list(dict.fromkeys(fil["mottagare"]["id"] for fil in filer if fil["mottagare"]))


@pytest.mark.parametrize("typ", ["kallelse", "ny-tid", "aterkallelse"])
def test_one_paper_is_made_again_beside_the_others(sipkit: Sipkit, tmp_path: Path, typ: str) -> None:
    """The same paper, one copy to print, and nothing that was made for all is written over."""
    sipkit("skapa", typ, "--exempel", "--ut", tmp_path / "ut")
    before = content(tmp_path / "ut")
    again = sipkit("skapa", typ, "--exempel", "--mottagare", "p1", "--ut", tmp_path / "ut")
    assert again.exit == 0, again.err
    after = content(tmp_path / "ut")
    assert {name: after[name] for name in before} == before
    new = {re.sub("^7K2M-(ny-tid-|avbokat-)?", "", name) for name in after.keys() - before.keys()}
    assert new == {"p1-SKRIV-UT.pdf", "p1-manifest.json"}
    assert sipkit("skapa", typ, "--exempel", "--mottagare", "p9", "--json").fault["kod"] == "okand-mottagare"
