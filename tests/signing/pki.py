"""A small authority and its people, all invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zlib import crc32

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from sipkit.signing import Signer, load_pkcs12

NOW = datetime(2026, 11, 20, 13, 5, tzinfo=UTC)
START = NOW - timedelta(days=365)
END = NOW + timedelta(days=365)
PASSWORD = "hemligt-prov"
ANNA = "Anna Lindberg"
BO = "Bo Åkerström"


@cache
def key(name: str) -> rsa.RSAPrivateKey:
    """A key for each name."""
    return rsa.generate_private_key(65537, 2048)


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


@dataclass(frozen=True)
class Authority:
    """Issues certificates."""

    name: str = "Prov CA"
    start: datetime = START - timedelta(days=3650)
    end: datetime = END + timedelta(days=3650)

    @property
    def certificate(self) -> x509.Certificate:
        """Its own."""
        return _authority(self)

    @property
    def root(self) -> asn1.Certificate:
        """The same, as the room takes it."""
        return asn1.Certificate.load(self.certificate.public_bytes(serialization.Encoding.DER))

    def issue(
        self,
        person: str,
        *,
        start: datetime = START,
        end: datetime = END,
        signs: bool = True,
        purposes: Sequence[x509.ObjectIdentifier] = (),
    ) -> x509.Certificate:
        """A certificate for a person."""
        usage = x509.KeyUsage(signs, signs, not signs, False, False, False, False, False, False)
        builder = (
            x509.CertificateBuilder()
            .subject_name(_name(person))
            .issuer_name(_name(self.name))
            .public_key(key(person).public_key())
            .serial_number(crc32(f"{self.name}/{person}".encode()) + 1)
            .not_valid_before(start)
            .not_valid_after(end)
            .add_extension(x509.BasicConstraints(False, None), critical=True)
            .add_extension(usage, critical=True)
        )
        if purposes:
            builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=True)
        return builder.sign(key(self.name), hashes.SHA256())

    def crl(self, *revoked: x509.Certificate, at: datetime = NOW) -> bytes:
        """Its list of revoked certificates."""
        builder = x509.CertificateRevocationListBuilder().issuer_name(_name(self.name)).last_update(at)
        builder = builder.next_update(at + timedelta(days=7))
        for certificate in revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number).revocation_date(at)
            builder = builder.add_revoked_certificate(entry.build())
        return builder.sign(key(self.name), hashes.SHA256()).public_bytes(serialization.Encoding.DER)


@cache
def _authority(authority: Authority) -> x509.Certificate:
    usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
    return (
        x509.CertificateBuilder()
        .subject_name(_name(authority.name))
        .issuer_name(_name(authority.name))
        .public_key(key(authority.name).public_key())
        .serial_number(1)
        .not_valid_before(authority.start)
        .not_valid_after(authority.end)
        .add_extension(x509.BasicConstraints(True, None), critical=True)
        .add_extension(usage, critical=True)
        .sign(key(authority.name), hashes.SHA256())
    )


CA = Authority()
STRANGER = Authority("Okänd CA")
"""An authority that nobody here trusts."""


def p12(certificate: x509.Certificate, person: str, authority: Authority = CA) -> bytes:
    """A file with a key and its certificate."""
    lock = BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(b"x", key(person), certificate, [authority.certificate], lock)


def signer(person: str, authority: Authority = CA, **how: object) -> Signer:
    """Someone who can sign."""
    certificate = authority.issue(person, **how)  # type: ignore[arg-type]
    return load_pkcs12(p12(certificate, person, authority), lambda: PASSWORD)


def stamping() -> x509.Certificate:
    """The certificate of a time-stamp server."""
    return CA.issue("Prov TSA", purposes=[ExtendedKeyUsageOID.TIME_STAMPING])
