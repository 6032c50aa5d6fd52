"""A folder of ärenden as rows: the papers are those of the command on each file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import pytest

from sipkit.cli.batch import alla_rader
from tests.cli.conftest import sipkit, svar
from tests.cli.korning import NU, Changes, Result, Sipkit, content
from tests.testnummer import PERSONNUMMER

__all__ = ["sipkit", "svar"]

Svar = Callable[..., Path]
VUXNA = [each for each in PERSONNUMMER if "1930" < each < "2000"]
ALLA = ("--typ", "kallelse", "--region", "blekinge", "--ut", "ut", "--utan-frågor", "--per", NU)
MAPP = Path("mapp")


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alla_rader, "processpool", lambda _: ThreadPoolExecutor(1))


@pytest.fixture
def sparat(sipkit: Sipkit, svar: Svar) -> Callable[..., Path]:
    """Keeps the example's ärende, made and sent for, in a file of the folder."""

    def keep(name: str, changes: Changes, *options: str) -> Path:
        MAPP.mkdir(exist_ok=True)
        fil = svar("blekinge", changes)
        made = sipkit(
            "kallelse", "--svar", fil, "--region", "blekinge", "--utan-frågor", "--per", NU,
            "--ut", f"gjort-{name}", "--format", "docx", "--spara", MAPP / name, *options,
        )  # fmt: skip
        assert made.exit == 0, made.err
        return MAPP / name

    return keep


@pytest.fixture
def tre(sparat: Callable[..., Path]) -> list[Path]:
    """Two encrypted ärenden and a readable one."""
    return [
        sparat("a.sip", {"enskild.personnummer": VUXNA[1], "arende.id": "AAAA"}),
        sparat("b.age", {"enskild.personnummer": VUXNA[2], "arende.id": "BBBB"}),
        sparat("c.json", {"enskild.personnummer": VUXNA[3], "arende.id": "CCCC"}, "--okrypterad"),
    ]


def _felrader(done: Result) -> list[tuple[object, ...]]:
    rows = cast("list[Mapping[str, object]]", done.resultat["felrader"])
    return [
        (row["nr"], fel["kod"], fel["var"], fel["cell"])
        for row in rows
        for fel in cast("list[Mapping[str, object]]", row["fel"])
    ]


def _samma_som_kommandot(sipkit: Sipkit, filer: list[Path], *options: str) -> None:
    before = [each.read_bytes() for each in filer]
    done = sipkit("batch", "kör", "mapp", *ALLA, *options, "--json")
    assert (done.exit, done.resultat["klara"]) == (0, len(filer)), done.out
    for nr, fil in enumerate(filer, 1):
        made = sipkit("kallelse", fil, "--utan-frågor", "--per", NU, *options, "--ut", f"en-{nr}")
        assert made.exit == 0, made.err
        in_batch, alone = content(Path("ut/papper") / f"{nr:05}"), content(Path(f"en-{nr}"))
        in_batch.pop("sortering.json")
        assert in_batch == alone
    assert [each.read_bytes() for each in filer] == before


def test_the_papers_are_those_of_the_command_byte_for_byte(sipkit: Sipkit, svar: Svar) -> None:
    """Of ärenden that have been begun and no papers made of. Nothing is stored back in them."""
    MAPP.mkdir()
    filer = []
    for nr, (id_, name) in enumerate((("AAAA", "a.sip"), ("BBBB", "b.age")), 1):
        fil = svar("blekinge", {"arende.id": id_, "enskild.personnummer": VUXNA[nr]})
        begun = ("ärende", "ny", "--svar", fil, "--region", "blekinge", "--utan-frågor", "--per", NU)
        assert sipkit(*begun, "--spara", MAPP / name).exit == 0
        filer.append(MAPP / name)
    _samma_som_kommandot(sipkit, filer, "--format", "docx")


def test_one_paper_once_more_is_that_of_the_command_too(sipkit: Sipkit, tre: list[Path]) -> None:
    """Of ärenden whose papers have been made, encrypted and readable ones."""
    _samma_som_kommandot(sipkit, tre, "--format", "docx", "--mottagare", "enskild")


