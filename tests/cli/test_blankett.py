"""`sipkit blankett`: forms to fill in, empty or about an ärende, under the same rules as any paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

import pytest
from pypdf import PdfReader

from sipkit.pdf.forms import read_form
from tests.cli.ifyllda import Svar, fyll
from tests.cli.korning import NU, Changes, Result, Sipkit, answers
from tests.cli.sparade import ID, sparat
from tests.pdf.verapdf import faults

UTSKRIVNING = ("--roll", "slutenvard", "--steg", "utskrivning")


def blankett(sipkit: Sipkit, *options: object) -> Result:
    return sipkit("blankett", *options, "--per", NU, "--ut", "ut", "--json")


def falt(namn: str) -> Mapping[str, str | bool]:
    return read_form(Path("ut", namn).read_bytes()).fields


def text(namn: str) -> str:
    return " ".join(page.extract_text() for page in PdfReader(Path("ut", namn)).pages)


@pytest.mark.parametrize(
    ("options", "fil", "some"),
    [
        (("samtycke",), "blekinge-blankett-samtycke.pdf", {"enskild.personnummer", "part.5.namn", "undantag"}),
        (("kallelse",), "blekinge-blankett-kallelse.pdf", {"enhet", "mote", "kommer.ja", "kommer.nej", "vem"}),
        (
            ("checklista", *UTSKRIVNING),
            "blekinge-blankett-checklista-utskrivning-slutenvard.pdf",
            {
                "punkt.a.ja",
                "punkt.a.ej",
                "punkt.a.skal",
                "punkt.a.ruta.lakemedelslista",
                "punkt.e.ej",
                "ifylld_av",
                "ifylld_nar",
            },
        ),
    ],
)
def test_an_empty_form_is_about_nobody(sipkit: Sipkit, options: tuple[str, ...], fil: str, some: set[str]) -> None:
    """Everything is left to fill in, and no box is ticked."""
    done = blankett(sipkit, *options, "--region", "blekinge")
    assert (done.exit, done.filer()) == (0, [fil])
    (row,) = cast(list[dict[str, object]], done.resultat["filer"])
    assert (row["mottagare"], row["format"]) == (None, "pdf")
    fields = falt(fil)
    assert some <= fields.keys()
    assert not any(fields.values())


def test_an_empty_form_needs_a_region(sipkit: Sipkit) -> None:
    """Where no profile names one."""
    done = blankett(sipkit, "samtycke")
    assert (done.exit, done.places()) == (4, [("svar-saknas", "arende.region")])


def test_a_form_that_is_not_there(sipkit: Sipkit) -> None:
    """Nor a language, a kind of file, a list or a receiver."""
    sparat()
    assert blankett(sipkit, "plan", ID).fault["kod"] == "ogiltigt-varde"
    assert blankett(sipkit, "samtycke", ID, "--språk", "fi").fault["var"] == "--språk"
    assert blankett(sipkit, "samtycke", ID, "--mottagare", "p1").fault["var"] == "--mottagare"
    assert blankett(sipkit, "kallelse", ID, *UTSKRIVNING).fault["var"] == "--roll"
    assert blankett(sipkit, "samtycke", ID, "--format", "txt").fault["var"] == "--format"
    missing = blankett(sipkit, "checklista", ID, "--roll", "slutenvard", "--steg", "kallelse").fault
    assert missing["kod"] == "checklista-saknas"
    assert "--roll slutenvard --steg utskrivning" in str(missing["atgard"])
    assert blankett(sipkit, "kallelse", ID, "--mottagare", "p9").fault["kod"] == "okand-mottagare"
    assert not Path("ut").exists()


def test_the_form_about_consent_names_the_units(sipkit: Sipkit) -> None:
    """By their ids in the fields; in Swedish, and in the version that is asked for, as PDF and Word."""
    sparat({"enskild.behov": []})
    swedish = blankett(sipkit, "samtycke", ID, "--format", "pdf,docx")
    english = blankett(sipkit, "samtycke", ID, "--språk", "en")
    assert swedish.filer() == ["7K2M-blankett-samtycke-enskild.docx", "7K2M-blankett-samtycke-enskild.pdf"]
    assert english.filer() == ["7K2M-blankett-samtycke-en-enskild.pdf"]
    for fil in (swedish.filer()[1], *english.filer()):
        assert {"part.p1.ja", "part.p4.uppgifter"} <= falt(fil).keys()
        assert "enskild.namn" not in falt(fil)
    assert "den svenska texten gäller" in text(english.filer()[0])


def test_each_unit_that_may_have_the_kallelse_gets_a_form_to_answer_with(sipkit: Sipkit) -> None:
    """Which says which meeting, and nothing of the person."""
    sparat({"samtycke.status": "delvis", "samtycke.parter": ["p1", "p4"]})
    done = blankett(sipkit, "kallelse", ID)
    assert done.filer() == ["7K2M-blankett-kallelse-p1.pdf", "7K2M-blankett-kallelse-p4.pdf"]
    shown = text(done.filer()[0])
    assert "7 april 2027" in shown
    enskild = cast(dict[str, str], answers()["enskild"])
    assert enskild["namn"] not in shown
    assert enskild["personnummer"][-4:] not in shown
    assert blankett(sipkit, "kallelse", ID, "--mottagare", "p4").filer() == done.filer()[1:]


@pytest.mark.parametrize(
    ("changes", "kod"),
    [
        ({"samtycke.status": "nekat"}, "samtycke-nekat"),
        ({"samtycke": ...}, "samtycke-saknas"),
        ({"kallelse.installd_av": "vi"}, "mote-installt"),
        ({"kallelse": ...}, "kallelse-saknas"),
    ],
)
def test_the_answer_passes_the_same_gate_as_the_kallelse(sipkit: Sipkit, changes: Changes, kod: str) -> None:
    """No form lets a unit know of a meeting that it may not be called to."""
    sparat(changes)
    done = blankett(sipkit, "kallelse", ID)
    assert (done.exit, done.fault["kod"]) == (6, kod)
    assert not Path("ut").exists()


@pytest.mark.parametrize("options", [("samtycke",), ("kallelse",), ("checklista", *UTSKRIVNING)])
def test_protected_data_stand_in_no_form(sipkit: Sipkit, options: tuple[str, ...]) -> None:
    """Whatever it is about."""
    sparat({"enskild.skyddade_uppgifter": "ja"})
    typ, *rest = options
    done = blankett(sipkit, typ, ID, *rest)
    assert (done.exit, done.fault["kod"]) == (6, "skyddade-uppgifter")
    assert not Path("ut").exists()


def test_a_checklist_has_the_points_that_hold_and_judges_nothing(sipkit: Sipkit) -> None:
    """What others answer for stands by itself, under who they are; a label's place; never a verdict."""
    sparat()
    (fil,) = blankett(sipkit, "checklista", ID, *UTSKRIVNING).filer()
    shown = text(fil)
    ours, others = shown.split("Någon annan gör detta")
    assert "Patientetikett" in ours
    assert "Kommunen ska ha meddelat kommunklar." in " ".join(ours.split())
    assert "Hemsjukvården och socialtjänsten svarar för e." in " ".join(others.split())
    assert "godkänd" not in shown.lower()
    assert "punkt.c-information.skal" not in falt(fil)


