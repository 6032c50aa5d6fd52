"""Stories: tests of sipkit that someone who writes no code can write, as tables in YAML.

A story is what someone types, command by command, and what sipkit answers. `berattelse(fil)` plays it and raises an
AssertionError with the whole talk when something differs. In a story `ÄRENDE` stands for the id that was told last.

    namn: Maria tar reda på felet
    per: 2027-03-25 10:12
    kommandon:
      - kommando: förklara samtycke-nekat
        säger:
          - Personen har sagt nej
"""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast
from unittest.mock import patch

from pydantic import Field

from sipkit.bord.lage import MILJO_PER
from sipkit.cli import main
from sipkit.cli.samtal.prompter import talks_with
from sipkit.config.enkla import Heltal
from sipkit.config.post import Modell
from sipkit.config.validation import Skema, validate
from sipkit.config.yamlfil import read
from sipkit.errors import SipkitError, raise_all
from sipkit.interview.prompter import Ended
from sipkit.storage.platser import MILJO

ARENDE = "ÄRENDE"
HEM = "hem"
"""The folder of a story where sipkit keeps what is its own: profile, address book, drafts, ärenden."""

_TOLD_ID = re.compile(r"\b(?:Ärende|fortsätt) ([2-9A-HJ-NP-Z]{4})\b")
_NEXT_OF_LIST = "Nästa (tom rad = klart)"
_GOR_NU = "Gör nu"


class Kommando(Modell):
    """One command, what is typed to its questions, and what is expected of it."""

    kommando: str
    """As it is typed after `sipkit`."""
    per: str | None = None
    """The moment, where it is another than the story's."""
    svar: tuple[str, ...] = ()
    """Line after line; an empty one is Enter."""
    sager: tuple[str, ...] = ()
    """What must be said, in this order; how the lines are broken does not matter."""
    gor_nu: tuple[str, ...] | None = None
    """Every step of *Gör nu*, without its number."""
    steg: Heltal | None = None
    """How many numbered steps there may be at most."""
    svar_antal: Heltal | None = None
    """How many answers there may be at most; the empty line that ends a list is none."""
    slut: Heltal = 0
    """The exit code."""
    filer: tuple[str, ...] | None = None
    """The names of all files that it writes, in any order."""


class Berattelse(Modell):
    """A story."""

    namn: str
    per: str
    """The moment when it begins, as for `--per`."""
    filer: dict[str, str] = Field(default_factory=dict)
    """Files that are there before, by path: an answers file, or the unit's profile under `hem/`."""
    kommandon: tuple[Kommando, ...]


_SKEMA = Skema(Berattelse)


def las(fil: Path) -> Berattelse:
    """A story from its file. Raises SipkitError: everything that is wrong in it, with file, line and column."""
    faults: list[SipkitError] = []
    story = validate(_SKEMA, read(fil), faults)
    raise_all(faults)
    return cast(Berattelse, story)


def berattelse(fil: Path) -> None:
    """Play a story in a folder of its own, and check it.

    Raises:
        AssertionError: the talk or the files are not as told.
        SipkitError: the story's file is wrong.
    """
    story = las(fil)
    with TemporaryDirectory() as mapp:
        prova(story, spela(story, Path(mapp)))


# --- playing ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Replik:
    """What came of one command.

    Attributes:
        delar: what was said until each prompt's end, and what was typed to it; empty when only the whole is known.
        rest: what was said after that.
        slut: the exit code.
        arende: the id that `ÄRENDE` stands for.
        filer: new and changed files outside `hem`, by name.
    """

    delar: Sequence[tuple[str, str]]
    rest: str
    slut: int
    arende: str = ""
    filer: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        """All of it as it stands on a screen."""
        return self._named("".join(f"{said}{typed}\n" for said, typed in self.delar) + self.rest)

    @property
    def sagt(self) -> str:
        """The same without what was typed."""
        return self._named("".join(f"{said}\n" for said, _ in self.delar) + self.rest)

    @property
    def filnamn(self) -> list[str]:
        """The files' names."""
        return sorted(map(self._named, self.filer))

    def _named(self, text: str) -> str:
        return re.sub(rf"\b{self.arende}\b", ARENDE, text) if self.arende else text


Spelare = Callable[[Sequence[str], Sequence[str], Path, Mapping[str, str]], Replik]
"""Plays one command: its arguments, the lines typed to it, the folder to stand in, the environment."""


def i_processen(argument: Sequence[str], svar: Sequence[str], mapp: Path, miljo: Mapping[str, str]) -> Replik:
    """Play a command in this process, with a script at the keyboard."""
    screen = StringIO()
    manus = _Manus(svar, screen)
    umask = os.umask(0o077)
    try:
        with ExitStack() as stack:
            for each in (chdir(mapp), patch.dict(os.environ, miljo), redirect_stdout(screen), redirect_stderr(screen)):
                stack.enter_context(each)
            with talks_with(manus):
                slut = main(argument)
    finally:
        os.umask(umask)
    return Replik(manus.delar, manus.unread(), slut)


