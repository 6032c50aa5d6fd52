"""`sipkit batch kör` and `fortsätt`, as an office types them."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import cast

import pytest
from openpyxl import load_workbook

from sipkit.batch.rader.rad import Rad
from sipkit.cli.batch import alla_rader
from tests.batch.rader_att_gora import andrad, rader
from tests.cli.conftest import Pipad, pipad, sipkit
from tests.cli.korning import NU, Result, Sipkit
from tests.testnummer import FEL_KONTROLLSIFFRA, PERSONNUMMER

__all__ = ["pipad", "sipkit"]

VUXNA = [each for each in PERSONNUMMER if "1930" < each < "2000"]


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes of their own take a second to begin."""
    monkeypatch.setattr(alla_rader, "processpool", lambda _: ThreadPoolExecutor(1))


def personer(antal: int) -> list[Rad]:
    """Rows about different people."""
    return [andrad(rad, "enskild.personnummer", VUXNA[rad.nr]) for rad in rader(antal)]


def skriv(fil: Path, rows: Iterable[Rad]) -> Path:
    """A file of rows, each with a key of its own."""
    lines = (json.dumps({"rad-id": f"r{rad.nr}", **rad.svar}, ensure_ascii=False) for rad in rows)
    fil.write_text("\n".join(lines), "utf-8")
    return fil


@pytest.fixture
def kor(sipkit: Sipkit, tmp_path: Path) -> Callable[..., Result]:
    """Makes rows of samtycke, as Word files."""

    def run(rows: Sequence[Rad], *options: str) -> Result:
        fil = skriv(tmp_path / "rader.jsonl", rows)
        base = ("--typ", "samtycke", "--region", "blekinge", "--ut", "ut", "--format", "docx", "--per", NU)
        return sipkit("batch", "kör", fil, *base, "--utan-frågor", *options)

    return run


def test_a_batch_is_told_in_a_line_and_ends_with_exit_0(kor: Callable[..., Result]) -> None:
    done = kor(personer(3))
    assert (done.exit, done.out) == (0, "3 klara. 3 rader i ut.\n")


def test_rows_that_failed_are_told_with_place_and_cure_and_end_with_exit_1(kor: Callable[..., Result]) -> None:
    """As text and as JSON."""
    one, two, three = personer(3)
    done = kor([one, andrad(two, "enskild.personnummer", FEL_KONTROLLSIFFRA), three])
    assert done.exit == 1
    assert [line[:24] for line in done.out.splitlines()[:3]] == [
        "2 klara · 1 fel. 3 rader",
        "  Fel: 1 personnumret st",
        "  Rad 2, enskild.personn",
    ]
    assert "Rätta raderna i rader.jsonl, och kör: sipkit batch fortsätt ut\n" in done.out
    assert FEL_KONTROLLSIFFRA[-4:] not in done.out + done.err


def test_going_on_takes_the_rows_from_where_they_were_and_makes_what_was_put_right(
    kor: Callable[..., Result], sipkit: Sipkit, tmp_path: Path
) -> None:
    one, two, three = personer(3)
    told = kor([one, andrad(two, "enskild.personnummer", FEL_KONTROLLSIFFRA), three], "--json")
    assert (told.exit, told.resultat["klara"], told.resultat["fel_per_kod"]) == (1, 2, {"ogiltigt-personnummer": 1})
    (failed,) = cast("list[Mapping[str, object]]", told.resultat["felrader"])
    assert failed["nr"] == 2
    skriv(tmp_path / "rader.jsonl", [one, two, three])
    done = sipkit("batch", "fortsätt", "ut", "--json")
    assert (done.exit, done.resultat["klara"], done.resultat["andrade"]) == (0, 3, 1)


