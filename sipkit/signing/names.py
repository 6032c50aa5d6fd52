"""Is a certificate's subject the person who was to sign?"""

from __future__ import annotations

import re
import unicodedata

from asn1crypto import x509

_WORD = re.compile(r"[^\W_]+")


def same_person(certificate: x509.Certificate, name: str) -> bool:
    """True when the certificate names the person, whatever the case, the accents or the order of the names."""
    expected = _words(name)
    return bool(expected) and any(_words(candidate) == expected for candidate in _candidates(certificate))


def subject_name(certificate: x509.Certificate) -> str:
    """The subject's name as the certificate has it; empty when it names none."""
    return next(iter(_candidates(certificate)), "")


def _candidates(certificate: x509.Certificate) -> list[str]:
    """The ways in which a certificate can name its subject."""
    subject = {key: value for key, value in certificate.subject.native.items() if isinstance(value, str)}
    whole = " ".join(subject[part] for part in ("given_name", "surname") if part in subject)
    return [name for name in (subject.get("common_name", ""), whole) if name]


def _words(name: str) -> list[str]:
    """The names in a name, without accents and in an order that is the same for every order."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return sorted(_WORD.findall(plain.casefold()))
