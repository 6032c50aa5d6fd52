"""The manifest: what a set of papers was made from, so that their rules and templates can be told later.

It names files, ids and hashes, and nothing about the person.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sipkit import __version__
from sipkit.documents.underlag import Underlag
from sipkit.domain.vocabulary import MottagareSom

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


def manifest(underlag: Underlag, regler: Iterable[str], lager: Iterable[str], poster: Iterable[Post]) -> bytes:
    """The manifest as JSON, the same bytes for the same papers.

    Args:
        underlag: what the papers were made from.
        regler: the ids of the rules that decided something about them.
        lager: the region's layers, from the bottom.
        poster: the files.
    """
    arende = underlag.arende
    svar = json.dumps(arende.model_dump(mode="json", by_alias=True), sort_keys=True, ensure_ascii=False)
    innehall: Mapping[str, object] = {
        "sipkit": __version__,
        "arende": arende.arende.id,
        "dokumenttyp": underlag.dokumenttyp.id,
        "lager": list(lager),
        "per": underlag.omstandigheter.nu.isoformat(),
        "regler": sorted(regler),
        "svar_sha256": sha256(svar.encode()),
        "filer": [_fil(post) for post in poster],
    }
    return (json.dumps(innehall, ensure_ascii=False, indent=1) + "\n").encode()


def _fil(post: Post) -> dict[str, object]:
    said = {key: value for key, value in vars(post).items() if value is not None}
    return {**said, "tillganglig": "ja" if post.tillganglig else "nej"} if "tillganglig" in said else said