def test_only_what_failed_from_a_file_of_its_own(kor: Callable[..., Result], sipkit: Sipkit, tmp_path: Path) -> None:
    """By another name for the command. From now on the row is read there, as long as that file is there.

    When it is gone, what was made of it stays, until a whole file is given.
    """
    one, two, three = personer(3)
    kor([one, andrad(two, "enskild.personnummer", FEL_KONTROLLSIFFRA), three])
    ratt = skriv(tmp_path / "fel.jsonl", [two])
    done = sipkit("utskick", "fortsatt", "ut", ratt, "--bara-fel", "--json")
    assert (done.exit, done.resultat["klara"], done.resultat["borta"]) == (0, 3, [])
    skriv(ratt, [andrad(two, "enskild.namn", "Testström, Ali")])
    assert _gjort(sipkit("batch", "fortsätt", "ut", "--json")) == (3, 0, 1)
    ratt.unlink()
    assert _gjort(sipkit("batch", "fortsätt", "ut", "--json")) == (3, 0, 0)
    assert _gjort(sipkit("batch", "fortsätt", "ut", "rader.jsonl", "--json")) == (2, 1, 1)


def _gjort(done: Result) -> tuple[object, ...]:
    """How many rows are done, have faults, and say something else than before."""
    return tuple(done.resultat[each] for each in ("klara", "fel", "andrade"))


def test_each_row_is_read_where_it_was_put_right_last(
    kor: Callable[..., Result], sipkit: Sipkit, tmp_path: Path
) -> None:
    """In the first file or any later one; what a later file says of other rows is nothing."""
    one, two, three = personer(3)
    wrong = [andrad(each, "enskild.personnummer", FEL_KONTROLLSIFFRA) for each in (two, three)]
    kor([one, *wrong])
    other = andrad(one, "enskild.namn", "Testström, Ali")
    sipkit("batch", "fortsätt", "ut", skriv(tmp_path / "fel.jsonl", [other, two, wrong[1]]), "--bara-fel")
    told = sipkit("batch", "fortsätt", "ut", "--json").resultat
    assert [each["fil"] for each in cast("list[Mapping[str, object]]", told["felrader"])] == ["fel.jsonl"]
    assert told["nasta"] == "sipkit batch fortsätt ut fel.jsonl --bara-fel"
    done = sipkit("batch", "fortsätt", "ut", skriv(tmp_path / "fel2.jsonl", [wrong[0], three]), "--bara-fel", "--json")
    assert _gjort(done) == (3, 0, 1)
    assert _gjort(sipkit("batch", "fortsätt", "ut", "--json")) == (3, 0, 0)


def test_a_row_that_was_put_right_to_be_about_another_rows_person_is_told(
    kor: Callable[..., Result], sipkit: Sipkit, tmp_path: Path
) -> None:
    """Nobody gets two letters, whichever files they are in."""
    one, two = personer(2)
    kor([one, andrad(two, "enskild.personnummer", FEL_KONTROLLSIFFRA)])
    same = andrad(two, "enskild.personnummer", one.svar["enskild.personnummer"])
    done = sipkit("batch", "fortsätt", "ut", skriv(tmp_path / "fel.jsonl", [same]), "--bara-fel", "--json")
    assert done.resultat["fel_per_kod"] == {"dubblett": 1}
    assert sipkit("batch", "fortsätt", "ut", "--json").resultat["fel_per_kod"] == {"dubblett": 1}


def test_failed_rows_in_a_workbook_are_put_right_there(sipkit: Sipkit, tmp_path: Path) -> None:
    """Without a key of their own too; nobody else may read it, and it is never written over."""
    named = [each for each in rader(1)[0].svar if not isinstance(rader(1)[0].svar[each], list)]
    rows = [[str(andrad(rad, "enskild.personnummer", VUXNA[rad.nr]).svar[each]) for each in named] for rad in rader(3)]
    rows[1][named.index("enskild.personnummer")] = FEL_KONTROLLSIFFRA
    lines = (";".join(f'"{each}"' for each in row) for row in [named, *rows])
    (tmp_path / "rader.csv").write_text("\n".join(lines), "utf-8")
    base = ("--typ", "samtycke", "--region", "blekinge", "--ut", "ut", "--format", "docx", "--per", NU, "--utan-frågor")
    done = sipkit("batch", "kör", "rader.csv", *base, "--felfil", "fel.xlsx")
    assert (done.exit, "sipkit batch fortsätt ut fel.xlsx --bara-fel" in done.out) == (1, True)
    assert (tmp_path / "fel.xlsx").stat().st_mode & 0o777 == 0o600
    assert sipkit("batch", "fortsätt", "ut", "--felfil", "fel.xlsx", "--json").fault["kod"] == "fil-finns"
    book = load_workbook(tmp_path / "fel.xlsx")
    sheet = book.worksheets[0]
    assert sheet.max_row == 2
    (cell,) = (cell for cell in sheet[2] if cell.comment)
    cell.value = VUXNA[2]
    book.save(tmp_path / "fel.xlsx")
    done = sipkit("batch", "fortsätt", "ut", "fel.xlsx", "--bara-fel", "--json")
    assert (done.exit, done.resultat["klara"], done.resultat["rader"]) == (0, 3, 3)


