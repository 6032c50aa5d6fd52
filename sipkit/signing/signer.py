"""Who signs: a key and its certificate, in a file or on a card.

A password or a PIN is asked for through a function, when it is needed and only once: a card closes after a few wrong
ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import pkcs11
from asn1crypto import x509
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1, translate_pyca_cryptography_key_to_asn1
from pyhanko.sign import signers
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
from pyhanko_certvalidator.registry import SimpleCertificateStore

from sipkit.errors import FileFault, Refused, UsageFault
from sipkit.signing.certificates import fault_of
from sipkit.signing.names import same_person, subject_name

Secret = Callable[[], str]
"""Asks the user for a password or a PIN."""

_REFUSALS = {
    "certifikat-ej-an": "Certifikatet har inte börjat gälla.",
    "certifikat-utgatt": "Certifikatet har gått ut.",
    "certifikat-inte-for-underskrift": "Certifikatet får inte användas för underskrifter.",
}


@dataclass(frozen=True, slots=True)
class Signer:
    """A key to sign with, that is ready to be used.

    Attributes:
        certificate: the certificate that goes with the key.
        engine: what makes the signature, for `sign`.
    """

    certificate: x509.Certificate
    engine: signers.Signer

    @property
    def name(self) -> str:
        """The name in the certificate."""
        return subject_name(self.certificate)

    @property
    def until(self) -> datetime:
        """When the certificate expires."""
        expires: datetime = self.certificate.not_valid_after
        return expires

    def is_named(self, name: str) -> bool:
        """True when the certificate names the person, whatever the case, the accents or the order of the names."""
        return same_person(self.certificate, name)

    def check(self, when: datetime, expected: str) -> None:
        """See that the certificate may sign at a moment, and is the expected person's.

        Raises:
            Refused: `certifikat-ej-an`, `certifikat-utgatt`, `certifikat-inte-for-underskrift`, `fel-undertecknare`.
        """
        fault = fault_of(self.certificate, when)
        if fault:
            raise Refused(fault, _REFUSALS[fault], atgard="Skriv under med ett annat certifikat.")
        if not same_person(self.certificate, expected):
            raise Refused(
                "fel-undertecknare",
                "Certifikatet är utställt på någon annan än den som ska skriva under här.",
                atgard="Välj ett annat fält, eller låt rätt person skriva under.",
            )


def load_pkcs12(data: bytes, password: Secret) -> Signer:
    """A key and its certificate from a file (.p12, .pfx).

    Raises:
        FileFault: `certifikat-las` when the file is something else, or holds no key with its certificate.
        UsageFault: `losenord-fel`.
    """
    from cryptography.hazmat.primitives.serialization import pkcs12

    secret = password().encode("utf8")
    try:
        found = pkcs12.load_pkcs12(data, secret)
    except ValueError as error:
        # cryptography says "Invalid password" of a wrong password and of a file that was changed.
        if "password" in str(error).casefold():
            raise UsageFault("losenord-fel", "Lösenordet till certifikatfilen är fel.") from None
        raise FileFault("certifikat-las", "Certifikatfilen går inte att läsa.") from None
    if found.key is None or found.cert is None:
        raise FileFault("certifikat-las", "Certifikatfilen saknar nyckel eller certifikat.")
    certificate = translate_pyca_cryptography_cert_to_asn1(found.cert.certificate)
    others = (translate_pyca_cryptography_cert_to_asn1(extra.certificate) for extra in found.additional_certs)
    # Who verifies has the root already, or should not take it from the file.
    chain = [other for other in others if not other.self_issued]
    try:
        store = SimpleCertificateStore.from_certs(chain)
    except ValueError:
        raise FileFault("certifikat-las", "Certifikatet har ett namn som inte går att läsa.") from None
    key = translate_pyca_cryptography_key_to_asn1(found.key)
    return Signer(certificate, signers.SimpleSigner(certificate, key, store, embed_roots=False))


@contextmanager
def open_pkcs11(module: str, token: str, pin: Secret, label: str | None = None) -> Iterator[Signer]:
    """A key and its certificate on a card or another token, for as long as the block lasts.

    Args:
        module: path to the card's library.
        token: the token's label.
        pin: asks for the PIN.
        label: the certificate's label, where the token has several.

    Raises:
        FileFault: `kort-saknas` when the library, the token, the certificate or its key is not there.
        UsageFault: `losenord-fel` for a wrong PIN.
    """
    try:
        session = open_pkcs11_session(module, token_criteria=TokenCriteria(label=token), user_pin=pin())
    except (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange):
        raise UsageFault("losenord-fel", "PIN-koden är fel. Kortet spärras efter några få fel.") from None
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        raise FileFault("kort-saknas", "Kortet eller dess programbibliotek går inte att använda.") from error
    with session:
        yield _on_token(session, label)


def _on_token(session: pkcs11.Session, label: str | None) -> Signer:
    """The signing certificate of a token and its key, which share an id.

    A card often has a certificate for logging in, too: the one that is for binding signatures comes first.
    """
    wanted: dict[pkcs11.Attribute, object] = {pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE}
    found = [
        (x509.Certificate.load(each[pkcs11.Attribute.VALUE]), each[pkcs11.Attribute.ID], each[pkcs11.Attribute.LABEL])
        for each in session.get_objects(wanted)
    ]
    own = [(certificate, key) for certificate, key, named in found if not certificate.ca and label in (None, named)]
    if not own:
        raise FileFault("kort-saknas", "Kortet har inget certifikat att skriva under med.")
    certificate, key = min(own, key=lambda each: not _binding(each[0]))
    chain = [issuer for issuer, _, _ in found if issuer.ca and not issuer.self_issued]
    engine = PKCS11Signer(session, signing_cert=certificate, key_id=key, ca_chain=chain, embed_roots=False)
    return Signer(certificate, engine)


def _binding(certificate: x509.Certificate) -> bool:
    """True for a certificate that is for what its owner stands by."""
    usage = certificate.key_usage_value
    return usage is not None and "non_repudiation" in usage.native
