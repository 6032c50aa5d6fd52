"""The files that signing rests on: what is signed, issuers to trust, lists of revoked certificates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sipkit.config.sources import Sources
from sipkit.errors import FileFault
from sipkit.storage.platser import Platser

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

    from sipkit.signing import Revocation

MAPP: Final = "certifikat"
"""The folder of trusted issuers' certificates, in the user's own configuration and in a shared one."""


def las(fil: Path, vad: str) -> bytes:
    """The bytes of a file; `vad` is what it is, as a sentence begins with it.

    Raises:
        FileFault: `fil-las`.
    """
    try:
        return fil.read_bytes()
    except OSError:
        raise FileFault("fil-las", f"{vad} går inte att läsa.", var=str(fil)) from None


def rotter(givna: Iterable[Path], sources: Sources, hem: Platser) -> tuple[Certificate, ...]:
    """The issuers to trust: those that were given, the shared ones, and the user's own.

    Raises:
        FileFault: `fil-las`, `certifikat-las`.
    """
    from sipkit.signing import load_certificates

    found: list[Certificate] = []
    for fil in (*givna, *_i_mapparna(sources, hem)):
        try:
            found += load_certificates(las(fil, "Filen med certifikat"))
        except FileFault as fault:
            raise FileFault(fault.kod, fault.vad, str(fil), fault.atgard) from None
    return tuple(found)


def _i_mapparna(sources: Sources, hem: Platser) -> Iterator[Path]:
    for mapp in dict.fromkeys((*sources.egna, hem.konfiguration)):
        yield from sorted(path for path in (mapp / MAPP).glob("*") if path.is_file())


def sparrdata(filer: Iterable[Path]) -> Revocation | None:
    """What the files say of revoked certificates, lists and OCSP answers alike; None without files.

    Raises:
        FileFault: `fil-las`, `sparrdata-fel`.
    """
    from sipkit.signing import Revocation

    read = [_sparrfil(fil) for fil in filer]
    if not read:
        return None
    return Revocation(
        tuple(each for one in read for each in one.crls), tuple(each for one in read for each in one.ocsps)
    )


def _sparrfil(fil: Path) -> Revocation:
    from sipkit.signing import Revocation

    data = las(fil, "Spärrlistan")
    try:
        return Revocation.load(crls=[data])
    except FileFault:
        pass
    try:
        return Revocation.load(ocsps=[data])
    except FileFault as fault:
        raise FileFault(fault.kod, fault.vad, str(fil), "Hämta den igen hos utfärdaren, i DER.") from None
