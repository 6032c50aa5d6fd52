"""A signed form is taken in only when its signatures are valid, by issuers that someone here has chosen to trust."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sipkit.config.sources import Sources
from sipkit.errors import KODER, FileFault, Refused
from sipkit.storage.platser import Platser

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

MAPP: Final = "certifikat"
"""The folder of trusted issuers' certificates, in the user's own configuration and in a shared one."""


def krav(pdf: bytes, rotter: Iterable[Path], at: datetime) -> None:
    """Let a signed form through.

    Args:
        pdf: the file.
        rotter: files with certificates of trusted issuers.
        at: the moment of judging.

    Raises:
        Refused: `blankett-underskrift`, with what is wrong.
        FileFault: `certifikat-las`, `fil-las`, a file of certificates.
    """
    # Few forms are signed, and what judges them takes time to load.
    from sipkit.signing import ExpectedSigner, signature_fields, verify

    trusted = [certificate for fil in rotter for certificate in _certifikat(fil)]
    expected = [ExpectedSigner(each, None) for each in signature_fields(pdf)]
    verdict = verify(pdf, expected=expected, trust_roots=trusted, at=at)
    if not verdict.giltig:
        skal = " ".join(KODER[kod] for kod in verdict.koder)
        cure = f"Be om en ny, eller skriv in svaren för hand. Utfärdare läggs i mappen {MAPP}, eller ges med --rot FIL."
        raise Refused("blankett-underskrift", f"Underskriften håller inte. {skal}", atgard=cure)


def rotter(givna: Iterable[Path], sources: Sources, hem: Platser) -> Iterator[Path]:
    """The files of trusted issuers: those that were given, the shared ones, and the user's own."""
    yield from givna
    for mapp in (*sources.egna, hem.konfiguration):
        yield from sorted(path for path in (mapp / MAPP).glob("*") if path.is_file())


def _certifikat(fil: Path) -> tuple[Certificate, ...]:
    from sipkit.signing import load_certificates

    try:
        return load_certificates(fil.read_bytes())
    except OSError:
        raise FileFault("fil-las", "Filen med certifikat går inte att läsa.", var=str(fil)) from None
