"""All files of a meeting, in memory: papers, a calendar file for each slot, manifest.

There is no one file for the printer: whoever was handed it would hold everybody's papers.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sipkit import __version__
from sipkit.config.varning import Varning
from sipkit.documents.avstamning.kalender import kalenderfil
from sipkit.documents.avstamning.papper import papper
from sipkit.documents.avstamning.underlag import Avstamningsunderlag
from sipkit.documents.filer import Utgava
from sipkit.documents.mallar import Mallar
from sipkit.documents.manifest import MOTE, NAMN, Post, sha256
from sipkit.documents.papper import Papper
from sipkit.documents.sattning import Sattare
from sipkit.documents.skriv import Fil
from sipkit.domain.vocabulary import Filformat
from sipkit.errors import UsageFault
from sipkit.pdf import PdfResult


@dataclass(frozen=True)
class _Satt:
    """A paper as it was set. `pdf` is None where no PDF was asked for."""

    papper: Papper
    docx: bytes
    pdf: PdfResult | None


def utgava(
    under: Avstamningsunderlag,
    lager: Sequence[str],
    mallar: Mallar,
    format: Collection[Filformat],
    satt: Sattare,
    *,
    mottagare: str | None = None,
) -> Utgava:
    """The files, none written yet.

    Args:
        under: what they are made of.
        lager: the region's layers, for the manifest.
        mallar: the region's templates.
        format: which kinds of file to make.
        satt: makes PDFs.
        mottagare: the id of the only receiver to make files for: a slot's, `slutenvarden`, or a unit's.

    Raises:
        UsageFault: `okand-mottagare`.
        TemplateFault: a template is missing or wrong; all findings, before any paper.
        SipkitError: a paper cannot be set as PDF without losing content.
    """
    alla = _valda(tuple(papper(under)), mottagare)
    mallar.forbered(alla)
    satta = [_satt(each, mallar, satt if "pdf" in format else None) for each in alla if {"docx", "pdf"} & set(format)]
    par = [
        *(pair for each in satta for pair in _papper(under, each, mallar, format)),
        *(pair for pair in _kalender(under, format) if mottagare in (None, pair[0].mottagare)),
    ]
    poster = tuple(post for post, _ in par)
    filer = tuple(Fil(post.fil, data) for post, data in par)
    manifest = Fil(_namn(under, f"{mottagare}-{NAMN}" if mottagare else NAMN), _manifest(under, lager, poster))
    return Utgava(poster, (*filer, manifest), tuple(_varningar(satta)))


def _valda(alla: Sequence[Papper], mottagare: str | None) -> tuple[Papper, ...]:
    valda = tuple(each for each in alla if mottagare in (None, each.mottagare))
    if not valda:
        ids = ", ".join(each.mottagare for each in alla)
        raise UsageFault("okand-mottagare", "Mottagaren får inget papper.", var="--mottagare", atgard=f"Välj: {ids}.")
    return valda


def _namn(under: Avstamningsunderlag, namn: str) -> str:
    return f"avstamning-{under.traff.borjar:%Y-%m-%d-%H%M}-{namn}"


def _satt(papper: Papper, mallar: Mallar, satt: Sattare | None) -> _Satt:
    docx = mallar.fyll(papper)
    return _Satt(papper, docx, satt(docx) if satt else None)


def _papper(
    under: Avstamningsunderlag, satt: _Satt, mallar: Mallar, format: Collection[Filformat]
) -> Iterator[tuple[Post, bytes]]:
    papper = satt.papper
    mall = mallar.mall(papper.mall, type(papper.kontext))

    def post(andelse: str, data: bytes, tillganglig: bool | None = None) -> tuple[Post, bytes]:
        fil = _namn(under, f"{papper.filnamn}.{andelse}")
        hashes = (sha256(data), mall.namn, mall.template.sha256)
        return Post(fil, papper.typ, papper.mottagare, papper.som, *hashes, tillganglig), data

    if "docx" in format:
        yield post("docx", satt.docx)
    if satt.pdf is not None:
        yield post("pdf", satt.pdf.data, satt.pdf.tillganglig)


def _varningar(satta: Sequence[_Satt]) -> Iterator[Varning]:
    """What looks otherwise in the PDF than in Word, once each, and that the PDFs are not accessible."""
    said = (f"{each.papper.mall}: {note.vad}" for each in satta if each.pdf for note in each.pdf.notes)
    yield from (Varning("pdf-anmarkning", each) for each in dict.fromkeys(said))
    if any(each.pdf is not None and not each.pdf.tillganglig for each in satta):
        yield Varning("pdf-ej-tillganglig", "PDF:erna från LibreOffice är inte tillgängliga. De går bra att skriva ut.")


def _kalender(under: Avstamningsunderlag, format: Collection[Filformat]) -> Iterator[tuple[Post, bytes]]:
    if "ics" not in format:
        return
    for lucka in under.luckor:
        data = kalenderfil(under.traff, lucka, under.om.nu)
        yield Post(_namn(under, f"lucka-{lucka.id}.ics"), MOTE, lucka.id, "mottagare", sha256(data)), data


def _manifest(under: Avstamningsunderlag, lager: Sequence[str], poster: Sequence[Post]) -> bytes:
    """What the papers were made from, as that of one ärende tells it: ids and hashes, and nothing about a person."""
    svar = [each.model_dump(mode="json", by_alias=True) for each in under.arenden]
    innehall = {
        "sipkit": __version__,
        "arenden": [each.arende.id for each in under.arenden],
        "dokumenttyp": under.typ.id,
        "lager": list(lager),
        "per": under.om.nu.isoformat(),
        "regler": sorted(under.regler.regler),
        "svar_sha256": sha256(json.dumps(svar, sort_keys=True, ensure_ascii=False).encode()),
        "filer": [_fil(post) for post in poster],
    }
    return (json.dumps(innehall, ensure_ascii=False, indent=1) + "\n").encode()


def _fil(post: Post) -> dict[str, object]:
    said = {key: value for key, value in vars(post).items() if value is not None}
    return {**said, "tillganglig": "ja" if post.tillganglig else "nej"} if "tillganglig" in said else said
