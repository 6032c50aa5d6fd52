"""What each Word template is for: the paper that is made of it, who reads it, and what it may use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.ordlista import Lasare
from sipkit.documents import skiljeblad
from sipkit.documents.avstamning.papper import KONTEXTER
from sipkit.documents.blankett import kallelse
from sipkit.documents.blankett.kontext import Svarsblankett
from sipkit.documents.dokumenttyper import SORTER, sort_for
from sipkit.documents.kontext import Kontext, SarskildRutin
from sipkit.documents.papper import Papper
from sipkit.documents.sprak import delat
from sipkit.rules.avstamning import DOKUMENT


@dataclass(frozen=True)
class Mallbruk:
    """A template's use.

    Attributes:
        namn: the Swedish template's path under `templates/`, without region.
        papper: the id of the paper in its document type; "" for the sheet that is made when data are protected.
        lasare: who reads the paper.
        kontext: what the template may use.
    """

    namn: str
    papper: str
    lasare: Lasare
    kontext: type[Kontext]


@dataclass(frozen=True)
class Exempel:
    """The papers of a document type's invented ärende in a region."""

    region: str
    typ: str
    papper: tuple[Papper, ...]


UTAN_DOKUMENTTYP: Final = (
    Mallbruk(kallelse.MALL, "svar", "personal", Svarsblankett),
    Mallbruk(skiljeblad.MALL, skiljeblad.SKILJEBLAD, "personal", skiljeblad.Skiljeblad),
)
"""The templates that no document type names: a unit's answer to a kallelse, the sheet between printed letters."""


def mallbruk(typ: Dokumenttyp) -> Iterator[Mallbruk]:
    """The templates of a document type; none of one that no papers are made of."""
    kontexter = _kontexter(typ)
    if kontexter is None:
        return
    for regel in typ.papper:
        lasare: Lasare = "enskild" if regel.till == "enskild" else "personal"
        for namn in dict.fromkeys(each for each in (regel.mall, regel.mall_stor_stil) if each):
            yield Mallbruk(namn, regel.id, lasare, kontexter[regel.id])
    if typ.mall_vid_skydd:
        yield Mallbruk(typ.mall_vid_skydd, "", "personal", SarskildRutin)


def _kontexter(typ: Dokumenttyp) -> Mapping[str, type[Kontext]] | None:
    """What the templates of each paper may use. No one `Dokument` makes a joint meeting."""
    if typ.id == DOKUMENT:
        return KONTEXTER
    return sort_for(typ).kontexter if typ.id in SORTER or typ.meddelande else None


def bruk_av(fil: str, typer: Iterable[Dokumenttyp]) -> tuple[Dokumenttyp | None, Mallbruk] | None:
    """What a file is a template for, by the end of its path: `…/kallelse/brev.en.docx` is `kallelse/brev.docx`.

    With the document type that has it, where one has.
    """
    svensk = PurePath(delat(PurePath(fil).as_posix())[0]).parts
    for typ, bruk in _alla(typer):
        if svensk[-2:] == PurePath(bruk.namn).parts[-2:]:
            return typ, bruk
    return None


def _alla(typer: Iterable[Dokumenttyp]) -> Iterator[tuple[Dokumenttyp | None, Mallbruk]]:
    yield from ((typ, bruk) for typ in typer for bruk in mallbruk(typ))
    yield from ((None, bruk) for bruk in UTAN_DOKUMENTTYP)
