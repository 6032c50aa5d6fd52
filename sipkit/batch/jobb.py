"""What all rows of a batch have in common, and what their papers are made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from sipkit import __version__
from sipkit.bord.lage import Lage
from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.lager import chain
from sipkit.config.loading import load_document_type
from sipkit.config.sources import Place, find_sources
from sipkit.documents.mallar import Mallar
from sipkit.documents.sprak import mallnamn
from sipkit.domain.vocabulary import DokumentTyp, Filformat


@dataclass(frozen=True)
class Jobb:
    """One batch: the same document for everybody, as it is made in one region at one moment.

    Attributes:
        typ: the document type.
        region: whose routine.
        nu: the moment that every paper is made at, also when the batch is gone on with another day.
        format: which kinds of file to make.
        mottagare: the only receiver to make papers for, in every row; None: all of them.
        config: the user's own configuration.
        posttid: working days that a letter takes, by the unit's profile when the batch began; None: it says nothing.
    """

    typ: DokumentTyp
    region: str
    nu: datetime
    format: tuple[Filformat, ...]
    mottagare: str | None = None
    config: Path | None = None
    posttid: int | None = None

    def lage(self) -> Lage:
        """The region and the moment."""
        return Lage(self.region, self.nu, find_sources(self.config))

    def som_json(self) -> Mapping[str, object]:
        """What is written of it, to be read by `jobb_ur`."""
        return {
            "typ": self.typ,
            "region": self.region,
            "nu": self.nu.isoformat(),
            "format": self.format,
            "mottagare": self.mottagare,
            "config": str(self.config.absolute()) if self.config else None,
            "posttid": self.posttid,
        }


def jobb_ur(said: Mapping[str, object]) -> Jobb:
    """The batch of what was written of it."""
    return Jobb(
        typ=cast(DokumentTyp, said["typ"]),
        region=str(said["region"]),
        nu=datetime.fromisoformat(str(said["nu"])),
        format=tuple(cast(list[Filformat], said["format"])),
        mottagare=cast(str | None, said["mottagare"]),
        config=Path(str(said["config"])) if said["config"] else None,
        posttid=cast(int | None, said["posttid"]),
    )


@dataclass(frozen=True)
class Ursprung:
    """Hashes of what papers are made from: rules and questions with the program that follows them, and templates."""

    regler: str
    mallar: str


def ursprung(jobb: Jobb) -> Ursprung:
    """What papers of the batch are made from now.

    Raises:
        SipkitError: the region, the document type or a template cannot be found.
    """
    lage = jobb.lage()
    typ = load_document_type(jobb.typ, lage.sources)
    layers = chain(jobb.region, lage.sources)
    questions = (*lage.sources.documents(jobb.typ), lage.sources.any_message())
    rules = (file for layer in layers for file in _files(layer.place))
    return Ursprung(
        _hash((__version__.encode(), *(file.read_bytes() for file in (*rules, *questions)))),
        _hash(sorted(_templates(typ, lage.mallar()))),
    )


def _files(place: Place) -> list[Path]:
    return sorted(path for path in place.path.rglob("*") if path.is_file()) if place.is_folder else [place.path]


def _templates(typ: Dokumenttyp, mallar: Mallar) -> Iterator[bytes]:
    """Every template that a row may need, in each language that it has."""
    named = (mall for papper in typ.papper for mall in (papper.mall, papper.mall_stor_stil))
    for namn in dict.fromkeys(mall for mall in (*named, typ.mall_vid_skydd) if mall is not None):
        for sprak in ("sv", *mallar.sprak(namn)):
            yield mallar.fil(mallnamn(namn, sprak)).data


def _hash(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()
