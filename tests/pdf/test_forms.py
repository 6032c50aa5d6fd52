"""What is filled in is read back as it was written; what is no filled form is refused, at a bounded cost."""

from __future__ import annotations

import io
import subprocess
import sys
import zlib
from collections.abc import Callable
from functools import cache

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from sipkit.errors import SipkitError
from sipkit.pdf import Form, typeset
from sipkit.pdf.forms import LARGEST_FILE, LONGEST_TEXT, MOST_FIELDS, read_form
from tests.pdf.blanketter import filled, sample
from tests.pdf.papers import PAPERS

_HIDDEN = {"ärende": "A1B2", "hmac": "åäö ł ă"}
_LETTERS = st.characters(codec="utf-8", categories=["Lu", "Ll", "Nd", "Po"], max_codepoint=0x17F)
_LINE = st.text(_LETTERS | st.sampled_from("åäöÅÄÖłăț€ \u2013"), max_size=60)


@cache
def _form() -> bytes:
    return typeset(sample(), Form(_HIDDEN)).data


def _changed(change: Callable[[pikepdf.Pdf], None], encryption: pikepdf.Encryption | None = None) -> bytes:
    """The form with something changed in it."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(_form())) as pdf:
        change(pdf)
        pdf.save(target, encryption=encryption)
    return target.getvalue()


def _with_fields(*fields: Dictionary) -> bytes:
    """The form with more fields."""
    return _changed(lambda pdf: pdf.Root.AcroForm.Fields.extend(fields))


# --- what is read --------------------------------------------------------------------------------------------------


def test_an_empty_form_is_empty_and_keeps_what_is_hidden() -> None:
    read = read_form(_form())
    assert read.hidden == _HIDDEN
    assert not read.signed
    assert read.fields["datum"] == "2026-03-02"
    assert {value for name, value in read.fields.items() if name != "datum"} == {"", False}
    assert list(read.fields)[:2] == ["enskild.namn", "enskild.personnummer"]


@given(name=_LINE, text=st.lists(_LINE, max_size=4).map("\n".join), spoken=_LINE, ticked=st.booleans())
@settings(max_examples=30)
def test_what_is_filled_in_is_read_back(name: str, text: str, spoken: str, ticked: bool) -> None:
    box = "/Ja" if ticked else "/Off"
    texts = {"enskild.namn": name, "undantag": text, "sprak": spoken}
    read = read_form(filled(_form(), texts | {"parter.skola.nej": box}))
    expected = {**texts, "parter.skola.nej": ticked}
    assert {name: read.fields[name] for name in expected} == expected
    assert read.hidden == _HIDDEN


@pytest.mark.parametrize("line_break", ["\r", "\n", "\r\n"])
def test_every_programs_line_breaks_are_newlines(line_break: str) -> None:
    data = _with_fields(Dictionary(FT=Name.Tx, T=String("rader"), V=String(f"ett{line_break}två")))
    assert read_form(data).fields["rader"] == "ett\ntvå"


def test_a_field_that_is_shown_twice_is_read_once() -> None:
    """Its widgets have no name of their own."""
    data = _with_fields(
        Dictionary(FT=Name.Tx, T=String("två"), V=String("x"), Kids=Array([Dictionary(), Dictionary()])),
        Dictionary(FT=Name.Btn, Ff=1 << 15, T=String("val"), V=Name("/b"), Kids=Array([Dictionary(), Dictionary()])),
        Dictionary(FT=Name.Btn, Ff=1 << 16, T=String("knapp")),
        Dictionary(FT=Name.Ch, T=String("lista"), V=Array([String("Ja")])),
    )
    fields = read_form(data).fields
    assert (fields["två"], fields["val"], fields["lista"]) == ("x", "b", "Ja")
    assert "knapp" not in fields


def test_a_signature_is_told() -> None:
    empty = Dictionary(FT=Name.Sig, T=String("u"))
    signed = Dictionary(FT=Name.Sig, T=String("u"), V=Dictionary(ByteRange=Array([0, 1, 2, 3]), Contents=String("x")))
    assert not read_form(_with_fields(empty)).signed
    assert read_form(_with_fields(signed)).signed


def test_programs_in_the_file_make_no_difference() -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        pdf.Root.OpenAction = script
        pdf.pages[0].obj.Annots[0].AA = Dictionary(K=script)

    assert read_form(_changed(add)) == read_form(_form())


# --- what is refused -----------------------------------------------------------------------------------------------


def _without_fields(pdf: pikepdf.Pdf) -> None:
    """As a program that prints to a file leaves it: the fields have become drawings."""
    pdf.flatten_annotations("all")


def _xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.XFA = pikepdf.Stream(pdf, b"<xdp/>")


def _nothing(pdf: pikepdf.Pdf) -> None:
    """For files that are only saved in another way."""


_REFUSED = {
    "tom fil": (b"", "blankett-trasig"),
    "inte en PDF": (b"PK\3\4" + bytes(range(256)) * 40, "blankett-trasig"),
    "avklippt": (_form()[: len(_form()) // 3], "blankett-trasig"),
    "för stor": (_form() + b"\n" * LARGEST_FILE, "blankett-for-stor"),
    "tillplattad": (_changed(_without_fields), "blankett-platt"),
    "vanlig": (typeset(PAPERS["listor"]).data, "blankett-platt"),
    "lösenord": (_changed(_nothing, encryption=pikepdf.Encryption(user="a", owner="b")), "blankett-krypterad"),
    "skyddad": (_changed(_nothing, encryption=pikepdf.Encryption(user="", owner="b")), "blankett-krypterad"),
    "XFA": (_changed(_xfa), "blankett-xfa"),
    "lång text": (
        _with_fields(Dictionary(FT=Name.Tx, T=String("x"), V=String("x" * (LONGEST_TEXT + 1)))),
        "blankett-for-stor",
    ),
    "samma namn två gånger": (_with_fields(Dictionary(FT=Name.Tx, T=String("ort"))), "blankett-trasig"),
    "tal som text": (_with_fields(Dictionary(FT=Name.Tx, T=String("x"), V=7)), "blankett-trasig"),
}


@pytest.mark.parametrize("name", _REFUSED)
def test_what_is_no_filled_form_is_refused_with_what_to_do(name: str) -> None:
    data, code = _REFUSED[name]
    with pytest.raises(SipkitError) as raised:
        read_form(data)
    assert raised.value.kod == code
    assert raised.value.atgard


@given(at=st.integers(0, 1_000_000), byte=st.integers(0, 255))
@settings(max_examples=60)
def test_a_damaged_file_is_read_or_refused(at: int, byte: int) -> None:
    damaged = bytearray(_form())
    damaged[at % len(damaged)] = byte
    try:
        read_form(bytes(damaged))
    except SipkitError as fault:
        assert fault.kod.startswith("blankett-")


# --- what is hostile -----------------------------------------------------------------------------------------------

_READ = """
import resource, sys
from sipkit.errors import SipkitError
from sipkit.pdf.forms import read_form
resource.setrlimit(resource.RLIMIT_AS, (1_200_000_000, 1_200_000_000))
try:
    read_form(sys.stdin.buffer.read())
