"""That a fast vårdkontakt is appointed: one command tells the units and the person, each as much as is theirs."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest

from sipkit.documents.sattning import sattare
from tests.cli.conftest import Svar
from tests.cli.korning import Sipkit, content
from tests.documents.hemgang import kontaktbrev
from tests.documents.lasning import everything, rows
from tests.documents.test_brev import NEVER, lix
from tests.pdf import verapdf

SKAPA = ("skapa", "fast-vardkontakt", "--exempel", "--ut", "ut", "--json")


def test_one_command_makes_the_letter_and_the_message_to_each_unit(sipkit: Sipkit, tmp_path: Path) -> None:
    """The letter first, and it is what is printed."""
    done = sipkit(*SKAPA, "--region", "vastra-gotaland")
    papers = [re.sub(r"^\w{4}-fast-vardkontakt-", "", fil) for fil in done.filer() if fil.endswith(".docx")]
    assert papers == ["brev-enskild.docx", *(f"meddelande-{each}.docx" for each in ("p1", "p2", "p5"))]
    steps = done.resultat["gor_nu"]
    assert isinstance(steps, list)
    assert "Skriv ut brevet till personen" in steps[0]
    files = content(tmp_path / "ut")
    (printed,) = (data for name, data in files.items() if name.endswith("SKRIV-UT.pdf"))
    assert [page.extract_text().count("Hej Nils!") for page in pypdf.PdfReader(io.BytesIO(printed)).pages] == [1]
    number = re.compile("6055|440413")
    assert {
        name[-10:] for name, data in files.items() if name.endswith(".docx") and number.search(everything(data))
    } == {*("de-p1.docx", "de-p2.docx", "de-p5.docx")}


def test_a_region_without_it_makes_neither(sipkit: Sipkit) -> None:
    assert sipkit(*SKAPA, "--region", "blekinge").places() == [("okand-dokumenttyp", "fast-vardkontakt")]


@pytest.mark.parametrize("status", ["nekat", "aterkallat", ...])
def test_after_a_no_the_person_gets_the_letter_and_the_units_nothing(
    sipkit: Sipkit, svar: Svar, tmp_path: Path, status: object
) -> None:
    """It is the person's own: the routine wants the person told, whatever the person wants others to know."""
    said = {"samtycke.sort": "utbyta-uppgifter", "samtycke.status": status} if status is not ... else {"samtycke": ...}
    given = ("skapa", "fast-vardkontakt", "--region", "vastra-gotaland", "--utan-frågor", "--per", "2027-03-25")
    answers = svar("vastra-gotaland", {**said, "falt.fast-vardkontakt": {"avsandare": "Lena Exempelgren"}})
    done = sipkit(*given, "--svar", answers, "--ut", "ut", "--json")
    assert done.exit == 0
    assert [fil[5:] for fil in done.filer() if fil.endswith(".docx")] == ["fast-vardkontakt-brev-enskild.docx"]
    assert "Enheterna får inget meddelande" in done.out
    (pasted,) = (data.decode() for name, data in content(tmp_path / "ut").items() if name.endswith(".txt"))
    assert pasted == "JOURNAL\nPersonen har fått brev om vem som är fast vårdkontakt [dag].\n"


def test_of_one_whose_data_are_protected_there_is_no_letter(sipkit: Sipkit, tmp_path: Path) -> None:
    said = "enskild: {namn: Nils Provberg, personnummer: 19440413-6055, skyddade_uppgifter: ja}\n"
    (tmp_path / "svar.yaml").write_text(said, "utf8")
    given = ("skapa", "fast-vardkontakt", "--region", "vastra-gotaland", "--utan-frågor", "--per", "2027-03-25")
    done = sipkit(*given, "--svar", "svar.yaml", "--ut", "ut", "--json")
    assert done.exit == 0
    assert not [data for data in content(tmp_path / "ut").values() if re.search("Nils|Provberg", everything(data))]
    assert not [fil for fil in done.filer() if "brev" in fil or "meddelande-" in fil]


def test_the_letter_is_easy_to_read_and_says_whom_to_ring_first() -> None:
    """Running text below LIX 25, no word of the trade, in the easy version and in large print too."""
    made = {**kontaktbrev(), "stor-stil": kontaktbrev(["stor-stil"])["brev"]}
    assert set(made) == {"brev", "brev-lattlast", "brev-en", "stor-stil"}
    for typ, data in made.items():
        told = rows(data)
        first = [row for row in told if row.startswith("|")]
        assert len(first) == 3
        assert "Lena Exempelgren" in first[0]
        assert "070-174 06 12" in first[2]
        if typ != "brev-en":
            text = "\n".join(told)
            assert not [word for word in NEVER if re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE)]
            assert lix(" ".join(f"{row.partition(': ')[2]}." for row in told if row.startswith("Normal: "))) < 25


@pytest.mark.motor
def test_every_version_conforms_to_ua_1_and_a_2a(tmp_path: Path) -> None:
    with sattare("typst") as satt:
        for typ, data in {**kontaktbrev(), "stor-stil": kontaktbrev(["stor-stil"])["brev"]}.items():
            (tmp_path / f"{typ}.pdf").write_bytes(satt(data).data)
    assert verapdf.faults(sorted(tmp_path.iterdir())) == []
