"""All files of one command, in memory: the papers, the calendar file, the text to paste and the manifest."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sipkit.documents.kalenderfil import kalenderfil
from sipkit.documents.kallelse import papper
from sipkit.documents.klistra import klistra, som_text
from sipkit.documents.mallar import Mallar
from sipkit.documents.manifest import NAMN, Post, manifest, sha256
from sipkit.documents.papper import Papper
from sipkit.documents.skriv import Fil
from sipkit.documents.underlag import Underlag
from sipkit.domain.vocabulary import Filformat

KLISTRA = "klistra"
MOTE = "mote"


@dataclass(frozen=True)
class Utgava:
    """Everything a command makes: the files, and what each of them is (the manifest itself is not among those)."""

    poster: tuple[Post, ...]
    filer: tuple[Fil, ...]


def utgava(underlag: Underlag, lager: Sequence[str], mallar: Mallar, format: Collection[Filformat]) -> Utgava:
    """The files, none written yet.

    Args:
        underlag: what they are made from.
        lager: the region's layers, for the manifest.
        mallar: the region's templates.
        format: which kinds of file to make.

    Raises:
        TemplateFault: a template is missing or wrong; all findings, before any paper.
    """
    alla = papper(underlag)
    mallar.forbered(alla)
    par = [*_papper(underlag, alla, mallar, format), *_ovriga(underlag, format)]
    poster = tuple(post for post, _ in par)
    filer = tuple(Fil(post.fil, data) for post, data in par)
    return Utgava(poster, (*filer, Fil(_namn(underlag, NAMN), manifest(underlag, lager, poster))))


def _namn(underlag: Underlag, namn: str) -> str:
    return f"{underlag.arende.arende.id}-{namn}"


def _papper(
    underlag: Underlag, alla: Sequence[Papper], mallar: Mallar, format: Collection[Filformat]
) -> Iterator[tuple[Post, bytes]]:
    if "docx" not in format:
        return
    for each in alla:
        data = mallar.fyll(each)
        mall = mallar.mall(each.mall, type(each.kontext))
        fil = _namn(underlag, f"{each.filnamn}.docx")
        yield Post(fil, each.typ, each.mottagare, each.som, sha256(data), mall.namn, mall.template.sha256), data


def _ovriga(underlag: Underlag, format: Collection[Filformat]) -> Iterator[tuple[Post, bytes]]:
    if underlag.skydd.skyddad:
        return
    if "ics" in format and (ics := kalenderfil(underlag.arende, underlag.kallelse)):
        yield Post(_namn(underlag, f"{MOTE}.ics"), MOTE, None, None, sha256(ics)), ics
    if "txt" in format:
        text = som_text(klistra(underlag)).encode()
        yield Post(_namn(underlag, f"{KLISTRA}.txt"), KLISTRA, None, None, sha256(text)), text
