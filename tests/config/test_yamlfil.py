"""The strict loader, from bytes to a marked tree."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipkit.config.tree import Array, Fil, Scalar, Table, plain
from sipkit.config.yamlfil import parse, read
from sipkit.errors import ConfigFault, FileFault, SipkitError

FIL = Fil("frister.yaml", "blekinge")


def _plain(text: str) -> object:
    return plain(parse(text.encode(), FIL))


def test_every_value_is_the_text_that_was_written() -> None:
    """YAML would make false, 750 minutes, an octal number and a date of these."""
    text = "a: nej\nb: 12:30\nc: 012345\nd: 1912-12-12\ne: ~\nf:\ng: 'nej'\n"
    values = {"a": "nej", "b": "12:30", "c": "012345", "d": "1912-12-12", "e": "~", "f": "", "g": "nej"}
    assert _plain(text) == values


def test_a_key_is_the_same_with_and_without_rings_and_dots() -> None:
    """`källa`, `Källa` and `kalla` are one key; values keep their letters."""
    assert _plain("källa: på å\nNÄR: x\nräknas_från: y\n") == {"kalla": "på å", "nar": "x", "raknas_fran": "y"}


def test_what_notepad_and_mail_leave_behind_is_read_as_if_it_were_not_there() -> None:
    """A byte order mark, CRLF and letters in two parts change nothing, and lines and columns stay right."""
    text = "källa: åäö\nnästa: {när: då}\n"
    windows = unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode("utf-8-sig")
    assert parse(windows, FIL) == parse(text.encode(), FIL)


def test_every_node_knows_its_place_and_its_layer() -> None:
    """Columns count characters, so a place is where an editor shows it."""
    tree = parse("öar: [å, {ä: ö}]\n".encode(), FIL)
    array = tree.entries["oar"]
    assert isinstance(array, Array)
    inner = array.items[1]
    assert isinstance(inner, Table)
    assert str(inner.entries["a"].mark) == "frister.yaml:1:14"
    assert str(inner.keys["a"].mark) == "frister.yaml:1:11"
    assert inner.keys["a"].skriven == "ä"
    assert inner.mark.fil.lager == "blekinge"


def test_text_over_several_lines_is_kept() -> None:
    """Folded and literal blocks, and typographic quotes inside a text, are ordinary text."""
    text = "a: >-\n  Källan säger\n  ”dagar”.\nb: |\n  ett\n  två\n"
    assert _plain(text) == {"a": "Källan säger ”dagar”.", "b": "ett\ntvå\n"}


def test_all_faults_of_a_file_are_shown_together() -> None:
    """A file that was written in Word is mended in one go."""
    with pytest.raises(SipkitError) as caught:
        parse("a: *x\nb: ”c”\nb: d\ne: f: g\n".encode(), FIL)
    places = [(fault.kod, fault.var) for fault in caught.value.faults]
    assert places == [
        ("yaml-forbjudet", "frister.yaml:1:4"),
        ("yaml-tecken", "frister.yaml:2:4"),
        ("yaml-dubbel-nyckel", "frister.yaml:3:1"),
        ("yaml-syntax", "frister.yaml:4:5"),
    ]


def test_utf_16_is_refused_with_the_encoding_to_choose() -> None:
    """What old Notepad called Unicode."""
    with pytest.raises(ConfigFault, match="UTF-16") as caught:
        parse("källa: x".encode("utf-16"), FIL)
    assert (caught.value.kod, caught.value.var) == ("yaml-tecken", "frister.yaml:1:1")


def test_a_file_over_one_megabyte_is_refused(tmp_path: Path) -> None:
    """Exactly one megabyte is read."""
    path = tmp_path / "stor.yaml"
    path.write_text("a: " + "x" * 999_997)
    value = read(path).entries["a"]
    assert isinstance(value, Scalar)
    path.write_text("a: " + "x" * 999_998)
    with pytest.raises(ConfigFault, match="1 MB"):
        read(path)


def test_a_file_that_is_not_there_is_a_fault_of_the_file() -> None:
    """Exit code 5, not 3: nothing is wrong with the configuration."""
    with pytest.raises(FileFault, match="finns inte") as caught:
        read(Path("finns-inte.yaml"))
    assert caught.value.exit_code == 5


def test_no_fault_repeats_a_value() -> None:
    """The same loader reads answers, which are about a person."""
    secret = "Hemligsson"
    ways = ["a: {b: %s: 1", "a: ”%s”", "a: &x %s", "a: !!int %s", "b: \t%s", "- %s", "a: '%s"]
    for text in [way % secret for way in ways]:
        with pytest.raises(SipkitError) as caught:
            parse(text.encode(), FIL)
        assert all(secret not in f"{fault.vad}{fault.atgard}{fault.var}" for fault in caught.value.faults)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_tree_or_faults(data: bytes) -> None:
    """No file can make the loader fall."""
    _parse_or_faults(data)


SIGNS = "ab:-[]{},#&*!|>'\"%@`?\n\r\t \\åÄ”\u00a0\u0000\u2028\ufeff\U0001f600"


@given(st.text(alphabet=st.sampled_from(SIGNS), max_size=60))
def test_any_yaml_like_text_gives_a_tree_or_faults(text: str) -> None:
    """As above, for texts that get further into the parser."""
    _parse_or_faults(text.encode())


def _parse_or_faults(data: bytes) -> None:
    try:
        assert isinstance(parse(data, FIL), Table)
    except SipkitError as error:
        assert all(fault.vad and fault.var.startswith("frister.yaml") for fault in error.faults)
