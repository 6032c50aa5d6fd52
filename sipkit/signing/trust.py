"""May the certificate behind a signature be trusted, at the moment that counts?

The moment is the time of judging, unless a time stamp proves that the signature is older: a signature's own date is
only what its maker says. Time stamps are trusted by the same issuers as signatures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from asn1crypto import crl, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.generic_cms import collect_timing_info
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext

from sipkit.signing.certificates import fault_of
from sipkit.signing.revocation import Revocation

_DIGESTS: Final = {"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"}
_LEAST_BITS: Final = {"rsa": 2048, "rsassa_pss": 2048, "ec": 224}
_SIGNS: Final = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"})
_REVOKED: Final = "sparrat-certifikat"
_PROBLEMS: Final[Mapping[object, str]] = {
    AdESIndeterminate.REVOKED_NO_POE: _REVOKED,
    AdESIndeterminate.REVOKED_CA_NO_POE: _REVOKED,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE: "svag-algoritm",
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE: "svag-algoritm",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found of a signature.

    Attributes:
        fault: a code, or None.
        stamped: a proven time that it is at least as old as.
        revocation_checked: the certificate and those above it were not revoked, by data at hand.
    """

    fault: str | None
    stamped: datetime | None = None
    revocation_checked: bool = False


class Trust:
    """Whom to trust, and what is known of revoked certificates: what was given, and what the file itself keeps."""

    def __init__(self, roots: Sequence[x509.Certificate], revocation: Revocation, reader: PdfFileReader) -> None:
        self._roots = list(roots)
        self._crls, self._ocsps = list(revocation.crls), list(revocation.ocsps)
        self._certificates: list[x509.Certificate] = []
        try:
            kept = DocumentSecurityStore.read_dss(reader)
        except NoDSSFoundError:
            return
        known = kept.as_validation_context({"trust_roots": self._roots})
        self._certificates = list(kept.load_certs())
        self._crls += known.revinfo_manager.crls
        self._ocsps += known.revinfo_manager.ocsps

    def context(self, moment: datetime, *, revocation: str = "soft-fail") -> ValidationContext:
        """The terms for judging a certificate at a moment."""
        return ValidationContext(
            trust_roots=self._roots,
            other_certs=self._certificates,
            moment=moment,
            allow_fetching=False,
            crls=self._crls,
            ocsps=self._ocsps,
            revocation_mode=revocation,
            retroactive_revinfo=True,
        )

    async def stamp(self, stamp: EmbeddedPdfSignature, moment: datetime) -> datetime | None:
        """The time that a time stamp over the whole file proves; None when it proves none."""
        found = await async_validate_pdf_timestamp(stamp, self.context(moment), skip_diff=True)
        return _proven(found)

    async def judge(self, signature: EmbeddedPdfSignature, moment: datetime) -> Judged:
        """Whether a signature is whole, strong and made with a certificate that is trusted.

        Args:
            signature: the signature.
            moment: a time that it is known to be at least as old as.
        """
        timing = await collect_timing_info(signature.signer_info, self.context(moment), signature.compute_digest)
        stamp = timing.get("timestamp_validity")
        stamped = None if stamp is None else _proven(stamp)
        if stamp is not None and stamped is None:
            return Judged("tidsstampel-ogiltig")
        proven = moment if stamped is None else min(moment, stamped)
        status = await self._status(signature, proven, "soft-fail")
        fault = self._fault(signature, status, proven, known_time=stamped is not None)
        if fault or not (self._crls or self._ocsps):
            return Judged(fault, stamped)
        strict = await self._status(signature, proven, "require")
        revoked = _PROBLEMS.get(strict.trust_problem_indic) == _REVOKED
        return Judged(_REVOKED if revoked else None, stamped, bool(strict.trusted))

    async def _status(self, signature: EmbeddedPdfSignature, moment: datetime, revocation: str) -> PdfSignatureStatus:
        return await async_validate_pdf_signature(
            signature,
            self.context(moment, revocation=revocation),
            self.context(moment),
            key_usage_settings=_SIGNS,
            skip_diff=True,
        )

    def _fault(
        self, signature: EmbeddedPdfSignature, status: PdfSignatureStatus, moment: datetime, *, known_time: bool
    ) -> str | None:
        """The first thing that is wrong."""
        certificate = signature.signer_cert
        if not (status.intact and status.valid):
            return "andrade-byte"
        if _weak(signature):
            return "svag-algoritm"
        fault = _timely(certificate, signature.self_reported_timestamp, moment, known_time=known_time)
        if fault:
            return fault
        if self._listed(certificate, moment):
            return _REVOKED
        if not status.trusted:
            return _PROBLEMS.get(status.trust_problem_indic, "okand-utfardare")
        return "trasig-underskrift" if self._strangers(signature, status) or not status.seed_value_ok else None

    def _strangers(self, signature: EmbeddedPdfSignature, status: PdfSignatureStatus) -> bool:
        """True when the signature carries a certificate that has nothing to do with it: nobody vouches for that one."""
        path = status.validation_path.iter_certs(include_root=True) if status.validation_path else ()
        known = {each.dump() for each in (*path, *self._roots, signature.signer_cert)}
        return any(each.dump() not in known for each in signature.other_embedded_certs)

    def _listed(self, certificate: x509.Certificate, moment: datetime) -> bool:
        """True when some list at hand names the certificate, however old that list is."""
        return any(
            serial == certificate.serial_number and since <= moment
            for issued in self._crls
            if issued.issuer == certificate.issuer
            for serial, since in _revoked(issued)
        )


def _revoked(issued: crl.CertificateList) -> Iterator[tuple[int, datetime]]:
    """The certificates on a list, and since when."""
    for entry in issued["tbs_cert_list"]["revoked_certificates"] or ():
        yield entry["user_certificate"].native, entry["revocation_date"].native


def _proven(stamp: TimestampSignatureStatus) -> datetime | None:
    """A time stamp's time, when it is whole, strong and from someone trusted."""
    good = stamp.intact and stamp.valid and stamp.trusted and stamp.md_algorithm in _DIGESTS
    return stamp.timestamp if good else None


def _weak(signature: EmbeddedPdfSignature) -> bool:
    """True when the digest or the key is too weak to be relied on."""
    key = signature.signer_cert.public_key
    return signature.md_algorithm not in _DIGESTS or key.bit_size < _LEAST_BITS.get(key.algorithm, key.bit_size + 1)


def _timely(
    certificate: x509.Certificate, claimed: datetime | None, moment: datetime, *, known_time: bool
) -> str | None:
    """What is wrong with the certificate by itself, at the time that is proven and at the one that is claimed."""
    at_claimed: str | None = None if claimed is None else fault_of(certificate, claimed)
    at_moment = fault_of(certificate, moment)
    if at_claimed is None and at_moment == "certifikat-utgatt" and not known_time:
        return "certifikat-utgatt-utan-tidsbevis"
    return at_claimed or at_moment
