"""Answers given beforehand: every fault at once, by path, and never a word of what was answered."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Kallelse, Svar
from tests.cli.korning import NU, Changes, Sipkit, answers, content

# --- missing ----------------------------------------------------------------------------------------------------------


def test_every_missing_answer_is_told_by_its_path(kallelse: Kallelse, tmp_path: Path) -> None:
    """Those that any paper needs and those that the region demands, in one list; nothing is written."""
    gone = ("enskild.personnummer", "fast_vardkontakt.telefon", "kallelse.syfte", "kallelse.tid", "kallelse.brev")
    done = kallelse("vastra-gotaland", dict.fromkeys(gone, ...))
    assert done.exit == 4
    assert {kod for kod, _ in done.places()} == {"svar-saknas"}
    assert {var for _, var in done.places()} == set(gone)
    assert len(done.fel) == len(gone)
    assert not (tmp_path / "ut").exists()


def test_an_empty_file_lists_all_that_a_kallelse_needs(sipkit: Sipkit, tmp_path: Path) -> None:
    """Also what is asked only after a no to protected data, so that one round is enough."""
    (tmp_path / "svar.json").write_text("{}")
    done = sipkit("kallelse", "--region", "vastra-gotaland", "--svar", "svar.json", "--utan-fragor", "--json")
    assert done.exit == 4
    told = {str(var) for _, var in done.places()}
    assert {
        "enskild.namn",
        "enskild.personnummer",
        "enskild.skyddade_uppgifter",
        "parter",
        "samtycke.status",
        "kallelse.sip",
        "kallelse.dag",
        "kallelse.tid",
        "kallelse.plats",
        "kallelse.motesform",
        "kallelse.syfte",
        "kallelse.fragor",
        "fast_vardkontakt.namn",
        "fast_vardkontakt.telefon",
    } <= told
    assert len(told) == len(done.fel)
    hur = {fault["var"]: fault["atgard"] for fault in done.fel}
    assert [var for var, cure in hur.items() if not cure] == [], "nobody says how it is written"
    assert hur["enskild.skyddade_uppgifter"] == "Skriv ja eller nej."
    assert hur["kallelse.sip"] == "Välj: efter-utskrivning, fore-utskrivning, utan-slutenvard."
    assert hur["kallelse.tid"] == "Skriv klockslaget, till exempel 13.00."


def test_what_is_given_is_never_told_to_be_missing(kallelse: Kallelse) -> None:
    """Also when it waits for an answer that is missing."""
    done = kallelse("blekinge", {"enskild.skyddade_uppgifter": ..., "kallelse.syfte": ...})
    assert {var for _, var in done.places()} == {"enskild.skyddade_uppgifter", "kallelse.syfte"}
    assert kallelse("blekinge", {"kallelse.brev": ...}).places() == [("svar-saknas", "kallelse.brev")]


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"samtycke.status": "delvis"}, "samtycke.parter"),
        ({"samtycke.mottaget_av": ...}, "samtycke.mottaget_av"),
        ({"samtycke.form": ...}, "samtycke.form"),
    ],
)
def test_what_a_consent_must_tell_is_asked_for(kallelse: Kallelse, changes: Changes, missing: str) -> None:
    """Whom it covers when it is in part; who took it and in what form."""
    done = kallelse("blekinge", changes)
    assert (done.exit, done.places()) == (4, [("svar-saknas", missing)])


def test_without_a_region_the_known_ones_are_told(sipkit: Sipkit, svar: Svar) -> None:
    """`--region` and `arende.region` are the two ways to give it."""
    done = sipkit("kallelse", "--svar", svar("blekinge", {"arende.region": ...}), "--utan-fragor", "--json")
    assert (done.exit, done.places()) == (4, [("svar-saknas", "arende.region")])
    assert "blekinge, gavleborg, nationell, simba, sodra-alvsborg, vastra-gotaland" in str(done.fault["atgard"])


# --- wrong ------------------------------------------------------------------------------------------------------------


def test_unknown_keys_are_told_with_the_nearest(kallelse: Kallelse) -> None:
    """All of them; a key that is wrong is never silently left out."""
    done = kallelse("blekinge", {"kallelse.syffte": "x", "enskild.persnummer": "x", "kalelse.dag": "x"})
    assert done.exit == 2
    cures = {str(fault["var"]): str(fault["atgard"]) for fault in done.fel}
    assert cures == {
        "kallelse.syffte": "Menade du kallelse.syfte?",
        "enskild.persnummer": "Menade du enskild.personnummer?",
        "kalelse.dag": "Menade du kallelse.dag?",
    }


def test_an_unknown_key_hides_no_value_that_is_wrong(kallelse: Kallelse) -> None:
    """One round is enough; that answers are missing is told when those that are given can be read."""
    wrong = {"kallelse.dag": "31 februari", "kallelse.tid": "25.99", "samtycke.status": "x", "kallelse.syfte": ...}
    done = kallelse("blekinge", {"enskild.persnummer": "x", **wrong, "fast_vardkontakt.telefon": "x"})
    assert done.exit == 2
    assert sorted((kod, str(var).rpartition(".")[2]) for kod, var in done.places()) == [
        ("ogiltigt-datum", "dag"),
        ("ogiltigt-klockslag", "tid"),
        ("ogiltigt-telefonnummer", "telefon"),
        ("ogiltigt-varde", "status"),
        ("okand-svarsnyckel", "persnummer"),
    ]


WRONG = {
    "enskild.personnummer": ("19440427-7461"[:-1] + "2", "ogiltigt-personnummer"),
    "enskild.skyddade_uppgifter": ("kanske det", "ja-eller-nej"),
    "kallelse.dag": ("31 februari", "ogiltigt-datum"),
    "kallelse.tid": ("25.99", "ogiltigt-klockslag"),
    "kallelse.plats": ("Kvarnvik", "ogiltigt-varde"),
    "samtycke.status": ("Lillstad", "ogiltigt-varde"),
    "fast_vardkontakt.telefon": ("ring Kvarnvik", "ogiltigt-telefonnummer"),
    "handelse.bedomd-utskrivningsklar": ("häromdagen", "ogiltigt-datum"),
    "vardtillfalle.vardform": ("Kvarnvik", "ogiltigt-varde"),
    "kallelse.langd": ("en evighet", "ogiltigt-varde"),
}


@pytest.mark.parametrize("as_json", [True, False], ids=["json", "text"])
def test_wrong_values_are_told_by_path_and_never_repeated(sipkit: Sipkit, svar: Svar, as_json: bool) -> None:
    """All at once, exit 2. What was answered is about a person."""
    file = svar("blekinge", {path: value for path, (value, _) in WRONG.items()})
    done = sipkit("kallelse", "--svar", file, "--utan-fragor", "--per", NU, *(["--json"] if as_json else []))
    assert done.exit == 2
    for value, kod in WRONG.values():
        assert value.casefold() not in (done.out + done.err).casefold()
        assert kod in done.out + done.err
    if as_json:
        wrong = {(kod, path.rpartition(".")[2]) for path, (_, kod) in WRONG.items() if "handelse" not in path}
        told = {(kod, str(var).rpartition(".")[2]) for kod, var in done.places()}
        assert told == wrong | {("ogiltigt-datum", "tid")}


def test_parties_of_a_consent_can_stand_in_one_line(kallelse: Kallelse) -> None:
    """As ids with commas or blanks between, or as a list."""
    made = [
        kallelse("blekinge", {"samtycke.status": "delvis", "samtycke.parter": given}, "--torrkor").filer()
        for given in (["p1", "p3"], "p1,p3", "p1, p3", "p1 p3")
    ]
    assert [name[5:16] for name in made[0] if "kallelse" in name and name.endswith(".docx")] == [
        "kallelse-p1",
        "kallelse-p3",
    ]
    assert made == [made[0]] * 4


@pytest.mark.parametrize("parter", ["p1,p9", ["p1", "p9"], "Hemtjänsten"])
def test_a_consent_to_a_party_that_is_not_there_is_told_with_those_that_are(kallelse: Kallelse, parter: object) -> None:
    """Together with what else is wrong; what was written is not repeated."""
    done = kallelse("blekinge", {"samtycke.status": "delvis", "samtycke.parter": parter, "kallelse.tid": "25.99"})
    assert done.exit == 2
    assert done.places() == [("ogiltigt-klockslag", "kallelser.k1.tid"), ("ogiltigt-varde", "samtycken.s1.parter")]
    assert done.fel[1]["atgard"] == "Välj: p1, p2, p3, p4."
    assert "Hemtj" not in done.out


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "￾", "\ud800"])
def test_signs_that_cannot_be_printed_are_refused_by_path(kallelse: Kallelse, sign: str) -> None:
    """A control character in an answer would make a Word file that does not open."""
    done = kallelse("blekinge", {"kallelse.syfte": f"Trygg{sign} hemma", "enskild.namn": f"Ingrid{sign} Prov"})
    assert (done.exit, {str(var).rpartition(".")[2] for _, var in done.places()}) == (2, {"syfte", "namn"})


@pytest.mark.parametrize("id_", ["../../7K2M", "Ingrid Provqvist", "19440427-7461", "7K2", "7K2MX"])
def test_the_id_of_an_arende_can_be_nothing_but_four_signs(kallelse: Kallelse, tmp_path: Path, id_: str) -> None:
    """It stands in file names, where no person and no path may stand."""
    done = kallelse("blekinge", {"arende.id": id_})
    assert (done.exit, done.places()) == (2, [("ogiltigt-varde", "arende.id")])
    assert id_ not in done.out.replace("7K2M", "")
    assert not (tmp_path / "ut").exists()


def test_an_answer_without_an_id_gets_one_that_says_nothing(kallelse: Kallelse) -> None:
    """Four signs that cannot be misread, another each time."""
    made = [kallelse("blekinge", {"arende.id": ...}, "--torrkor").filer()[0][:4] for _ in range(2)]
    assert made[0] != made[1]
    assert set("".join(made)) <= set("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")


# --- the file itself --------------------------------------------------------------------------------------------------


def test_yaml_and_json_and_stdin_say_the_same(
    sipkit: Sipkit, svar: Svar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`-` reads stdin; YAML may have a byte order mark and Windows line ends."""
    tree = answers("blekinge", {"arende.id": "7K2M"})
    yaml = tmp_path / "svar.yaml"
    yaml.write_bytes(b"\xef\xbb\xbf" + _as_yaml(tree).replace("\n", "\r\n").encode())
    options = ("--utan-fragor", "--per", NU)
    assert sipkit("kallelse", "--svar", svar(), *options, "--ut", "json").exit == 0
    assert sipkit("kallelse", "--svar", yaml, *options, "--ut", "yaml").exit == 0
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(tree).encode())))
    assert sipkit("kallelse", "--svar", "-", *options, "--ut", "stdin").exit == 0
    made = [content(tmp_path / name) for name in ("json", "yaml", "stdin")]
    assert made[0] == made[1] == made[2]


