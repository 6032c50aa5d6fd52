"""What a certificate may be used for, and when. Asked before signing and when judging."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from asn1crypto import x509

CertificateCode = Literal["certifikat-ej-an", "certifikat-utgatt", "certifikat-inte-for-underskrift"]

_SIGNS: Final = {"digital_signature", "non_repudiation"}
_PURPOSES: Final = {
    "any_extended_key_usage",
    "email_protection",
    "client_auth",
    "microsoft_document_signing",
    "1.3.6.1.5.5.7.3.36",  # document signing, RFC 9336
    "adobe_authentic_documents_trust",
}
"""Purposes that go with signing a document. Cards for logging in and signing often list the first two only."""


def fault_of(certificate: x509.Certificate, moment: datetime) -> CertificateCode | None:
    """Why a certificate cannot sign a document at a moment, or None."""
    if moment < certificate.not_valid_before:
        return "certifikat-ej-an"
    if moment > certificate.not_valid_after:
        return "certifikat-utgatt"
    if not may_sign(certificate):
        return "certifikat-inte-for-underskrift"
    return None


def may_sign(certificate: x509.Certificate) -> bool:
    """True for a person's certificate whose key usages include signing documents."""
    usage = certificate.key_usage_value
    purposes = certificate.extended_key_usage_value
    return (
        not certificate.ca
        and usage is not None
        and bool(_SIGNS & set(usage.native))
        and (purposes is None or bool(_PURPOSES & set(purposes.native)))
    )
