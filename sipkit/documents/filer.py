"""All files of one command, in memory: papers, what to print, calendar file, text to paste, manifest."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from sipkit.config.varning import Varning
from sipkit.documents.block import som_text
from sipkit.documents.dokument import Dokument
from sipkit.documents.mallar import Mallar
from sipkit.documents.manifest import KLISTRA, MOTE, NAMN, SKRIV_UT, Post, Ursprung, manifest, sha256
from sipkit.documents.papper import Papper
from sipkit.documents.satta import Satt, satta, som_filer, valda, varningar
from sipkit.documents.sattning import Sattare
from sipkit.documents.skriv import Fil
from sipkit.domain.vocabulary import Filformat


@dataclass(frozen=True)
class Utgava:
    """Everything a command makes: the files, and what each of them is (the manifest itself is not among those)."""

    poster: tuple[Post, ...]
    filer: tuple[Fil, ...]
    varningar: tuple[Varning, ...]
    utskrift: tuple[str, ...] = ()
    """The names of the papers for the printer, in order, each as many times as it is printed."""


def utgava(
    dokument: Dokument,
    lager: Sequence[str],
    mallar: Mallar,
    format: Collection[Filformat],
    satt: Sattare,
    *,
    mottagare: str | None = None,
    bunt: bool = True,
    alla: bool = True,
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
        alla: make the papers that nobody needs too.

    Raises:
        UsageFault: `okand-mottagare`.
        TemplateFault: a template is missing or wrong; all findings, before any paper.
        SipkitError: a paper cannot be set as PDF without losing content.
    """
    onskade = [each for each in dokument.papper(mallar.sprak) if alla or dokument.behovs(each)]
    papper = satta(valda(onskade, mottagare), mallar, format, satt)
    par = [
        *som_filer(papper, mallar, format, lambda each, andelse: _pappersnamn(dokument, each, andelse)),
        *(_skriv_ut(dokument, papper, mottagare) if bunt else ()),
        *(() if mottagare else _ovriga(dokument, format)),
    ]
    poster = tuple(post for post, _ in par)
    filer = tuple(Fil(post.fil, data) for post, data in par)
    if not poster:
        return Utgava((), (), ())
    utskrift = tuple(_pappersnamn(dokument, each.papper, "pdf") for each in _exemplar(dokument, papper, mottagare))
    manifestfil = Fil(_namn(dokument, NAMN, mottagare), manifest(_ursprung(dokument, lager), poster))
    return Utgava(poster, (*filer, manifestfil), tuple(varningar(papper)), utskrift)


def _ursprung(dokument: Dokument, lager: Sequence[str]) -> Ursprung:
    under = dokument.underlag
    return Ursprung(
        om=under.arende,
        dokumenttyp=under.dokumenttyp.id,
        nu=under.omstandigheter.nu,
        regler=dokument.regler,
        lager=lager,
    )


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


def _skriv_ut(dokument: Dokument, papper: Sequence[Satt], bara: str | None) -> Iterator[tuple[Post, bytes]]:
    """One file for the printer: the person's letter first, and no paper for those reached in the IT service."""
    utskrift = [each.pdf.data for each in _exemplar(dokument, papper, bara) if each.pdf is not None]
    if utskrift:
        from sipkit.pdf.bundle import bundle

        data = bundle(utskrift)
        fil = _namn(dokument, f"{SKRIV_UT}.pdf", bara)
        yield Post(fil, SKRIV_UT, None, None, sha256(data), tillganglig=False), data


def _exemplar(dokument: Dokument, papper: Sequence[Satt], bara: str | None) -> Iterator[Satt]:
    """The papers that are printed, each as many times as it is."""
    for each in papper:
        if each.pdf is not None:
            yield from repeat(each, 1 if bara else dokument.exemplar(each.papper))


def _ovriga(dokument: Dokument, format: Collection[Filformat]) -> Iterator[tuple[Post, bytes]]:
    if "ics" in format and (ics := dokument.kalender()):
        yield Post(_namn(dokument, f"{MOTE}.ics"), MOTE, None, None, sha256(ics)), ics
    if "txt" in format and (block := dokument.klistra()):
        text = som_text(block).encode()
        yield Post(_namn(dokument, f"{KLISTRA}.txt"), KLISTRA, None, None, sha256(text)), text
