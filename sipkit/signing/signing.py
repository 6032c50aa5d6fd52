"""Making one signature."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from asn1crypto import x509
from pkcs11 import PKCS11Error
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, PdfSigningSession, SigDSSPlacementPreference
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from sipkit.errors import FileFault, Refused, UsageFault
from sipkit.signing.appearance import Look
from sipkit.signing.revocation import Revocation
from sipkit.signing.signer import Signer

_DIGEST: Final = "sha256"
_TIMEOUT: Final = 15


def sign(
    pdf: bytes,
    field: str,
    signer: Signer,
    *,
    when: datetime,
    expected: str,
    certify_first: bool = True,
    reason: str = "",
    timestamp_url: str | None = None,
    revocation: Revocation | None = None,
    trust_roots: Sequence[x509.Certificate] = (),
) -> bytes:
    """Sign one field that exists. What was in the file stays as it was, byte for byte; the signature is added after it.

    The level follows from what is given: PAdES B-B; B-T with a time-stamp server; B-LTA with revocation data besides,
    which are then kept in the file together with a time stamp over all of it.

    Args:
        pdf: the file, with its fields.
        field: the field's name.
        signer: whose signature; see `load_pkcs12` and `open_pkcs11`.
        when: the moment that the signature states, with a time zone.
        expected: name of the person who is to sign here.
        certify_first: the file's first signature certifies it: from then on only filling in forms and further
            signatures are allowed.
        reason: why it was signed, in words; shown by PDF readers.
        timestamp_url: address of a time-stamp server. The only thing that is ever fetched.
        revocation: lists of revoked certificates, for a signature that shall last. They need a time stamp.
        trust_roots: the issuers above the signer's and the time stamp's certificates; needed with `revocation`.

    Raises:
        Refused: the certificate may not be used (`certifikat-ej-an`, `certifikat-utgatt`,
            `certifikat-inte-for-underskrift`, `fel-undertecknare`), the field is taken (`redan-underskrivet`) or the
            file does not allow it (`far-inte-undertecknas`).
        UsageFault: `okant-underskriftsfalt`; `tidsstampel-saknas` for revocation data without a time-stamp server.
        FileFault: `pdf-trasig`, `pdf-krypterad`, `tidsstampel-fel`, `sparrdata-fel`.
    """
    if revocation is not None and timestamp_url is None:
        raise UsageFault("tidsstampel-saknas", "Spärrdata i filen kräver en tidsstämpel.")
    signer.check(when, expected)
    writer = _open(pdf)
    first = _first_signature(writer, field)
    metadata = signers.PdfSignatureMetadata(
        field_name=field,
        md_algorithm=_DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        reason=reason or None,
        name=signer.name or None,
        certify=certify_first and first,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    if revocation is not None:
        metadata = _lasting(metadata, revocation, trust_roots, when)
    look = Look(name=signer.name, when=when)
    maker = _AtMoment(metadata, signer.engine, timestamper=_timestamper(timestamp_url), stamp_style=look)
    maker.moment = when
    signed = _sign(maker, writer)
    if not signed.startswith(pdf):
        raise RuntimeError("a signature changed the file before it")
    return signed


class _AtMoment(signers.PdfSigner):
    """Signs at a given moment, not when the clock says."""

    moment: datetime

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        """The session, at that moment."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.moment
        return session


class _Additions(IncrementalPdfFileWriter):
    """Adds to a file, and leaves its title and the programme that made it alone."""

    def _update_meta(self) -> None:
        """Nothing: the paper is the same as before."""


def _open(pdf: bytes) -> _Additions:
    """The file, ready to be added to."""
    try:
        writer = _Additions(io.BytesIO(pdf))
        encrypted = writer.prev.encrypted
        hybrid = writer.prev.xrefs.hybrid_xrefs_present
    except (PdfError, ValueError, LookupError, TypeError, RecursionError) as error:
        raise FileFault("pdf-trasig", "Filen går inte att läsa som PDF.") from error
    if encrypted:
        raise FileFault("pdf-krypterad", "Filen är skyddad med lösenord och går inte att skriva under.")
    if hybrid:
        raise FileFault("pdf-trasig", "Filen kan läsas på två sätt och skrivs inte under.")
    return writer


def _first_signature(writer: _Additions, field: str) -> bool:
    """True when no field is signed yet; sees that this one can be."""
    fields = {name: value for name, value, _ in enumerate_sig_fields(writer)}
    if field not in fields:
        raise UsageFault("okant-underskriftsfalt", "Filen har inget underskriftsfält med det namnet.", var=field)
    if fields[field] is not None:
        raise Refused("redan-underskrivet", "Fältet är redan underskrivet.", var=field)
    return all(value is None for value in fields.values())


def _lasting(
    metadata: signers.PdfSignatureMetadata,
    revocation: Revocation,
    trust_roots: Sequence[x509.Certificate],
    when: datetime,
) -> signers.PdfSignatureMetadata:
    """Add what a signature needs to be judged when its certificates have expired.

    The data are written in the signature's own revision, or before the time stamp that closes the file, so that no
    byte of the file is outside of what was signed or stamped.
    """
    context = ValidationContext(
        trust_roots=list(trust_roots),
        moment=when,
        allow_fetching=False,
        crls=list(revocation.crls),
        ocsps=list(revocation.ocsps),
        revocation_mode="require",
        retroactive_revinfo=True,
    )
    placement = SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
    return replace(
        metadata,
        embed_validation_info=True,
        use_pades_lta=True,
        validation_context=context,
        dss_settings=DSSContentSettings(include_vri=False, placement=placement),
    )


def _timestamper(url: str | None) -> TimeStamper | None:
    """The server that was named, if any."""
    return None if url is None else RequestsHTTPTimeStamper(url, timeout=_TIMEOUT)


def _sign(maker: _AtMoment, writer: _Additions) -> bytes:
    """Add the signature."""
    target = io.BytesIO()
    try:
        maker.sign_pdf(writer, existing_fields_only=True, output=target)
    except TimestampRequestError as error:
        raise FileFault("tidsstampel-fel", "Tidsstämpelservern svarar inte, eller svarar fel.") from error
    except PKCS11Error as error:
        raise FileFault("kort-saknas", "Kortet gjorde ingen underskrift.") from error
    except (SigningError, PdfError) as error:
        if isinstance(error.__cause__, (PathError, ValidationError)):
            raise FileFault("sparrdata-fel", "Spärrdata täcker inte certifikaten, eller spärrar ett.") from error
        raise Refused("far-inte-undertecknas", "Filen tillåter ingen underskrift i fältet.") from error
    except ValueError as error:
        if maker.default_timestamper is None:
            raise
        raise FileFault("tidsstampel-fel", "Tidsstämpelservern svarar något annat än en tidsstämpel.") from error
    return target.getvalue()