def test_a_conditional_point_is_printed_where_its_fact_holds(sipkit: Sipkit) -> None:
    """Not where it does not; where nobody knows it says what it hangs on, and the warning which fact would tell."""
    options = ("checklista", "--region", "vastra-gotaland", "--roll", "slutenvard", "--steg", "planering", "--ersatt")
    point = "punkt.rehabiliteringsenhet.ja"

    def made(*fakta: str) -> tuple[bool, bool, list[dict[str, object]]]:
        done = blankett(sipkit, *options, *(each for namn in fakta for each in ("--fakta", namn)))
        (fil,) = done.filer()
        hangs = "Gäller bara om personen behöver rehabilitering." in text(fil)
        return point in falt(fil), hangs, cast(list[dict[str, object]], done.json["varningar"])

    assert made("rehabbehov=ja")[:2] == (True, False)
    assert made("rehabbehov=nej")[:2] == (False, False)
    *printed, warnings = made()
    assert printed == [True, True]
    assert ["rehabbehov" in str(each["vad"]) for each in warnings if each["kod"] == "punkter-utan-fakta"] == [True]


def test_the_same_form_is_the_same_file(sipkit: Sipkit) -> None:
    """Byte for byte, so that making it again at the same moment changes nothing."""
    sparat()
    first = blankett(sipkit, "samtycke", ID)
    assert blankett(sipkit, "samtycke", ID).out == first.out


def test_what_follows_a_form_unseen_tells_nothing_of_the_person(sipkit: Sipkit) -> None:
    """Ids, hashes and days only, whatever the ärende holds."""
    sparat()
    (fil,) = blankett(sipkit, "samtycke", ID).filer()
    hidden = read_form(Path("ut", fil).read_bytes()).hidden
    plain = {"typ": "samtycke", "arende": ID, "avser": "", "region": "blekinge", "dag": NU[:10]}
    assert {key: hidden[key] for key in plain} == plain
    rest = hidden.keys() - plain.keys() - {"mall", "version"}
    assert all(set(hidden[key]) <= set("0123456789abcdef") for key in rest)


def test_nothing_is_written_in_a_trial(sipkit: Sipkit) -> None:
    """`--torrkör` tells what would be."""
    done = blankett(sipkit, "kallelse", "--region", "simba", "--torrkör")
    assert (done.exit, done.filer()) == (0, ["simba-blankett-kallelse.pdf"])
    assert not Path("ut").exists()


@pytest.mark.motor
def test_every_form_is_accessible_empty_and_filled_in(sipkit: Sipkit) -> None:
    """PDF/UA-1, by veraPDF; filled in with letters from outside Western Europe."""
    sparat()
    filled: dict[str, Svar] = {
        "samtycke": {"undantag": "Åke får inget veta, säger ănna från Łódź", "part.p1.ja": True},
        "kallelse": {"kommer.ja": True, "vem": "Łucja Proväng"},
        "checklista": {"punkt.a.ja": True, "punkt.e.skal": "ţară"},
    }
    files: list[Path] = []
    for typ, svar in filled.items():
        options = UTSKRIVNING if typ == "checklista" else ()
        empty = blankett(sipkit, typ, "--region", "blekinge", *options).filer()
        about = blankett(sipkit, typ, ID, *options).filer()[:1]
        files += [Path("ut", fil) for fil in (*empty, *about)]
        files.append(fyll(Path("ut", about[0]), svar))
    assert faults(files, "ua1") == []
