"""The review of Word templates: whether they can be filled and set, and how they read to those who get them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from sipkit.admin.fynd import Fynd
from sipkit.admin.lix import Lix
from sipkit.admin.mallbruk import Exempel, Mallbruk
from sipkit.admin.mallord import Blad, Matning, lasbarhet
from sipkit.config.ordlista import Lasare, Ordlista
from sipkit.documents.mallar import Mallar
from sipkit.documents.papper import falt, som_data
from sipkit.documents.sprak import SVENSKA, mallnamn
from sipkit.errors import SipkitError, TemplateFault
from sipkit.word import compile_template, fill, read

_NAMN: Final = frozenset({"namn", "enhet", "rader", "telefon", "telefontid", "fornamn", "region", "personnummer"})
"""Fields of a context that hold names, addresses and numbers: they say nothing of how hard a text is."""


@dataclass(frozen=True)
class Wordfil:
    """A template to review. `namn`: what it is called to people. `sprak`: its version: `sv`, `lattlast`, `en`."""

    namn: str
    data: bytes
    sprak: str


@dataclass(frozen=True)
class Omdome:
    """What a review says of a template, or of a paper made of it. LIX is measured on Swedish only.

    Attributes:
        mall: the template.
        ifylld: the paper; "" for the template itself.
    """

    mall: str
    lasare: Lasare
    sprak: str
    fynd: tuple[Fynd, ...]
    hela: Lix | None = None
    lopande: Lix | None = None
    ifylld: str = ""


def granska_mallar(
    alla: Iterable[Mallbruk], mallar: Sequence[Mallar], exempel: Sequence[Exempel], ordlista: Ordlista
) -> Iterator[Omdome]:
    """Some templates in every version, as they are and filled with the examples.

    Args:
        alla: what they are for: one document type's, or those that none has.
        mallar: each region's templates; a file that several regions use is reviewed once.
        exempel: of their document type.
        ordlista: what they are held against.
    """
    for bruk in alla:
        yield from dict.fromkeys(each for region in mallar for each in _saknade(region, bruk))
        for fil in dict.fromkeys(each for region in mallar for each in _filer(region, bruk)):
            yield from granska_mall(fil, bruk, exempel, ordlista)


def _saknade(mallar: Mallar, bruk: Mallbruk) -> Iterator[Omdome]:
    """A template that is not there, and files beside it whose names say no language."""
    okanda = tuple(_okant_sprak(mallar, bruk.namn, each) for each in mallar.okanda_sprak(bruk.namn))
    try:
        mallar.fil(bruk.namn)
    except SipkitError as missing:
        okanda = (*_som_fynd(missing), *okanda)
    if okanda:
        yield Omdome(bruk.namn, bruk.lasare, SVENSKA, okanda)


def _filer(mallar: Mallar, bruk: Mallbruk) -> Iterator[Wordfil]:
    for sprak in (SVENSKA, *mallar.sprak(bruk.namn)):
        with suppress(TemplateFault):
            fil = mallar.fil(mallnamn(bruk.namn, sprak))
            yield Wordfil(fil.visning, fil.data, sprak)


def granska_mall(fil: Wordfil, bruk: Mallbruk, exempel: Sequence[Exempel], ordlista: Ordlista) -> Iterator[Omdome]:
    """A template as it is, and filled with the examples' papers of its kind.

    Args:
        fil: the template.
        bruk: what it is for.
        exempel: of its document type.
        ordlista: what it is held against.
    """
    try:
        template = compile_template(fil.data, falt(bruk.kontext), name=fil.namn)
    except SipkitError as broken:
        yield Omdome(fil.namn, bruk.lasare, fil.sprak, _som_fynd(broken))
        return
    omdome, matning = _granska(Blad(fil.namn, bruk.lasare, fil.sprak), fil.data, ordlista)
    yield omdome
    kanda = matning.ord if matning else frozenset()
    for region, papper in ((each.region, papper) for each in exempel for papper in each.papper):
        if papper.typ == bruk.papper:
            data = som_data(papper.kontext)
            ifylld = f"{papper.filnamn} i exemplet för {region}"
            blad = Blad(f"{fil.namn}, {ifylld}", bruk.lasare, fil.sprak, frozenset(_namn(data)), kanda)
            yield replace(_granska(blad, fill(template, data), ordlista)[0], mall=fil.namn, ifylld=ifylld)


def granska_utan_papper(fil: Wordfil, ordlista: Ordlista) -> Omdome:
    """A Word file that no document type uses: reviewed as one to the person, and its tags may name anything."""
    blad = Blad(fil.namn, "enskild", fil.sprak)
    saknas = Fynd("mall-utan-papper", "Ingen dokumenttyp använder mallen.", fil.namn, upplysning=True)
    try:
        compile_template(fil.data, name=fil.namn)
    except SipkitError as broken:
        return Omdome(blad.namn, blad.lasare, blad.sprak, (saknas, *_som_fynd(broken)))
    omdome, _ = _granska(blad, fil.data, ordlista)
    return replace(omdome, fynd=(saknas, *omdome.fynd))


def _granska(blad: Blad, data: bytes, ordlista: Ordlista) -> tuple[Omdome, Matning | None]:
    """Whether a sheet can be set, and how it reads."""
    try:
        tree = read(data, near=not blad.namnen)
    except SipkitError as broken:
        return Omdome(blad.namn, blad.lasare, blad.sprak, _som_fynd(broken, blad.namn)), None
    matning = lasbarhet(blad, tree, ordlista)
    return Omdome(blad.namn, blad.lasare, blad.sprak, matning.fynd, matning.hela, matning.lopande), matning


def _namn(value: object, field: str = "") -> Iterator[str]:
    """The names, addresses and numbers that a context holds."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _namn(inner, str(key))
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _namn(inner, field)
    elif isinstance(value, str) and value.strip() and field in _NAMN:
        yield value.strip()


def _som_fynd(fel: SipkitError, namn: str = "") -> tuple[Fynd, ...]:
    """Faults as findings; those that do not name the file get its name."""
    return tuple(
        Fynd(each.kod, each.vad, ", ".join(filter(None, (namn, each.var))), each.atgard, tuple(each.regler))
        for each in fel.faults
    )


def _okant_sprak(mallar: Mallar, namn: str, sprak: str) -> Fynd:
    return Fynd(
        "mall-sprak-okant",
        f"”{sprak}” är inget språk, och inte `lattlast`.",
        mallar.fil(mallnamn(namn, sprak)).visning,
        "Byt filnamn, till exempel till brev.en.docx eller brev.lattlast.docx.",
    )
