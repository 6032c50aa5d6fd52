"""`sipkit mall granska`: what someone should look at in Word templates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from sipkit.cli.fynd import fyndtext
from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Json

if TYPE_CHECKING:
    from sipkit.admin.mallgranskning import Omdome
    from sipkit.cli.mall.former import Malltal
    from sipkit.config.dokumenttyp import Dokumenttyp
    from sipkit.config.ordlista import Ordlista
    from sipkit.config.sources import Sources

Vad = Annotated[
    str | None,
    typer.Argument(metavar="[FIL|DOKUMENTTYP]", help="En Wordmall, eller en dokumenttyps alla. Annars granskas alla."),
]


def granska(vad: Vad = None, config: Config = None, json: Json = False) -> Utfall:
    """Granska Wordmallar: fält, LIX, ord som inte ska stå i papper till personen, och språk."""
    from dataclasses import asdict

    from sipkit.cli import former
    from sipkit.cli.mall.former import Mallgranskning
    from sipkit.config.ordlista import load_ordlista
    from sipkit.config.sources import find_sources

    sources = find_sources(config)
    ordlista = load_ordlista(sources)
    if vad is not None and vad.endswith(".docx"):
        omdomen = _fil(Path(vad), sources, config, ordlista)
    else:
        omdomen = _mallar(vad, sources, config, ordlista)
    alla = list(dict.fromkeys(omdomen))
    fynd = [each for omdome in alla for each in omdome.fynd]
    resultat = Mallgranskning(tuple(map(_tal, alla)), tuple(former.Fynd(**asdict(each)) for each in fynd))
    slut = 1 if any(not each.upplysning for each in fynd) else 0
    return Utfall("mall granska", resultat, (*_tabell(resultat.mallar), *fyndtext(fynd)), slut=slut)


_UTAN_EGEN_FIL: Final = "inskrivningsmeddelande"
"""A message without a file of its own: its template is that of every other such message."""


def _valda(vad: str | None, sources: Sources) -> list[Dokumenttyp]:
    """The document types to review. Raises UsageFault: `okand-dokumenttyp`."""
    from sipkit.config.loading import load_document_type
    from sipkit.domain.text import fold

    ids = (fold(vad),) if vad else (*sources.document_ids(), _UTAN_EGEN_FIL)
    return [load_document_type(each, sources) for each in ids]


def _mallar(vad: str | None, sources: Sources, config: Path | None, ordlista: Ordlista) -> Iterator[Omdome]:
    """Every template of a document type, or of all and those that none has: the common ones, and each region's own."""
    from sipkit.admin.mallbruk import UTAN_DOKUMENTTYP, mallbruk
    from sipkit.admin.mallgranskning import granska_mallar
    from sipkit.cli.mall.exempel import exempel
    from sipkit.config.lager import chain
    from sipkit.documents.mallar import Mallar

    lager = [[each.id for each in chain(region, sources)] for region in sources.region_ids()]
    mallar = [Mallar(sources.templates, each, None) for each in lager]
    for typ in _valda(vad, sources):
        yield from granska_mallar(mallbruk(typ), mallar, exempel(typ, sources, config), ordlista)
    if vad is None:
        yield from granska_mallar(UTAN_DOKUMENTTYP, mallar, (), ordlista)


def _fil(path: Path, sources: Sources, config: Path | None, ordlista: Ordlista) -> Iterator[Omdome]:
    """One Word file, as the template that its name says that it is."""
    from sipkit.admin.mallbruk import bruk_av
    from sipkit.admin.mallgranskning import Wordfil, granska_mall, granska_utan_papper
    from sipkit.cli.mall.exempel import exempel
    from sipkit.documents.sprak import delat

    fil = Wordfil(str(path), _bytes(path), delat(path.name)[1])
    found = bruk_av(str(path.absolute()), _valda(None, sources))
    if found is None:
        yield granska_utan_papper(fil, ordlista)
    else:
        typ, bruk = found
        yield from granska_mall(fil, bruk, exempel(typ, sources, config) if typ else (), ordlista)


def _bytes(path: Path) -> bytes:
    from sipkit.errors import FileFault

    try:
        return path.read_bytes()
    except OSError:
        raise FileFault("fil-las", "Wordfilen går inte att läsa.", var=str(path)) from None


def _tal(omdome: Omdome) -> Malltal:
    from sipkit.cli.mall.former import Malltal

    hela, lopande = (each.varde if each else None for each in (omdome.hela, omdome.lopande))
    return Malltal(omdome.mall, omdome.ifylld or None, omdome.lasare, omdome.sprak, hela, lopande)


def _tabell(mallar: Sequence[Malltal]) -> Iterator[str]:
    """LIX of each template, and the highest of the papers made of it; running text in parentheses."""
    yield "LIX i mallen och högst ifylld, med den löpande texten inom parentes:"
    for mall in dict.fromkeys(each.mall for each in mallar):
        egna = [each for each in mallar if each.mall == mall and each.ifylld is None]
        yield f"{_lix(egna):>8} {_lix([each for each in mallar if each.mall == mall and each.ifylld]):>8}  {mall}"


def _lix(mallar: Sequence[Malltal]) -> str:
    hela, lopande = (
        max((tal for tal in each if tal is not None), default=None)
        for each in ([mall.lix for mall in mallar], [mall.lix_lopande for mall in mallar])
    )
    return "–" if hela is None else f"{hela} (–)" if lopande is None else f"{hela} ({lopande})"
