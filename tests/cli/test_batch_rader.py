"""`sipkit batch mall`, `exempel` and the map of columns: what rows are made of."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import platser
from tests.cli.korning import NU, Sipkit
from tests.testnummer import PERSONNUMMER

SAMTYCKE = ("--typ", "samtycke", "--region", "blekinge", "--ut", "ut", "--utan-frågor", "--per", NU, "--json")
RADER = f"Namn;Pnr;Skydd;Avdelning\nIngrid Provqvist;{PERSONNUMMER[200]};n;4\n"


def test_a_template_is_private_named_after_its_document_and_never_written_over(sipkit: Sipkit) -> None:
    done = sipkit("batch", "mall", "samtycke", "--json")
    assert done.resultat["fil"] == "samtycke.xlsx"
    assert {"rubrik": "Personnummer", "sokvag": "enskild.personnummer", "kravs": True} in done.resultat["kolumner"]  # type: ignore[operator]
    assert stat.S_IMODE(Path("samtycke.xlsx").stat().st_mode) == 0o600
    again = sipkit("batch", "mall", "samtycke", "--json")
    assert (again.exit, again.places()) == (5, [("fil-finns", "samtycke.xlsx")])
    assert sipkit("batch", "mall", "samtycke", "--ersätt").exit == 0


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("mall", "samtycke", "--ut", "mall.csv"), (2, [("ogiltigt-varde", "--ut")])),
        (("mall", "samtyke"), (2, [("okand-dokumenttyp", "")])),
        (("exempel", "3", "--typ", "samtycke", "--ut", "rader.pdf"), (2, [("ogiltigt-varde", "--ut")])),
        (("exempel", "0", "--typ", "samtycke", "--ut", "rader.csv"), (2, [("ogiltigt-varde", "")])),
    ],
)
def test_what_cannot_be_made_is_refused(
    arguments: tuple[str, ...], fault: tuple[int, list[tuple[str, str]]], sipkit: Sipkit
) -> None:
    done = sipkit("batch", *arguments, "--json")
    assert (done.exit, done.places()) == fault
    assert not list(Path.cwd().glob("*.*"))


def test_invented_rows_are_the_same_each_time(sipkit: Sipkit) -> None:
    """With `--per`; the file tells how to go on."""
    for name in ("en.csv", "en-till.csv"):
        done = sipkit("batch", "exempel", "4", "--typ", "samtycke", "--region", "blekinge", "--ut", name, "--per", NU)
        assert f"sipkit batch kör {name} --typ samtycke --region blekinge" in done.out
    assert Path("en.csv").read_bytes() == Path("en-till.csv").read_bytes()


def test_a_map_is_written_where_there_is_none_and_then_followed(sipkit: Sipkit) -> None:
    Path("rader.csv").write_text(RADER, "utf-8")
    asked = sipkit("batch", "kör", "rader.csv", *SAMTYCKE, "--karta", "karta.yaml")
    assert (asked.exit, asked.places()) == (4, [("kolumn-okand", "kolumn D")])
    karta = Path("karta.yaml")
    assert stat.S_IMODE(karta.stat().st_mode) == 0o600
    karta.write_text(karta.read_text("utf-8").replace('"?"', '"-"'), "utf-8")
    done = sipkit("batch", "kör", "rader.csv", *SAMTYCKE, "--karta", "karta.yaml", "--prov", "1")
    assert (done.exit, done.resultat["rader"]) == (0, 1), done.fel


def test_rows_can_be_encrypted_with_the_users_own_key(sipkit: Sipkit) -> None:
    """As the workbook of faults is: it is mended and read without ever being readable to others."""
    encrypted = Nycklar(platser()).kryptera(RADER.encode())
    Path("rader.csv.age").write_bytes(encrypted)
    asked = sipkit("batch", "kör", "rader.csv.age", *SAMTYCKE)
    assert asked.places() == [("kolumn-okand", "kolumn D")]


def test_the_workbook_of_faults_can_be_written_encrypted_and_read_as_rows_again(sipkit: Sipkit) -> None:
    Path("rader.csv").write_text(RADER.replace(";n;4", ";;").replace(";Avdelning", ";"), "utf-8")
    done = sipkit("batch", "kör", "rader.csv", *SAMTYCKE, "--felfil", "fel.xlsx.age")
    assert (done.exit, done.resultat["felfil"]) == (1, "fel.xlsx.age")
    data = Path("fel.xlsx.age").read_bytes()
    assert data.startswith(b"age-encryption.org/")
    again = sipkit("batch", "fortsätt", "ut", "fel.xlsx.age", "--bara-fel", "--json")
    assert (again.exit, again.resultat["fel"], again.resultat["felfil"]) == (1, 1, None)
