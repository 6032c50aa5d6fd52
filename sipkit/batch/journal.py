"""What is done of a batch, on the disk: what it says is done is done, also when the power went a moment later.

A row is `vantar`, `klar` or `fel`. There is no "running": what is not done is done again. The journal holds numbers,
ids, hashes, codes and places, and nothing that stands in a row.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from sipkit.batch.jobb import Ursprung
from sipkit.batch.mapp import JOURNAL, cannot_write, disk_faults
from sipkit.batch.rader.rad import Cell, Cellfel
from sipkit.batch.uppgift import Gjordfil, Radutfall
from sipkit.errors import FileFault

VERSION = 2

Lage = Literal["vantar", "klar", "fel"]

_SCHEMA = f"""
CREATE TABLE jobb (namn TEXT PRIMARY KEY, varde TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE rad (
    nr INTEGER PRIMARY KEY, nyckel TEXT NOT NULL UNIQUE, arende TEXT NOT NULL, indata TEXT NOT NULL,
    lage TEXT NOT NULL CHECK (lage IN {get_args(Lage)}), stoppad INTEGER NOT NULL DEFAULT 0,
    borta INTEGER NOT NULL DEFAULT 0, regler TEXT, mallar TEXT
);
CREATE TABLE fil (
    nr INTEGER NOT NULL REFERENCES rad, tur INTEGER NOT NULL, namn TEXT NOT NULL, typ TEXT NOT NULL,
    sha256 TEXT NOT NULL, mottagare TEXT, exemplar INTEGER NOT NULL, PRIMARY KEY (nr, tur)
) WITHOUT ROWID;
CREATE TABLE fel (
    nr INTEGER NOT NULL REFERENCES rad, tur INTEGER NOT NULL, kod TEXT NOT NULL, vad TEXT NOT NULL,
    atgard TEXT NOT NULL, sokvag TEXT NOT NULL, kolumn TEXT, blad TEXT, cell TEXT, PRIMARY KEY (nr, tur)
) WITHOUT ROWID;
CREATE TABLE brev (
    lopnr INTEGER PRIMARY KEY, nr INTEGER REFERENCES rad, indata TEXT NOT NULL, omgang INTEGER NOT NULL,
    del INTEGER NOT NULL
);
PRAGMA user_version = {VERSION};
"""


@dataclass(frozen=True, slots=True)
class Journalrad:
    """A row as the journal has it.

    Attributes:
        nr: its running number, which its folder is called after.
        nyckel: what it is called, by the batch's key.
        arende: the ärende's id: the row's own, or one that it was given.
        indata: what it said, by the batch's key.
        lage: how far it has come.
        stoppad: the person's data are protected.
        borta: it was not among the rows the last time they were read.
    """

    nr: int
    nyckel: str
    arende: str
    indata: str
    lage: Lage
    stoppad: bool = False
    borta: bool = False


@dataclass(frozen=True, slots=True)
class Brev:
    """A letter's place in the print.

    Attributes:
        lopnr: its running number. It is never given to another.
        nr: the row; None where the letter is void, since the row is not done, says something else or is gone.
        omgang: which time of printing it was numbered.
        del_: the part that it is printed in.
    """

    lopnr: int
    nr: int | None
    omgang: int
    del_: int


class Journal:
    """An open journal. Only one who has the folder for himself may write in it."""

    def __init__(self, ut: Path) -> None:
        """Open the journal of a folder, which is made where there is none.

        Raises:
            FileFault: `journal-skadad`, `fil-skriv`.
        """
        self._fil = ut / JOURNAL
        with self._faults():
            os.close(os.open(self._fil, os.O_RDWR | os.O_CREAT, 0o600))
            self._db = sqlite3.connect(self._fil, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = DELETE")
            self._db.execute("PRAGMA synchronous = FULL")
            version = self._value("PRAGMA user_version")
            if version == 0:
                with self.skriver():
                    for statement in _SCHEMA.split(";"):
                        self._db.execute(statement)
        if version not in (0, VERSION):
            raise self._damaged()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    # --- the batch itself ---------------------------------------------------------------------------------------------

    def jobb(self) -> Mapping[str, object]:
        """What was written of the batch when it began; empty where it has not."""
        with self._faults():
            return {namn: json.loads(varde) for namn, varde in self._db.execute("SELECT namn, varde FROM jobb")}

    def satt_jobb(self, jobb: Mapping[str, object]) -> None:
        """Write of the batch, in the place of what was written."""
        rows = [(namn, json.dumps(varde, ensure_ascii=False)) for namn, varde in jobb.items()]
        self._db.executemany("INSERT OR REPLACE INTO jobb VALUES (?, ?)", rows)

    # --- rows ---------------------------------------------------------------------------------------------------------

    def rader(self) -> tuple[Journalrad, ...]:
        """Every row, by number."""
        with self._faults():
            found = self._db.execute("SELECT nr, nyckel, arende, indata, lage, stoppad, borta FROM rad ORDER BY nr")
            return tuple(
                Journalrad(nr, nyckel, arende, indata, lage, bool(stoppad), bool(borta))
                for nr, nyckel, arende, indata, lage, stoppad, borta in found
            )

    def satt_rader(self, rader: Iterable[Journalrad]) -> None:
        """Write rows, new or in the place of those of the same number.

        What was made of one that waits is forgotten.
        """
        rader = tuple(rader)
        self._db.executemany(
            "INSERT INTO rad (nr, nyckel, arende, indata, lage, borta) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (nr) DO"
            " UPDATE SET indata = excluded.indata, lage = excluded.lage, borta = excluded.borta",
            [(each.nr, each.nyckel, each.arende, each.indata, each.lage, each.borta) for each in rader],
        )
        for each in rader:
            if each.lage == "vantar":
                self._forget(each.nr)

    def bokfor(self, utfall: Radutfall, ursprung: Ursprung) -> None:
        """Write what became of a row, and what its papers were made from."""
        self._forget(utfall.nr)
        lage = "fel" if utfall.fel else "klar"
        self._db.execute(
            "UPDATE rad SET lage = ?, stoppad = ?, arende = coalesce(?, arende), regler = ?, mallar = ? WHERE nr = ?",
            (lage, utfall.stoppad, utfall.arende, ursprung.regler, ursprung.mallar, utfall.nr),
        )
        self._db.executemany(
            "INSERT INTO fil VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (utfall.nr, tur, fil.namn, fil.typ, fil.sha256, fil.mottagare, fil.exemplar)
                for tur, fil in enumerate(utfall.filer)
            ],
        )
        self._db.executemany(
            "INSERT INTO fel VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(utfall.nr, tur, *_fault(fel)) for tur, fel in enumerate(utfall.fel)],
        )

    def _forget(self, nr: int) -> None:
        self._db.execute("DELETE FROM fil WHERE nr = ?", (nr,))
        self._db.execute("DELETE FROM fel WHERE nr = ?", (nr,))

    # --- the print ----------------------------------------------------------------------------------------------------

    def brev(self) -> tuple[Brev, ...]:
        """Every letter that has a number, by number.

        That of a row is its last one, as long as the row says what it said: also when it has been away and is back.
        """
        holds = (
            "rad.lage = 'klar' AND NOT rad.stoppad AND NOT rad.borta AND rad.indata = brev.indata"
            " AND lopnr = max(lopnr) OVER (PARTITION BY brev.nr)"
        )
        with self._faults():
            found = self._db.execute(
                f"SELECT lopnr, CASE WHEN {holds} THEN brev.nr END, omgang, del"
                " FROM brev LEFT JOIN rad USING (nr) ORDER BY lopnr"
            )
            return tuple(Brev(*row) for row in found)

    def satt_brev(self, brev: Iterable[Brev]) -> None:
        """Write letters that have got a number."""
        rows = [(each.lopnr, each.omgang, each.del_, each.nr) for each in brev]
        self._db.executemany("INSERT INTO brev SELECT ?, nr, indata, ?, ? FROM rad WHERE nr = ?", rows)

    def makulera(self, brev: Iterable[Brev]) -> None:
        """Write that letters are in no print any more: should their rows come back, they are other letters."""
        self._db.executemany("UPDATE brev SET nr = NULL WHERE lopnr = ?", [(each.lopnr,) for each in brev])

    # --- what was made ------------------------------------------------------------------------------------------------

    def filer(self) -> dict[int, tuple[Gjordfil, ...]]:
        """The files of each row that is done, by number; those that are printed in the order of printing."""
        found: dict[int, tuple[Gjordfil, ...]] = {}
        with self._faults():
            rows = self._db.execute("SELECT nr, namn, typ, sha256, mottagare, exemplar FROM fil ORDER BY nr, tur")
            for nr, *row in rows:
                found[nr] = (*found.get(nr, ()), Gjordfil(*row))
        return found

    def fel(self) -> dict[int, tuple[Cellfel, ...]]:
        """The faults of each row that has any, by number."""
        found: dict[int, tuple[Cellfel, ...]] = {}
        with self._faults():
            rows = self._db.execute("SELECT nr, kod, vad, atgard, sokvag, kolumn, blad, cell FROM fel ORDER BY nr, tur")
            for nr, kod, vad, atgard, sokvag, kolumn, blad, ref in rows:
                cell = Cell(blad, ref, kolumn) if ref is not None else None
                found[nr] = (*found.get(nr, ()), Cellfel(kolumn, cell, kod, vad, atgard, sokvag))
        return found

    def gjorda_av_annat(self, ursprung: Ursprung) -> int:
        """How many rows' papers were made from other rules or templates."""
        made = "SELECT count(*) FROM rad WHERE lage = 'klar' AND NOT borta AND (regler <> ? OR mallar <> ?)"
        with self._faults():
            return int(self._value(made, (ursprung.regler, ursprung.mallar)))

    # --- writing ------------------------------------------------------------------------------------------------------

    @contextmanager
    def skriver(self) -> Iterator[None]:
        """Everything that is written in the block stands there afterwards, or nothing of it.

        Raises:
            FileFault: `fil-skriv`.
        """
        with self._faults():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    def _value(self, question: str, values: Sequence[str] = ()) -> int:
        (value,) = self._db.execute(question, values).fetchone()
        return int(value)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            with disk_faults(self._fil):
                yield
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
                raise self._damaged() from None
            raise cannot_write(self._fil, f"journalen ({error.sqlite_errorname})") from None

    def _damaged(self) -> FileFault:
        cure = "Börja ett nytt utskick i en annan mapp. De papper som är gjorda ligger kvar."
        return FileFault("journal-skadad", "Journalen går inte att läsa.", str(self._fil), cure)


def _fault(fel: Cellfel) -> tuple[str | None, ...]:
    blad, ref = (fel.cell.blad, fel.cell.ref) if fel.cell else (None, None)
    return fel.kod, fel.vad, fel.atgard, fel.sokvag, fel.kolumn, blad, ref