def test_a_workbook_of_what_is_left_has_each_row_as_it_stands_in_its_own_file(
    kor: Callable[..., Result], sipkit: Sipkit, tmp_path: Path
) -> None:
    """Of a row that was put right, and is still wrong, what it says now; with the keys of both."""
    wrong = [andrad(each, "enskild.personnummer", FEL_KONTROLLSIFFRA) for each in personer(3)]
    kor(wrong)
    again = andrad(wrong[1], "enskild.namn", "Testström, Ali")
    sipkit("batch", "fortsätt", "ut", skriv(tmp_path / "fel.jsonl", [again]), "--bara-fel")
    assert sipkit("batch", "fortsätt", "ut", "--felfil", "kvar.xlsx").exit == 1
    headings, *rows = load_workbook(tmp_path / "kvar.xlsx").worksheets[0].iter_rows()
    names = [cell.value for cell in headings]
    assert len(set(names)) == len(names)
    told = [[rad[names.index(each)] for each in ("rad-id", "enskild.namn", "enskild.personnummer")] for rad in rows]
    assert [(rad[0].value, rad[1].value == "Testström, Ali", bool(rad[2].comment)) for rad in told] == [
        ("r1", False, True),
        ("r2", True, True),
        ("r3", False, True),
    ]


def test_events_for_scripts_are_lines_of_json_beside_the_one_result(kor: Callable[..., Result]) -> None:
    done = kor(personer(3), "--json")
    events = [json.loads(line) for line in done.err.splitlines()]
    assert events[-1] | {"rader_per_sekund": 0} == {
        "handelse": "framsteg",
        "gjorda": 3,
        "av": 3,
        "klara": 3,
        "stoppade": 0,
        "fel": 0,
        "rader_per_sekund": 0,
        "stoppas": False,
    }
    assert done.resultat["klara"] == 3


def test_proofs_without_questions_are_made_and_nothing_is_begun(kor: Callable[..., Result], tmp_path: Path) -> None:
    done = kor(personer(4), "--prov", "2", "--json")
    assert (done.exit, done.resultat["rader"]) == (0, 2)
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == ["prov"]
    assert sorted(path.name for path in (tmp_path / "ut" / "prov").iterdir()) == ["00001", "00002"]
    assert kor(personer(4)).exit == 0


def test_proofs_tell_what_is_known_to_be_wrong_in_the_other_rows(kor: Callable[..., Result]) -> None:
    rows = personer(3)
    done = kor(
        [*rows[:2], andrad(rows[2], "enskild.personnummer", rows[0].svar["enskild.personnummer"])], "--prov", "1"
    )
    assert (done.exit, done.out.splitlines()[0]) == (0, "1 rad på prov i ut/prov.")
    assert "1 rad i filen kan inte göras som den står: 1 rad 1 är om samma person" in done.out


