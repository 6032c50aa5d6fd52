"""Lists of revoked certificates, as files that the user has fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from asn1crypto import crl, ocsp, x509
from pyhanko.keys import load_certs_from_pemder_data

from sipkit.errors import FileFault


@dataclass(frozen=True, slots=True)
class Revocation:
    """What is known of revoked certificates; nothing by default.

    Attributes:
        crls: revocation lists.
        ocsps: answers about single certificates.
    """

    crls: tuple[crl.CertificateList, ...] = ()
    ocsps: tuple[ocsp.OCSPResponse, ...] = ()

    @classmethod
    def load(cls, crls: Sequence[bytes] = (), ocsps: Sequence[bytes] = ()) -> Revocation:
        """Read files in DER.

        Raises:
            FileFault: `sparrdata-fel` when one is something else.
        """
        try:
            return cls(
                tuple(crl.CertificateList.load(data, strict=True) for data in crls),
                tuple(ocsp.OCSPResponse.load(data, strict=True) for data in ocsps),
            )
        except ValueError as error:
            raise FileFault("sparrdata-fel", "Filen är varken en spärrlista eller ett OCSP-svar i DER.") from error


def load_certificates(data: bytes) -> tuple[x509.Certificate, ...]:
    """The certificates in a file, DER or PEM: the issuers that are trusted.

    Raises:
        FileFault: `certifikat-las` when it holds none that can be read.
    """
    try:
        return tuple(load_certs_from_pemder_data(data))
    except ValueError as error:
        raise FileFault("certifikat-las", "Filen med certifikat går inte att läsa.") from error
