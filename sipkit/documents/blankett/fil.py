"""A filled-in form as a file: which form it is, and what is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sipkit.documents.blankett.identitet import Identitet, Sigillare, las_identitet
from sipkit.pdf.forms import read_form


@dataclass(frozen=True)
class Ifylld:
    """What a file holds. `signerad`: someone has signed it; whether that is valid is not judged here."""

    vem: Identitet
    falt: Mapping[str, str | bool] = field(repr=False)
    signerad: bool


def las_fil(pdf: bytes, sigillare: Sigillare) -> Ifylld:
    """Read a file, from whoever sent it.

    Raises:
        FileFault: `blankett-trasig`, `blankett-krypterad`, `blankett-for-stor`.
        UsageFault: `blankett-platt`, `blankett-xfa`, `blankett-okand`.
        Refused: `blankett-annan-version`, `blankett-annan-nyckel`, `blankett-andrad`.
    """
    found = read_form(pdf)
    return Ifylld(las_identitet(found.hidden, sigillare), found.fields, found.signed)
