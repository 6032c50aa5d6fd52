"""Filling in forms as a program for PDFs does, and making files that are no longer the form they were."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject

from sipkit.pdf.fillable import HIDDEN
from sipkit.pdf.forms import read_form

Svar = Mapping[str, str | bool]
"""What is filled in, by field: a text, or whether the box is ticked."""


def fyll(blankett: Path, svar: Svar, ifylld: Path | None = None) -> Path:
    """The form with these answers, in a file beside it."""
    writer = PdfWriter(clone_from=str(blankett))
    unknown = svar.keys() - read_form(blankett.read_bytes()).fields.keys()
    assert not unknown, unknown
    states = dict(_kryss(writer))
    values = {name: (states[name] if value is True else value) for name, value in svar.items() if value is not False}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    target = ifylld or blankett.with_name(f"ifylld-{blankett.name}")
    writer.write(str(target))
    return target


def _kryss(writer: PdfWriter) -> Iterator[tuple[str, str]]:
    """Each check box with the name of its ticked state."""
    for page in writer.pages:
        for raw in page.get("/Annots", ()):
            mark = raw.get_object()
            if mark.get("/FT") == "/Btn":
                yield _namn(mark), next(each for each in mark["/AP"]["/N"] if each != "/Off")


def _namn(mark: DictionaryObject) -> str:
    own = str(mark["/T"])
    parent = mark["/Parent"].get_object() if "/Parent" in mark else None
    return f"{_namn(parent)}.{own}" if isinstance(parent, DictionaryObject) else own


def med_dolt(blankett: Path, **dolt: str | None) -> Path:
    """The form with hidden values changed; None takes one away."""
    with pikepdf.open(blankett) as pdf:
        (group,) = (field for field in pdf.Root.AcroForm.Fields if field.get("/T") == HIDDEN)
        for namn, value in dolt.items():
            (at,) = (number for number, kid in enumerate(group.Kids) if str(kid.T) == namn)
            if value is None:
                del group.Kids[at]
            else:
                group.Kids[at].V = pikepdf.String(value)
        target = blankett.with_name(f"andrad-{blankett.name}")
        pdf.save(target)
    return target


def platt(blankett: Path) -> Path:
    """The form printed to a new file, where it has no fields."""
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(blankett.read_bytes())).pages:
        if "/Annots" in page:
            del page["/Annots"]
        writer.add_page(page)
    target = blankett.with_name(f"platt-{blankett.name}")
    writer.write(str(target))
    return target