except SipkitError as fault:
    sys.stdout.write(fault.kod)
"""


def _many(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm.Fields.extend(Dictionary(FT=Name.Tx, T=String(str(number))) for number in range(100_000))


def _shared(pdf: pikepdf.Pdf) -> None:
    """A few objects that are fields over and over: ten levels of a thousand."""
    kid = pdf.make_indirect(Dictionary(T=String("x"), FT=Name.Tx))
    for _ in range(10):
        kid = pdf.make_indirect(Dictionary(T=String("x"), Kids=Array([kid] * 1000)))
    pdf.Root.AcroForm.Fields.append(kid)


def _loop(pdf: pikepdf.Pdf) -> None:
    one = pdf.make_indirect(Dictionary(T=String("a"), FT=Name.Tx))
    one.Kids = Array([pdf.make_indirect(Dictionary(T=String("b"), Kids=Array([one])))])
    pdf.Root.AcroForm.Fields.append(one)


def _deep(pdf: pikepdf.Pdf) -> None:
    kid = pdf.make_indirect(Dictionary(T=String("x"), FT=Name.Tx))
    for _ in range(5000):
        kid = pdf.make_indirect(Dictionary(T=String("x"), Kids=Array([kid])))
    pdf.Root.AcroForm.Fields.append(kid)


@cache
def _bomb() -> bytes:
    """Half a gigabyte of nothing, packed to half a megabyte."""
    packer = zlib.compressobj(9)
    return b"".join([*(packer.compress(b"\0" * 10_000_000) for _ in range(50)), packer.flush()])


def _bomb_as_text() -> bytes:
    def add(pdf: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(pdf, b"")
        stream.write(_bomb(), filter=Name.FlateDecode)
        pdf.Root.AcroForm.Fields.append(Dictionary(FT=Name.Tx, T=String("x"), V=pdf.make_indirect(stream)))

    return _changed(add)


def _bomb_as_table() -> bytes:
    """The table of the file's objects is what is packed."""
    packed = _bomb()
    about = b"<</Type/XRef/Size 99/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length %d>>" % len(packed)
    head = b"%PDF-1.7\n"
    return b"%s1 0 obj\n%s\nstream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % (head, about, packed, len(head))


def _nested() -> bytes:
    root = b"1 0 obj\n<</Type/Catalog/AcroForm<</Fields" + b"[" * 200_000 + b"]" * 200_000 + b">>>>\nendobj\n"
    return b"%PDF-1.7\n" + root + b"trailer\n<</Root 1 0 R/Size 2>>\nstartxref\n0\n%%EOF"


_HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "hundra tusen fält": (lambda: _changed(_many), "blankett-for-stor"),
    "samma fält om igen": (lambda: _changed(_shared), "blankett-for-stor"),
    "fält i ring": (lambda: _changed(_loop), "blankett-for-stor"),
    "djupt": (lambda: _changed(_deep), "blankett-for-stor"),
    "djupa listor": (_nested, "blankett-platt"),
    "packad text": (_bomb_as_text, "blankett-trasig"),
    "packad tabell": (_bomb_as_table, "blankett-trasig"),
    "bara objekt": (lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 2_000_000, "blankett-trasig"),
}


@pytest.mark.parametrize("name", _HOSTILE)
def test_a_hostile_file_is_refused_in_bounded_time_and_memory(name: str) -> None:
    """In a process of its own with 1.2 GB of addresses, most of which Python and its libraries only reserve."""
    make, code = _HOSTILE[name]
    run = subprocess.run([sys.executable, "-c", _READ], input=make(), capture_output=True, timeout=60, check=True)
    assert run.stdout.decode() == code


def test_as_many_fields_as_are_allowed_are_read() -> None:
    room = MOST_FIELDS - len(read_form(_form()).fields) - 20
    fields = [Dictionary(FT=Name.Tx, T=String(f"x{number}")) for number in range(room)]
    assert "x0" in read_form(_with_fields(*fields)).fields