def test_what_an_arende_lacks_is_its_rows_fault_at_the_file_and_the_others_go_on(
    sipkit: Sipkit, tre: list[Path]
) -> None:
    """By place and id, never by what the file is called. One that cannot be opened, and a copy, too."""
    (MAPP / "d Provqvist.sip").write_bytes(tre[0].read_bytes()[:-9])
    shutil.copy(tre[1], MAPP / "e.age")
    done = sipkit("batch", "kör", "mapp", *ALLA, "--format", "docx", "--json")
    assert done.exit == 1
    told = _felrader(done)
    assert {row for row in told if row[0] > 3} == {  # type: ignore[operator]
        (4, "arende-skadat", "", "fil 4"),
        (5, "dubblett", "arende.id", "fil 5, ärende BBBB"),
        (5, "dubblett", "enskild.personnummer", "fil 5, ärende BBBB"),
    }
    assert (1, "svar-saknas", "kallelse.syfte", "fil 1, ärende AAAA") in told
    assert b"Provqvist" not in Path("ut/journal.sqlite").read_bytes()
    again = sipkit("batch", "kör", "mapp", *ALLA[:5], "ut-2", *ALLA[6:], "--mottagare", "enskild", "--json")
    assert (again.exit, again.resultat["klara"], again.resultat["fel"]) == (1, 3, 2)


def test_an_arende_must_say_whether_the_person_is_protected_and_the_protected_are_stopped(
    sipkit: Sipkit, sparat: Callable[..., Path]
) -> None:
    """Silence is not no; nothing that is printed is made of who is protected."""
    fil = sparat("a.json", {"arende.id": "AAAA"}, "--okrypterad")
    tree = json.loads(fil.read_text("utf-8"))
    del tree["enskild"]["skyddade_uppgifter"]
    fil.write_text(json.dumps(tree), "utf-8")
    done = sipkit("batch", "kör", "mapp", *ALLA, "--mottagare", "enskild", "--json")
    assert _felrader(done) == [(1, "svar-saknas", "enskild.skyddade_uppgifter", "fil 1, ärende AAAA")]
    tree["enskild"]["skyddade_uppgifter"] = True
    fil.write_text(json.dumps(tree), "utf-8")
    done = sipkit("batch", "fortsätt", "ut", "--json")
    assert (done.exit, done.resultat["klara"], done.resultat["stoppade"]) == (0, 0, [1])


def test_an_arende_that_has_changed_is_made_again(sipkit: Sipkit, tre: list[Path]) -> None:
    """The keyed hash of a row covers all that the ärende holds; the others are as they were."""
    once = ("--mottagare", "enskild", "--format", "docx", "--json")
    assert sipkit("batch", "kör", "mapp", *ALLA, *once).exit == 0
    assert sipkit("skickat", tre[1], "--utan-frågor", "--per", NU).exit == 0
    done = sipkit("batch", "fortsätt", "ut", "--json")
    assert (done.exit, done.resultat["andrade"], done.resultat["klara"]) == (0, 1, 3)


def test_people_to_leave_out_are_left_out_and_other_files_are_told_of(sipkit: Sipkit, tre: list[Path]) -> None:
    Path("borta.csv").write_text(f"Personnummer\n{VUXNA[2]}\n", "utf-8")
    (MAPP / "minneslista.txt").write_text("kaffe", "utf-8")
    asked = tuple(each for each in ALLA if each != "--utan-frågor")
    done = sipkit("batch", "kör", "mapp", *asked, "--mottagare", "enskild", "--format", "docx", "--utom", "borta.csv")
    assert (done.exit, done.out.splitlines()[0]) == (0, "2 klara. 2 rader i ut.")
    assert "En rad utelämnas" in done.err
    assert "Mappen har en annan fil, som inte läses." in done.err


@pytest.mark.parametrize(
    "option", [("--karta", "k.yaml"), ("--blad", "A"), ("--skydd", "rensad"), ("--felfil", "f.xlsx")]
)
def test_what_is_about_columns_is_refused(option: tuple[str, str], sipkit: Sipkit, sparat: Callable[..., Path]) -> None:
    sparat("a.sip", {})
    done = sipkit("batch", "kör", "mapp", *ALLA, *option, "--json")
    assert (done.exit, done.places()) == (2, [("ogiltigt-varde", option[0])])
