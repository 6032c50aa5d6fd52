"""What is said of the signatures in a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sipkit.felkoder import KODER


@dataclass(frozen=True, slots=True)
class ExpectedSigner:
    """A signature that the file should have.

    Attributes:
        field: the field's name.
        name: who should have signed there; None for whoever the certificate names.
    """

    field: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """Why something is not valid.

    Attributes:
        kod: a code of `sipkit.felkoder.KODER`.
    """

    kod: str

    @property
    def text(self) -> str:
        """The same in words."""
        return KODER[self.kod]


@dataclass(frozen=True, slots=True)
class FieldVerdict:
    """The verdict on one expected signature.

    Attributes:
        field: the field's name.
        fault: why it is not valid; None for a valid one.
        name: the name in the certificate; empty when there is none to read.
        signed: when it was made, as the signer's own clock says: no proof.
        stamped: when it was made at the latest, by a time stamp that is valid.
        revocation_checked: somebody who knows said that the certificate was not revoked.
    """

    field: str
    fault: Finding | None
    name: str = ""
    signed: datetime | None = None
    stamped: datetime | None = None
    revocation_checked: bool = False

    @property
    def giltig(self) -> bool:
        """The signature is valid."""
        return self.fault is None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on a file.

    Attributes:
        fields: one verdict for each expected signature, in the order they were asked for.
        findings: what is wrong with the file as a whole.
    """

    fields: tuple[FieldVerdict, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def giltig(self) -> bool:
        """Every expected signature is valid, and nothing else is wrong."""
        return bool(self.fields) and not self.findings and all(field.giltig for field in self.fields)

    @property
    def koder(self) -> tuple[str, ...]:
        """Every code, the file's own first, each once."""
        fields = (field.fault for field in self.fields)
        return tuple(dict.fromkeys(fault.kod for fault in (*self.findings, *fields) if fault))
