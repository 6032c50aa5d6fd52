"""A signed form is taken in only when its signatures are valid, by issuers that someone here has chosen to trust."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sipkit.cli.signering.filer import MAPP
from sipkit.errors import Refused
from sipkit.felkoder import KODER

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate


def krav(pdf: bytes, rotter: Sequence[Certificate], at: datetime) -> None:
    """Let a signed form through.

    Args:
        pdf: the file.
        rotter: the certificates of trusted issuers.
        at: the moment of judging.

    Raises:
        Refused: `blankett-underskrift`, with what is wrong.
    """
    # Few forms are signed, and what judges them takes time to load.
    from sipkit.signing import ExpectedSigner, signature_fields, verify

    expected = [ExpectedSigner(each, None) for each in signature_fields(pdf)]
    verdict = verify(pdf, expected=expected, trust_roots=rotter, at=at)
    if not verdict.giltig:
        skal = " ".join(KODER[kod] for kod in verdict.koder)
        cure = f"Be om en ny, eller skriv in svaren för hand. Utfärdare läggs i mappen {MAPP}, eller ges med --rot FIL."
        raise Refused("blankett-underskrift", f"Underskriften håller inte. {skal}", atgard=cure)