def test_columns_are_shown_and_confirmed_and_proofs_looked_at(sipkit: Sipkit, pipad: Pipad, tmp_path: Path) -> None:
    """A no at either leaves nothing begun."""
    fil = skriv(tmp_path / "rader.jsonl", personer(3))
    fil.write_text(fil.read_text("utf-8").replace('"enskild.personnummer"', '"Pnr"'), "utf-8")
    argument = ("batch", "kör", fil, "--typ", "samtycke", "--region", "blekinge", "--ut", "ut", "--format", "docx")
    for answers, exit_code in ((["n"], 130), (["j", "n"], 130), (["j", "j"], 0)):
        pipad("".join(f"{each}\n" for each in answers))
        done = sipkit(*argument, "--per", NU, "--prov", "1")
        assert "rubriker är svarsnycklar, och gäller som de står." in done.err
        assert done.exit == exit_code
        assert (tmp_path / "ut" / "journal.sqlite").exists() == (exit_code == 0)


def test_a_row_is_told_by_its_number_in_the_file_also_where_no_cell_is_wrong(sipkit: Sipkit) -> None:
    """Titles and headings stand above the first: it is not row 1 to the one who has the file open."""
    rows = [f"Ingrid Provqvist;{number};n" for number in (VUXNA[0], VUXNA[0], VUXNA[1])]
    Path("rader.csv").write_text("\n".join(["Vårens utskick;;", "", "Namn;Pnr;Skydd", *rows]), "utf-8")
    base = ("--typ", "samtycke", "--region", "blekinge", "--per", NU, "--ut", "ut", "--utan-frågor")
    told = sipkit("batch", "kör", "rader.csv", *base).out
    assert "Rad 4 (parter): Svaret saknas." in told
    assert "Rad 5, Pnr: Rad 4 är om samma person" in told


@pytest.mark.parametrize("namn", ["rader.csv", "rader.xlsx", "rader.jsonl"])
@pytest.mark.parametrize("typ", ["plan", "uppfoljning"])
def test_invented_plans_are_whole(typ: str, namn: str, sipkit: Sipkit) -> None:
    """Also what is said with nothing: that nobody else does anything."""
    base = ("--typ", typ, "--region", "blekinge", "--per", NU)
    sipkit("batch", "exempel", "1", *base, "--ut", namn)
    done = sipkit("batch", "kör", namn, *base, "--ut", "ut", "--format", "docx", "--utan-frågor", "--json")
    assert (done.exit, done.resultat["klara"]) == (0, 1), done.out


def test_a_row_of_json_can_say_that_there_is_nothing(sipkit: Sipkit) -> None:
    base = ("--typ", "plan", "--region", "blekinge", "--per", NU)
    sipkit("batch", "exempel", "1", *base, "--ut", "rader.jsonl")
    rad = json.loads(Path("rader.jsonl").read_text("utf-8"))
    Path("tom.jsonl").write_text(json.dumps(rad | {"planer.v1.andra_atgarder": []}), "utf-8")
    assert sipkit("batch", "kör", "tom.jsonl", *base, "--ut", "ut", "--format", "docx", "--utan-frågor").exit == 0


@pytest.mark.parametrize("namn", ["rader.csv", "rader.xlsx", "rader.jsonl"])
def test_nothing_is_asked_of_a_file_whose_headings_are_our_own(namn: str, sipkit: Sipkit, pipad: Pipad) -> None:
    """How it was taken is told all the same."""
    base = ("--typ", "samtycke", "--region", "blekinge", "--per", NU)
    assert sipkit("batch", "exempel", "1", *base, "--ut", namn).exit == 0
    pipad("")
    done = sipkit("batch", "kör", namn, *base, "--ut", "ut", "--format", "docx")
    assert (done.exit, "Kolumner:" in done.err, "Stämmer det?" in done.err) == (0, True, False), done.err


def test_what_must_be_said_is_said_before_anything_is_made(kor: Callable[..., Result], tmp_path: Path) -> None:
    """Exit 4, all of it at once."""
    done = kor([andrad(rad, "enskild.skyddade_uppgifter", None) for rad in personer(2)], "--json")
    assert (done.exit, [fault["kod"] for fault in done.fel]) == (4, ["skydd-kolumn"])
    assert not (tmp_path / "ut").exists()