def _as_yaml(tree: dict[str, object]) -> str:
    return "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in tree.items()) + "\n"


@pytest.mark.parametrize(
    ("text", "kod", "place"),
    [
        ("enskild: [Kvarnvik", "yaml-syntax", ":1:10"),
        ("enskild:\n\tnamn: Kvarnvik\n", "yaml-tecken", ":2:1"),
        ("enskild: {namn: Kvarnvik}\nenskild: {namn: Kvarnvik}\n", "yaml-dubbel-nyckel", ":2:1"),
        ("enskild: &a {namn: Kvarnvik}\n", "yaml-forbjudet", ":1:10"),
        ('{"enskild": {"namn": "Kvarnvik"', "yaml-syntax", ""),
        ('["Kvarnvik"]', "fel-varde", ":1:1"),
        ("Kvarnvik", "fel-varde", ":1:1"),
    ],
)
def test_a_broken_file_is_a_fault_of_usage_with_its_place(
    sipkit: Sipkit, tmp_path: Path, text: str, kod: str, place: str
) -> None:
    """File, line and column where there are such; never the line itself."""
    (tmp_path / "svar.yaml").write_text(text)
    done = sipkit("kallelse", "--region", "blekinge", "--svar", "svar.yaml", "--utan-fragor", "--json")
    assert (done.exit, done.places()) == (2, [(kod, f"svar.yaml{place}")])
    assert "Kvarnvik" not in done.out


def test_several_faults_in_a_file_are_all_told(sipkit: Sipkit, tmp_path: Path) -> None:
    """As usage, exit 2, though the same reader gives exit 3 for configuration."""
    (tmp_path / "svar.yaml").write_text("enskild: {a: 1, a: 2}\nkallelse: {b: 1, b: 2}\n")
    done = sipkit("kallelse", "--region", "blekinge", "--svar", "svar.yaml", "--utan-fragor", "--json")
    assert (done.exit, [kod for kod, _ in done.places()]) == (2, ["yaml-dubbel-nyckel"] * 2)


@pytest.mark.parametrize("name", ["finns-inte.yaml", "."])
def test_a_file_that_cannot_be_read_is_exit_5(sipkit: Sipkit, name: str) -> None:
    """It is not there, or is a folder."""
    done = sipkit("kallelse", "--region", "blekinge", "--svar", name, "--utan-fragor", "--json")
    assert (done.exit, done.places()) == (5, [("fil-las", name)])
