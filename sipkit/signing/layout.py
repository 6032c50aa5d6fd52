"""Where in the file a signature lies, and which bytes it covers.

A signature states the bytes that it covers, all but itself. Most tricks with signatures live there: a gap that is wider
than the signature, bytes after the end, a signature moved elsewhere. So the only layout that passes is the one that a
signing programme writes: from the first byte to the signature, and from its end to the end of the file as it was.
"""

from __future__ import annotations

import hashlib
import re

from asn1crypto import cms, parser, x509
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from sipkit.signing.objects import name

_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]")
_DETACHED = ("/ETSI.CAdES.detached", "/adbe.pkcs7.detached")


def end_of(signature: EmbeddedPdfSignature, pdf: bytes) -> int | None:
    """Where the bytes that the signature covers end; None when they are laid out in any other way."""
    ranges = [int(number) for number in signature.byte_range]
    if len(ranges) != 4:
        return None
    start, first, second, last = ranges
    end = second + last
    if start != 0 or not 0 < first < second < end <= len(pdf):
        return None
    gap = pdf[first:second]
    return end if _is_contents(gap, signature.pkcs7_content) else None


def altered(pdf: bytes) -> bool:
    """True when some signature in a file, readable as a PDF or not, is of other bytes than the file has now."""
    return any(_differs(pdf, *(int(number) for number in found.groups())) for found in _RANGE.finditer(pdf))


def _differs(pdf: bytes, start: int, first: int, second: int, last: int) -> bool:
    """True when bytes that are all there are not those that were signed. False when there is no telling."""
    if second + last > len(pdf):
        return False
    try:
        content = cms.ContentInfo.load(bytes.fromhex(pdf[first + 1 : second - 1].decode("ascii")))["content"]
        if content["encap_content_info"]["content_type"].native != "data":
            return False
        signer = content["signer_infos"][0]
        digest = hashlib.new(signer["digest_algorithm"]["algorithm"].native)
        signed = {each["type"].native: each["values"][0].native for each in signer["signed_attrs"]}
    except (ValueError, LookupError, TypeError):
        return False
    digest.update(pdf[start : start + first] + pdf[second : second + last])
    return signed.get("message_digest") != digest.digest()


def well_formed(signature: EmbeddedPdfSignature) -> bool:
    """True for a detached signature, with nothing in it but what one consists of.

    Much of a signature's wrapping is itself unsigned; what is not needed there must be as a programme writes it.
    """
    if name(signature.sig_object, "/Type") != "/Sig" or name(signature.sig_object, "/SubFilter") not in _DETACHED:
        return False
    signed = signature.signed_data
    content = signed["encap_content_info"]
    algorithms = [algorithm.dump() for algorithm in signed["digest_algorithms"]]
    return (
        signed["version"].native == "v1"
        and signature.signer_info["version"].native == "v1"
        and content["content_type"].native == "data"
        and content["content"].native is None
        and signed["crls"].native is None
        and algorithms == [signature.signer_info["digest_algorithm"].dump()]
        and _names(signature.signer_info, signature.signer_cert)
        and _binds_certificate(signature.signer_info)
    )


def _names(signer: cms.SignerInfo, certificate: x509.Certificate) -> bool:
    """True when the certificate is the one that the signature names."""
    named = signer["sid"]
    if named.name == "subject_key_identifier":
        return bool(named.native == certificate.key_identifier)
    issuer, serial = named.chosen["issuer"], named.chosen["serial_number"]
    return bool(issuer.dump() == certificate.issuer.dump() and serial.native == certificate.serial_number)


def _binds_certificate(signer: cms.SignerInfo) -> bool:
    """True when what was signed says which certificate it was signed with, so that no other can be put in its place."""
    names = [attribute["type"].native for attribute in signer["signed_attrs"]]
    return len(names) == len(set(names)) and bool({"signing_certificate_v2", "signing_certificate"} & set(names))


def _is_contents(gap: bytes, content: bytes) -> bool:
    """True when a gap holds the signature as hexadecimal, filled up with zeros, and nothing else."""
    if gap[:1] != b"<" or gap[-1:] != b">":
        return False
    written = gap[1:-1]
    if written not in (written.lower(), written.upper()):
        return False
    try:
        value = bytes.fromhex(written.decode("ascii"))
        used = len(cms.ContentInfo.load(content).dump())
        fits = _fits(content[:used])
    except ValueError:
        return False
    return written.isalnum() and value == content and fits and not any(value[used:])


def _fits(data: bytes) -> bool:
    """True when each part of a DER value holds whole parts and nothing between them. Raises ValueError when cut off."""
    while data:
        group, constructed, tag, header, inside, trailer = parser.parse(data)
        if trailer or (group, tag) == (0, 0) or (constructed and not _fits(inside)):
            return False
        data = data[len(header) + len(inside) :]
    return True
