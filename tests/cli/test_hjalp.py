"""Help and usage faults: in Swedish, with and without å, ä, ö, and without repeating what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from sipkit.cli.app import sipkit as program
from sipkit.cli.forklara import forklara
from sipkit.felkoder import KODER
from tests.cli.korning import ROOT, Sipkit
from tests.testnummer import PERSONNUMMER

ENGLISH = re.compile(
    r"\b(usage|options?|commands|arguments|error|missing|invalid|required|requires|default|show|this|message|and|exit|"
    r"got|unexpected|path|string|integer|no such|did you mean|value|try|help for|extra|possible|aborted|traceback)\b",
    re.IGNORECASE,
)


def _commands() -> Iterator[tuple[str, ...]]:
    """Every command and group of the program, by the words that start it."""

    def walk(command: object, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield words
        for name, inner in getattr(command, "commands", {}).items():
            yield from walk(inner, (*words, name))

    return walk(typer.main.get_command(program), ())


COMMANDS = list(_commands())


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_help_in_swedish(sipkit: Sipkit, words: tuple[str, ...]) -> None:
    """What it does, how it is typed, and a help text for each option and argument."""
    done = sipkit(*words, "--help")
    assert (done.exit, done.err) == (0, "")
    assert done.out.startswith(f"Användning: {' '.join(('sipkit', *words))}")
    assert "Visa den här hjälpen." in done.out
    assert ENGLISH.findall(_without_names(done.out)) == []
    assert not re.search(r"\w,?\.\.\.", done.out), "a sentence is cut"
    rows = [line for line in done.out.splitlines() if re.match(r"  (-|[A-ZÅÄÖ]{3})", line)]
    assert rows
    assert not [row for row in rows if not re.search(r"\S  +\S", row.strip()) and not _goes_on(done.out, row)]


def _without_names(text: str) -> str:
    """The text without names of options and files, which are what they are."""
    return re.sub(r"--\S+|\S+/", "", text)


def _goes_on(text: str, row: str) -> bool:
    """A long name has its help on the line below."""
    lines = text.splitlines()
    after = lines[lines.index(row) + 1 : lines.index(row) + 2]
    return bool(after) and after[0].startswith("          ")


@pytest.mark.parametrize("words", [words for words in COMMANDS if words], ids=" ".join)
def test_every_command_stands_in_the_readme_or_the_docs(words: tuple[str, ...]) -> None:
    """As it is typed."""
    texts = [path.read_text("utf8") for path in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))]
    assert any(f"sipkit {' '.join(words)}" in text for text in texts)


@pytest.mark.parametrize(("command", "makes_one"), [("kallelse", True), ("nytid", False), ("avboka", False)])
def test_help_says_whether_a_command_makes_an_arende_of_its_own(sipkit: Sipkit, command: str, makes_one: bool) -> None:
    """Only one that exists can be moved or called off."""
    told = " ".join(sipkit(command, "--help").out.split())
    assert ("Annars görs ett nytt." in told, "Annars väljs det i en lista." in told) == (makes_one, not makes_one)


def test_help_is_the_same_every_time(sipkit: Sipkit) -> None:
    """Both names, `--hjälp` first; with and without å, ä, ö."""
    texts = {sipkit("kallelse", name).out for name in ("--help", "--hjälp", "--hjalp", "--HELP")}
    assert len(texts) == 1
    assert re.search(r"--hjälp, --help +Visa den här hjälpen\.", texts.pop())


@pytest.mark.parametrize(
    ("with_", "without"),
    [
        (
            ["region", "förklara", "blekinge", "frister.kallelse"],
            ["region", "forklara", "blekinge", "frister.kallelse"],
        ),
        (["förklara", "samtycke-nekat"], ["FORKLARA", "samtycke-nekat"]),
        (
            ["kallelse", "--exempel", "--torrkör", "--format=ics"],
            ["kallelse", "--exempel", "--torrkor", "--format=ics"],
        ),
        (
            ["frister", "--region", "blekinge", "--händelse", "utskriven=2027-03-25"],
            ["frister", "--region", "Blekinge", "--handelse", "UTSKRIVEN=2027-03-25"],
        ),
        (["kallelse", "--utan-frågor", "--region", "blekinge"], ["kallelse", "--utan-fragor", "--region", "blekinge"]),
    ],
)
def test_a_ring_and_dots_may_be_left_out(sipkit: Sipkit, with_: list[str], without: list[str]) -> None:
    """Commands, options and ids, in any case."""
    assert sipkit(*with_) == sipkit(*without)


USAGE = {
    "no command": ([], "argument-saknas"),
    "no command in a group": (["region"], "argument-saknas"),
    "unknown command": (["kalelse"], "okant-kommando"),
    "unknown command in a group": (["region", "listta"], "okant-kommando"),
    "unknown option": (["kallelse", "--regoin", "x"], "okant-kommando"),
    "missing option": (["frister"], "argument-saknas"),
    "missing argument": (["region", "visa"], "argument-saknas"),
    "option without its value": (["frister", "--region"], "argument-saknas"),
    "flag with a value": (["kallelse", "--exempel=ja"], "argument-saknas"),
    "one argument too many": (["förklara", "samtycke-nekat", "mer"], "ogiltigt-varde"),
    "unknown region": (["region", "visa", "blekinga"], "okand-region"),
    "no document type": (["skapa", "--region", "simba"], "argument-saknas"),
    "unknown document type": (["skapa", "kalelse"], "okand-dokumenttyp"),
    "unknown code": (["förklara", "samtycke-neka"], "okand-kod"),
    "unknown path": (["region", "förklara", "blekinge", "frister.kalelse"], "okand-sokvag"),
    "unknown event": (["frister", "--region", "blekinge", "--händelse", "utskrven=i går"], "ogiltigt-varde"),
    "unknown fact": (["frister", "--region", "blekinge", "--fakta", "sipp=ja"], "okant-faktum"),
    "no time": (["frister", "--region", "blekinge", "--per", "strax"], "ogiltigt-datum"),
    "no example": (["kallelse", "--exempel", "--region", "nationell"], "exempel-saknas"),
}


@pytest.mark.parametrize(("arguments", "kod"), USAGE.values(), ids=USAGE.keys())
def test_a_fault_of_usage_is_told_in_swedish_with_a_cure(sipkit: Sipkit, arguments: list[str], kod: str) -> None:
    """Exit 2, what and how to mend it, and where to read more; with `--json` one object on stdout and no talk."""
    done = sipkit(*arguments)
    assert (done.exit, done.out) == (2, "")
    assert ENGLISH.findall(_without_names(done.err)) == []
    assert "  Gör så här: " in done.err
    assert done.err.splitlines()[-1] == f"(fel {kod}; mer: sipkit förklara {kod})"
    as_json = sipkit(*arguments, "--json")
    assert (as_json.exit, as_json.err, set(as_json.json)) == (2, "", {"sipkit", "fel"})


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["kalelse"], "sipkit kallelse"),
        (["region", "listta"], "sipkit region lista"),
        (["kallelse", "--regoin"], "--region"),
        (["region", "visa", "blekinga"], "blekinge"),
        (["förklara", "samtycke-neka"], "samtycke-nekat"),
        (["frister", "--region", "blekinge", "--händelse", "utskrven=i går"], "utskriven"),
        (["frister", "--region", "blekinge", "--fakta", "sipp=ja"], "sip"),
    ],
)
def test_what_was_probably_meant_is_proposed(sipkit: Sipkit, typed: list[str], meant: str) -> None:
    """The nearest one that exists."""
    assert re.search(rf"Menade du `?{re.escape(meant)}`?\?", sipkit(*typed).err)


NUMBER = f"{PERSONNUMMER[0][:8]}-{PERSONNUMMER[0][8:]}"


@pytest.mark.parametrize(
    "arguments",
    [
        [NUMBER],
        ["kallelse", NUMBER],
        ["kallelse", f"--{NUMBER}"],
        ["skapa", NUMBER],
        ["förklara", NUMBER],
        ["region", NUMBER],
        ["region", "visa", NUMBER],
        ["region", "förklara", "blekinge", NUMBER],
        ["region", "förklara", "blekinge", f"frister.{NUMBER}"],
        ["frister", "--region", NUMBER],
        ["frister", "--region", "blekinge", "--per", NUMBER],
        ["frister", "--region", "blekinge", "--fakta", f"{NUMBER}=ja"],
        ["frister", "--region", "blekinge", "--fakta", f"sip={NUMBER}"],
        ["frister", "--region", "blekinge", "--fakta", NUMBER],
        ["frister", "--region", "blekinge", "--händelse", f"{NUMBER}=i går"],
        ["frister", "--region", "blekinge", "--händelse", f"utskriven={NUMBER}"],
        ["kallelse", "--exempel", "--format", NUMBER],
        ["kallelse", "--exempel", "--region", NUMBER],
        ["kallelse", "--exempel", "--pdf-motor", NUMBER],
    ],
)
def test_what_was_typed_is_never_repeated(sipkit: Sipkit, arguments: list[str]) -> None:
    """It may be a person's number, pasted in the wrong place; faults end up in logs and on shared screens."""
    for options in ([], ["--json"]):
        done = sipkit(*arguments, *options)
        assert done.exit == 2
        told = done.out + done.err
        assert NUMBER not in told
        assert NUMBER.replace("-", "") not in told
        assert NUMBER[-4:] not in told


def test_every_code_can_be_explained(sipkit: Sipkit) -> None:
    """`sipkit förklara KOD`."""
    assert {kod: tuple(forklara(kod).text) for kod in KODER} == {kod: (text,) for kod, text in KODER.items()}
    assert sipkit("förklara", "samtycke-nekat").out == f"{KODER['samtycke-nekat']}\n"


def test_the_folder_is_left_alone_by_faults(sipkit: Sipkit, tmp_path: Path) -> None:
    """Not even an empty folder."""
    for arguments, _ in USAGE.values():
        sipkit(*arguments)
    assert list(tmp_path.iterdir()) == []
