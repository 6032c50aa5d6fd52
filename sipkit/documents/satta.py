"""Papers as files: each filled from its template, set as a PDF where that is asked for, and told of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from sipkit.config.varning import Varning
from sipkit.documents.mallar import Mallar
from sipkit.documents.manifest import Post, sha256
from sipkit.documents.papper import Papper
from sipkit.documents.sattning import Sattare
from sipkit.domain.vocabulary import Filformat
from sipkit.errors import UsageFault
from sipkit.pdf import PdfResult

Namn = Callable[[Papper, str], str]
"""The name of a paper's file with an ending."""


@dataclass(frozen=True)
class Satt:
    """A paper as it was set. `pdf` is None where no PDF was asked for."""

    papper: Papper
    docx: bytes
    pdf: PdfResult | None


def valda(alla: Sequence[Papper], mottagare: str | None) -> tuple[Papper, ...]:
    """The papers of one receiver; of None all of them.

    Raises:
        UsageFault: `okand-mottagare`, it gets none.
    """
    found = tuple(each for each in alla if mottagare in (None, each.mottagare))
    if mottagare and not found:
        ids = ", ".join(dict.fromkeys(each.mottagare for each in alla))
        raise UsageFault("okand-mottagare", "Mottagaren får inget papper.", var="--mottagare", atgard=f"Välj: {ids}.")
    return found


def satta(alla: Sequence[Papper], mallar: Mallar, format: Collection[Filformat], satt: Sattare) -> tuple[Satt, ...]:
    """The papers set; none where no kind of file is a paper.

    Raises:
        TemplateFault: a template is missing or wrong; all findings, before any paper.
        SipkitError: a paper cannot be set as PDF without losing content.
    """
    mallar.forbered(alla)
    if not {"docx", "pdf"} & set(format):
        return ()
    return tuple(_satt(each, mallar, satt if "pdf" in format else None) for each in alla)


def _satt(papper: Papper, mallar: Mallar, satt: Sattare | None) -> Satt:
    docx = mallar.fyll(papper)
    return Satt(papper, docx, satt(docx) if satt else None)


def som_filer(
    satta: Sequence[Satt], mallar: Mallar, format: Collection[Filformat], namn: Namn
) -> Iterator[tuple[Post, bytes]]:
    """What each file is, and its bytes."""
    for each in satta:
        if "docx" in format:
            yield _fil(each.papper, mallar, namn(each.papper, "docx"), each.docx)
        if each.pdf is not None:
            yield _fil(each.papper, mallar, namn(each.papper, "pdf"), each.pdf.data, each.pdf.tillganglig)


def _fil(papper: Papper, mallar: Mallar, fil: str, data: bytes, tillganglig: bool | None = None) -> tuple[Post, bytes]:
    mall = mallar.mall(papper.mall, type(papper.kontext))
    hashes = (sha256(data), mall.namn, mall.template.sha256)
    return Post(fil, papper.typ, papper.mottagare, papper.som, *hashes, tillganglig), data


def varningar(satta: Sequence[Satt]) -> Iterator[Varning]:
    """What looks otherwise in the PDF than in Word, once each, and PDFs that are not accessible."""
    yield from dict.fromkeys(
        Varning("pdf-anmarkning", f"{each.papper.mall}: {note.vad}")
        for each in satta
        if each.pdf
        for note in each.pdf.notes
    )
    if any(each.pdf is not None and not each.pdf.tillganglig for each in satta):
        yield Varning("pdf-ej-tillganglig", "PDF:erna från LibreOffice är inte tillgängliga. De går bra att skriva ut.")