class CtrlC(ThreadPoolExecutor):
    """Someone presses Ctrl-C while the fourth row is on its way out."""

    sent = 0
    at = frozenset({4})

    def submit(self, *args: object, **named: object) -> Future[object]:  # type: ignore[override]
        """Send it."""
        self.sent += 1
        if self.sent in self.at:
            signal.raise_signal(signal.SIGINT)
        return super().submit(*args, **named)  # type: ignore[arg-type]


def test_ctrl_c_finishes_what_is_out_and_says_how_to_go_on(
    kor: Callable[..., Result], sipkit: Sipkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 130. The rest is made then, and the rows are those of the batch."""
    with monkeypatch.context() as patched:
        patched.setattr(alla_rader, "processpool", _ctrl_c)
        done = kor(personer(40), "--processer", "1")
    assert done.exit == 130
    assert "rader är gjorda." in done.err
    assert "sipkit batch fortsätt ut" in done.err
    assert sipkit("batch", "fortsätt", "ut", "--json").resultat["klara"] == 40


def _ctrl_c(_: int) -> Executor:
    return CtrlC(1)


class CtrlCTwice(CtrlC):
    """And again at once."""

    at = frozenset({3, 4})


def test_ctrl_c_twice_says_what_is_done_and_how_to_go_on(
    kor: Callable[..., Result], sipkit: Sipkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 130. That nothing was written would not be true."""
    with monkeypatch.context() as patched:
        patched.setattr(alla_rader, "processpool", lambda _: CtrlCTwice(1))
        done = kor(personer(6), "--processer", "1")
    assert (done.exit, "Inget är skrivet" in done.err) == (130, False)
    assert "sipkit batch fortsätt ut" in done.err
    assert sipkit("batch", "fortsätt", "ut", "--json").resultat["klara"] == 6


def test_a_file_of_rows_that_is_not_there_is_told_so(sipkit: Sipkit) -> None:
    """It is the file that is missing and no folder, and there is something to do."""
    base = ("--typ", "samtycke", "--region", "blekinge", "--ut", "ut", "--utan-frågor", "--json")
    done = sipkit("batch", "kör", "nope.csv", *base)
    assert (done.exit, done.places()) == (5, [("fil-las", "nope.csv")])
    assert (done.fault["vad"], bool(done.fault["atgard"])) == ("Filen finns inte.", True)


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ((), "utskrift-1.pdf–utskrift-4.pdf"),
        ((2,), "utskrift-1.pdf, utskrift-3.pdf–utskrift-4.pdf"),
        ((1, 2, 3, 4), None),
    ],
)
def test_going_on_tells_of_the_parts_that_were_there(
    gone: tuple[int, ...], told: str | None, kor: Callable[..., Result], sipkit: Sipkit
) -> None:
    """One that was stopped after they were made has never told where they are."""
    kor(personer(4), "--format", "pdf", "--brev-per-del", "1")
    for nr in gone:
        Path(f"ut/utskrift/utskrift-{nr}.pdf").unlink()
    said = sipkit("batch", "fortsätt", "ut", "--brev-per-del", "1").out.splitlines()
    assert [line for line in said if line.startswith("Sedan")] == (
        [f"Sedan tidigare, i ut/utskrift: {told}."] if told else []
    )
    assert [line.partition(":")[0].strip() for line in said if line.startswith("  utskrift")] == [
        f"utskrift-{nr}.pdf" for nr in gone
    ]


@pytest.mark.parametrize(("typ", "annat"), [("checklista", "sipkit checklista"), ("avstämning", "skapa avstämning")])
def test_what_no_row_can_make_is_refused_before_any_is_read(
    kor: Callable[..., Result], sipkit: Sipkit, tmp_path: Path, typ: str, annat: str
) -> None:
    """With what is done instead; and no workbook is made to fill in for it."""
    for done in (
        kor(personer(2), "--typ", typ, "--json"),
        sipkit("batch", "mall", typ, "--ut", tmp_path / "mall.xlsx", "--json"),
    ):
        assert (done.exit, done.places()) == (2, [("ogiltigt-varde", "--typ")])
        assert annat in str(done.fault["atgard"])
    assert not (tmp_path / "ut").exists() and not (tmp_path / "mall.xlsx").exists()