class _Manus:
    """A prompter with a script, whose talk stands on the same screen as everything else."""

    def __init__(self, svar: Sequence[str], screen: StringIO) -> None:
        self.delar: list[tuple[str, str]] = []
        self._svar = iter(svar)
        self._screen = screen
        self._read = 0

    def say(self, lines: Iterable[str]) -> None:
        self._screen.writelines(f"{line}\n" for line in lines)

    def line(self, text: str) -> str:
        self._screen.write(text)
        typed = next(self._svar, None)
        if typed is None:
            self._screen.write("\n")
            raise Ended
        self.delar.append((self.unread(), typed))
        return typed

    def unread(self) -> str:
        """What has been said since the last prompt that was answered."""
        said = self._screen.getvalue()[self._read :]
        self._read += len(said)
        return said


def spela(berattelse: Berattelse, mapp: Path, spelare: Spelare = i_processen) -> list[Replik]:
    """Play every command of a story in an empty folder."""
    for namn, text in berattelse.filer.items():
        (mapp / namn).parent.mkdir(parents=True, exist_ok=True)
        (mapp / namn).write_text(text, "utf-8")
    repliker: list[Replik] = []
    arende = ""
    before = _content(mapp)
    for kommando in berattelse.kommandon:
        miljo = {MILJO: str(mapp / HEM), MILJO_PER: kommando.per or berattelse.per}
        done = spelare(shlex.split(kommando.kommando.replace(ARENDE, arende)), kommando.svar, mapp, miljo)
        arende = next(reversed(_TOLD_ID.findall(done.text)), arende)
        now = _content(mapp)
        new = {path.name: data for path, data in now.items() if before.get(path) != data}
        repliker.append(Replik(done.delar, done.rest, done.slut, arende, new))
        before = now
    return repliker


def _content(mapp: Path) -> dict[Path, bytes]:
    paths = (path for path in mapp.rglob("*") if path.is_file() and path.relative_to(mapp).parts[0] != HEM)
    return {path: path.read_bytes() for path in paths}


# --- checking ---------------------------------------------------------------------------------------------------------


def prova(berattelse: Berattelse, repliker: Sequence[Replik]) -> None:
    """Check what came of a story that was played in this process. Raises AssertionError with the first difference."""
    for nummer, (kommando, replik) in enumerate(zip(berattelse.kommandon, repliker, strict=True), 1):
        for skillnad in _skillnader(kommando, replik):
            raise AssertionError(
                f"{berattelse.namn}, kommando {nummer}: {skillnad}\n\n$ sipkit {kommando.kommando}\n{replik.text}"
            )


def _skillnader(kommando: Kommando, replik: Replik) -> Iterator[str]:
    if replik.slut != kommando.slut:
        yield f"slutkoden är {replik.slut}, väntad är {kommando.slut}."
    if over := kommando.svar[len(replik.delar) :]:
        yield f"frågorna tog slut. Kvar av svaren: {' | '.join(over)}"
    yield from _osagt(kommando.sager, replik.text)
    if kommando.gor_nu is not None:
        yield from _olika("Gör nu", kommando.gor_nu, _gor_nu(replik.text))
    if kommando.filer is not None:
        yield from _olika("filerna", sorted(kommando.filer), replik.filnamn)
    steg, svar = _antal(replik)
    if kommando.steg is not None and steg > kommando.steg:
        yield f"{steg} steg, högst {kommando.steg}."
    if kommando.svar_antal is not None and svar > kommando.svar_antal:
        yield f"{svar} svar, högst {kommando.svar_antal}."


def _osagt(sager: Sequence[str], text: str) -> Iterator[str]:
    """The first fragment that is not said after the one before it."""
    said, place = _plain(text), 0
    for fragment in map(_plain, sager):
        found = said.find(fragment, place)
        if found < 0:
            yield f"{'för tidigt' if fragment in said else 'aldrig'} sagt: {fragment}"
            return
        place = found + len(fragment)


def _olika(vad: str, vantat: Sequence[str], fick: Sequence[str]) -> Iterator[str]:
    for nummer in range(max(len(vantat), len(fick))):
        ska, blev = (_plain(rader[nummer]) if nummer < len(rader) else "inget" for rader in (vantat, fick))
        if ska != blev:
            yield f"{vad}, rad {nummer + 1}.\n  Väntat: {ska}\n  Blev:   {blev}"
            return


def _gor_nu(text: str) -> list[str]:
    """The steps. They stand further in, and end where something else is told."""
    _, found, after = text.rpartition(f"\n{_GOR_NU}\n")
    block = re.split(r"^\S", after, maxsplit=1, flags=re.MULTILINE)[0]
    return re.split(r"^ +\d+  ", block, flags=re.MULTILINE)[1:] if found else []


def _antal(replik: Replik) -> tuple[int, int]:
    """Numbered steps and answers. The rows of the review are numbered too, and are no steps."""
    asked = [said for said, _ in replik.delar if "GRANSKA" not in said]
    steps = {number for said in asked for number in re.findall(r"^ {1,2}(\d{1,2}) \S", said, re.MULTILINE)}
    return len(steps), sum(_NEXT_OF_LIST not in said for said, _ in replik.delar)


def _plain(text: str) -> str:
    return " ".join(text.split())
