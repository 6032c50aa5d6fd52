"""The manifest: what a set of papers was made from, so that their rules and templates can be told later.

It names files, ids and hashes, and nothing about the person.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sipkit import __version__
from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import DokumentTyp, MottagareSom

NAMN = "manifest.json"
SKRIV_UT = "SKRIV-UT"
KLISTRA = "klistra"
MOTE = "mote"
"""What is made beside the papers: what to print, the text to paste, the calendar file."""


@dataclass(frozen=True)
class Post:
    """One file of the set. `mall` and its hash are empty for files that no template makes."""

    fil: str
    typ: str
    mottagare: str | None
    som: MottagareSom | None
    sha256: str
    mall: str | None = None
    mall_sha256: str | None = None
    tillganglig: bool | None = None
    """Whether a PDF is accessible and archival; None for other files."""


def sha256(data: bytes) -> str:
    """The hash of a file, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Ursprung:
    """What a set of papers was made from.

    Attributes:
        om: the ärende, or those of a meeting.
        dokumenttyp: what the papers are.
        nu: the command's now.
        regler: the ids of the rules that decided something about them.
        lager: the region's layers, from the bottom.
    """

    om: Arende | tuple[Arende, ...]
    dokumenttyp: DokumentTyp
    nu: datetime
    regler: Collection[str]
    lager: Sequence[str]


def manifest(ursprung: Ursprung, poster: Iterable[Post]) -> bytes:
    """The manifest of these files as JSON, the same bytes for the same papers."""
    om, svar = _om(ursprung.om)
    innehall: Mapping[str, object] = {
        "sipkit": __version__,
        **om,
        "dokumenttyp": ursprung.dokumenttyp,
        "lager": list(ursprung.lager),
        "per": ursprung.nu.isoformat(),
        "regler": sorted(ursprung.regler),
        "svar_sha256": sha256(json.dumps(svar, sort_keys=True, ensure_ascii=False).encode()),
        "filer": [_fil(post) for post in poster],
    }
    return (json.dumps(innehall, ensure_ascii=False, indent=1) + "\n").encode()


def _om(om: Arende | tuple[Arende, ...]) -> tuple[Mapping[str, object], object]:
    """Which ärende it is, or ärenden, and all that is said of them."""
    if isinstance(om, Arende):
        return {"arende": om.arende.id}, om.model_dump(mode="json", by_alias=True)
    return {"arenden": [each.arende.id for each in om]}, [_om(each)[1] for each in om]


def _fil(post: Post) -> dict[str, object]:
    said = {key: value for key, value in vars(post).items() if value is not None}
    return {**said, "tillganglig": "ja" if post.tillganglig else "nej"} if "tillganglig" in said else said
