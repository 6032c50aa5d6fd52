"""All files of one command, in memory: papers, what to print, calendar file, text to paste, manifest."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from sipkit.config.varning import Varning
from sipkit.documents.block import som_text
from sipkit.documents.dokument import Dokument
from sipkit.documents.mallar import Mallar
from sipkit.documents.manifest import KLISTRA, MOTE, NAMN, SKRIV_UT, Post, manifest, sha256
from sipkit.documents.papper import Papper
from sipkit.documents.sattning import Sattare
from sipkit.documents.skriv import Fil
from sipkit.domain.vocabulary import Filformat
from sipkit.errors import UsageFault
from sipkit.pdf import PdfResult


@dataclass(frozen=True)
class Utgava:
    """Everything a command makes: the files, and what each of them is (the manifest itself is not among those)."""

    poster: tuple[Post, ...]
    filer: tuple[Fil, ...]
    varningar: tuple[Varning, ...]
    utskrift: tuple[str, ...] = ()
    """The names of the papers for the printer, in order, each as many times as it is printed."""


@dataclass(frozen=True)
class _Satt:
    """A paper as it was set. `pdf` is None where no PDF was asked for."""

    papper: Papper
    docx: bytes
    pdf: PdfResult | None


def utgava(
    dokument: Dokument,
    lager: Sequence[str],
    mallar: Mallar,
    format: Collection[Filformat],
    satt: Sattare,
    *,
    mottagare: str | None = None,
    bunt: bool = True,
) -> Utgava:
    """The files, none written yet.

    Args:
        dokument: what they are made of.
        lager: the region's layers, for the manifest.
        mallar: the region's templates.
        format: which kinds of file to make.
        satt: makes PDFs.
        mottagare: the id of the only receiver to make a paper for, once more: the same paper, one copy to print, and
            nothing else.
        bunt: make the one file for the printer too. A batch prints many sets together, and papers that are each
            printed by themselves need none.

    Raises:
        UsageFault: `okand-mottagare`.
        TemplateFault: a template is missing or wrong; all findings, before any paper.
        SipkitError: a paper cannot be set as PDF without losing content.
    """
    alla = _valda(dokument.papper(mallar.sprak), mottagare)
    mallar.forbered(alla)
    satta = [_satt(each, mallar, satt if "pdf" in format else None) for each in alla if {"docx", "pdf"} & set(format)]
    par = [
        *(pair for each in satta for pair in _papper(dokument, each, mallar, format)),
        *(_skriv_ut(dokument, satta, mottagare) if bunt else ()),
        *(() if mottagare else _ovriga(dokument, format)),
    ]
    poster = tuple(post for post, _ in par)
    filer = tuple(Fil(post.fil, data) for post, data in par)
    if not poster:
        return Utgava((), (), ())
    manifestfil = Fil(_namn(dokument, NAMN, mottagare), manifest(dokument.underlag, dokument.regler, lager, poster))
    utskrift = tuple(_pappersnamn(dokument, each.papper, "pdf") for each in _exemplar(dokument, satta, mottagare))
    return Utgava(poster, (*filer, manifestfil), tuple(_varningar(satta)), utskrift)


def _valda(alla: Sequence[Papper], mottagare: str | None) -> tuple[Papper, ...]:
    valda = tuple(each for each in alla if mottagare in (None, each.mottagare))
    if mottagare and not valda:
        ids = ", ".join(dict.fromkeys(each.mottagare for each in alla))
        raise UsageFault("okand-mottagare", "Mottagaren får inget papper.", var="--mottagare", atgard=f"Välj: {ids}.")
    return valda


def _namn(dokument: Dokument, namn: str, mottagare: str | None = None) -> str:
    """The name of a file of the whole set; what is made for one receiver alone lies beside what was made for all."""
    bara = f"{mottagare}-" if mottagare else ""
    return f"{_om(dokument)}-{dokument.gemensamt}{bara}{namn}"


def _pappersnamn(dokument: Dokument, papper: Papper, andelse: str) -> str:
    return f"{_om(dokument)}-{dokument.prefix}{papper.filnamn}.{andelse}"


def _om(dokument: Dokument) -> str:
    """What a file's name begins with: the ärende's id, that of the region for a paper about none."""
    huvud = dokument.underlag.arende.arende
    return str(huvud.id or huvud.region)


def _satt(papper: Papper, mallar: Mallar, satt: Sattare | None) -> _Satt:
    docx = mallar.fyll(papper)
    return _Satt(papper, docx, satt(docx) if satt else None)


def _papper(
    dokument: Dokument, satt: _Satt, mallar: Mallar, format: Collection[Filformat]
) -> Iterator[tuple[Post, bytes]]:
    mall = mallar.mall(satt.papper.mall, type(satt.papper.kontext))

    def post(andelse: str, data: bytes, tillganglig: bool | None = None) -> tuple[Post, bytes]:
        fil = _pappersnamn(dokument, satt.papper, andelse)
        hashes = (sha256(data), mall.namn, mall.template.sha256)
        return Post(fil, satt.papper.typ, satt.papper.mottagare, satt.papper.som, *hashes, tillganglig), data

    if "docx" in format:
        yield post("docx", satt.docx)
    if satt.pdf is not None:
        yield post("pdf", satt.pdf.data, satt.pdf.tillganglig)


def _skriv_ut(dokument: Dokument, satta: Sequence[_Satt], bara: str | None) -> Iterator[tuple[Post, bytes]]:
    """One file for the printer: the person's letter first, and no paper for those reached in the IT service."""
    utskrift = [each.pdf.data for each in _exemplar(dokument, satta, bara) if each.pdf is not None]
    if utskrift:
        from sipkit.pdf.bundle import bundle

        data = bundle(utskrift)
        fil = _namn(dokument, f"{SKRIV_UT}.pdf", bara)
        yield Post(fil, SKRIV_UT, None, None, sha256(data), tillganglig=False), data


def _exemplar(dokument: Dokument, satta: Sequence[_Satt], bara: str | None) -> Iterator[_Satt]:
    """The papers that are printed, each as many times as it is."""
    for each in satta:
        if each.pdf is not None:
            yield from repeat(each, 1 if bara else dokument.exemplar(each.papper))


def _ovriga(dokument: Dokument, format: Collection[Filformat]) -> Iterator[tuple[Post, bytes]]:
    if "ics" in format and (ics := dokument.kalender()):
        yield Post(_namn(dokument, f"{MOTE}.ics"), MOTE, None, None, sha256(ics)), ics
    if "txt" in format and (block := dokument.klistra()):
        text = som_text(block).encode()
        yield Post(_namn(dokument, f"{KLISTRA}.txt"), KLISTRA, None, None, sha256(text)), text


def _varningar(satta: Sequence[_Satt]) -> Iterator[Varning]:
    """What looks otherwise in the PDF than in Word, once each, and PDFs that are not accessible."""
    yield from dict.fromkeys(
        Varning("pdf-anmarkning", f"{each.papper.mall}: {note.vad}")
        for each in satta
        if each.pdf
        for note in each.pdf.notes
    )
    if any(each.pdf is not None and not each.pdf.tillganglig for each in satta):
        yield Varning("pdf-ej-tillganglig", "PDF:erna från LibreOffice är inte tillgängliga. De går bra att skriva ut.")
