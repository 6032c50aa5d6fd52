"""All files of a meeting, in memory: papers, a calendar file for each slot, manifest.

There is no one file for the printer: whoever was handed it would hold everybody's papers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sipkit.documents.avstamning.kalender import kalenderfil
from sipkit.documents.avstamning.papper import papper
from sipkit.documents.avstamning.underlag import Avstamningsunderlag
from sipkit.documents.filer import Utgava
from sipkit.documents.mallar import Mallar
from sipkit.documents.manifest import MOTE, NAMN, Post, Ursprung, manifest, sha256
from sipkit.documents.satta import satta, som_filer, valda, varningar
from sipkit.documents.sattning import Sattare
from sipkit.documents.skriv import Fil
from sipkit.domain.vocabulary import Filformat


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
    blad = satta(valda(tuple(papper(under)), mottagare), mallar, format, satt)
    par = [
        *som_filer(blad, mallar, format, lambda each, andelse: _namn(under, f"{each.filnamn}.{andelse}")),
        *(pair for pair in _kalender(under, format) if mottagare in (None, pair[0].mottagare)),
    ]
    poster = tuple(post for post, _ in par)
    filer = tuple(Fil(post.fil, data) for post, data in par)
    ursprung = Ursprung(
        om=under.arenden, dokumenttyp=under.typ.id, nu=under.om.nu, regler=under.regler.regler, lager=lager
    )
    manifestfil = Fil(_namn(under, f"{mottagare}-{NAMN}" if mottagare else NAMN), manifest(ursprung, poster))
    return Utgava(poster, (*filer, manifestfil), tuple(varningar(blad)))


def _namn(under: Avstamningsunderlag, namn: str) -> str:
    return f"avstamning-{under.traff.borjar:%Y-%m-%d-%H%M}-{namn}"


def _kalender(under: Avstamningsunderlag, format: Collection[Filformat]) -> Iterator[tuple[Post, bytes]]:
    if "ics" not in format:
        return
    for lucka in under.luckor:
        data = kalenderfil(under.traff, lucka, under.om.nu)
        yield Post(_namn(under, f"lucka-{lucka.id}.ics"), MOTE, lucka.id, "mottagare", sha256(data)), data
