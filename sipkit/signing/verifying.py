"""Judging every signature that a file should have."""

from __future__ import annotations

import asyncio
import io
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.general import CMSStructuralError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from sipkit.signing.active import has_active_content
from sipkit.signing.changes import change_after
from sipkit.signing.layout import altered, end_of, well_formed
from sipkit.signing.names import same_person, subject_name
from sipkit.signing.objects import name as name_in
from sipkit.signing.revocation import Revocation
from sipkit.signing.trust import Trust
from sipkit.signing.verdict import ExpectedSigner, FieldVerdict, Finding, Verdict

UNREADABLE = (
    PdfError,
    CMSStructuralError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    ArithmeticError,
    RecursionError,
    OSError,
    zlib.error,
)
"""What reading a file that someone has tampered with can end in. The libraries do not promise less."""

_STAMP = "/DocTimeStamp"


def verify(
    pdf: bytes,
    *,
    expected: Sequence[ExpectedSigner],
    trust_roots: Sequence[x509.Certificate],
    at: datetime,
    revocation: Revocation | None = None,
) -> Verdict:
    """Judge a file: valid only if every expected signature is and nothing else was done to it. Needs no network.

    Args:
        pdf: the file, which may be anything.
        expected: every signature that it should have; without any, no file is valid.
        trust_roots: the issuers that are trusted, for signatures and time stamps.
        at: the moment of judging, with a time zone.
        revocation: lists of revoked certificates; without, only what the file itself keeps is looked at.

    Returns:
        A verdict with a reason for each signature that is not valid. It never raises for the file's sake.
    """
    try:
        if not pdf.startswith(b"%PDF-"):
            return _refused(expected, "pdf-trasig")
        reader = PdfFileReader(io.BytesIO(pdf), strict=True)
        if reader.encrypted:
            return _refused(expected, "pdf-krypterad")
        if reader.xrefs.hybrid_xrefs_present:
            return _refused(expected, "pdf-trasig")
        filled = {name: value for name, value, _ in enumerate_sig_fields(reader) if value is not None}
        if not filled:
            return _refused(expected, "ingen-underskrift", missing=True)
        judge = _Judge(pdf, reader, at, Trust(trust_roots, revocation or Revocation(), reader))
        return asyncio.run(judge.verdict(expected))
    except UNREADABLE:
        return _refused(expected, "andrade-byte" if altered(pdf) else "pdf-trasig")


def _refused(expected: Sequence[ExpectedSigner], kod: str, *, missing: bool = False) -> Verdict:
    """The verdict on a file whose signatures cannot be judged one by one."""
    fault = Finding("underskrift-saknas" if missing else kod)
    return Verdict(tuple(FieldVerdict(each.field, fault) for each in expected), (Finding(kod),))


@dataclass(frozen=True)
class _Found:
    """A signature or time stamp in the file.

    Attributes:
        name: its field's name.
        embedded: it, as far as it can be read.
        end: where what it covers ends; None when that is not laid out as it should be.
    """

    name: str
    embedded: EmbeddedPdfSignature
    end: int | None

    @property
    def is_stamp(self) -> bool:
        """A time stamp over the file, not a signature."""
        return name_in(self.embedded.sig_object, "/Type") == _STAMP


class _Judge:
    """One file being judged."""

    def __init__(self, pdf: bytes, reader: PdfFileReader, at: datetime, trust: Trust) -> None:
        self._pdf = pdf
        self._reader = reader
        self._at = at
        self._trust = trust
        self._findings: list[Finding] = []
        self._unreadable: set[str] = set()
        self._found = sorted(self._read(), key=lambda found: found.embedded.signed_revision)

    def _read(self) -> Iterator[_Found]:
        """Every signature and time stamp of the file that can be read."""
        for name, value, field in enumerate_sig_fields(self._reader):
            if value is None:
                continue
            try:
                embedded = EmbeddedPdfSignature(self._reader, field, name)
                yield _Found(name, embedded, end_of(embedded, self._pdf))
            except UNREADABLE:
                self._unreadable.add(name)
                self._note("trasig-underskrift")

    async def verdict(self, expected: Sequence[ExpectedSigner]) -> Verdict:
        """The verdict on every expected signature, and on what else the file has."""
        names = {each.field for each in expected}
        if len(names) != len(expected) or len({found.name for found in self._found}) != len(self._found):
            self._note("trasig-underskrift")
        if any(found.name not in names for found in self._found if not found.is_stamp):
            self._note("ovantad-underskrift")
        if has_active_content(self._reader):
            self._note("aktivt-innehall")
        verdicts = await self._each()
        fields = tuple(self._as_expected(each, verdicts.get(each.field)) for each in expected)
        return Verdict(fields, tuple(dict.fromkeys(self._findings)))

    def _note(self, kod: str) -> None:
        """Something is wrong with the file as a whole."""
        self._findings.append(Finding(kod))

    async def _each(self) -> dict[str, FieldVerdict]:
        """The verdict on each signature, from the last to the first: a time stamp proves the age of those before it."""
        moment = self._at
        faults: dict[str, str | None] = {found.name: self._tampered(found) for found in self._found}
        verdicts = {}
        for found in reversed(self._found):
            if found.is_stamp:
                proven = None if faults[found.name] else await self._trust.stamp(found.embedded, moment)
                if proven is None:
                    self._note(faults[found.name] or "tidsstampel-ogiltig")
                else:
                    moment = min(moment, proven)
            else:
                verdicts[found.name] = await self._judged(found, faults, moment)
        return verdicts

    def _tampered(self, found: _Found) -> str | None:
        """What was done to the file around a signature, or after it."""
        if found.end is None or not (found.is_stamp or well_formed(found.embedded)):
            return "trasig-underskrift"
        whole = found.end == len(self._pdf)
        coverage = found.embedded.evaluate_signature_coverage()
        if not whole and coverage != SignatureCoverageLevel.ENTIRE_REVISION:
            return "trasig-underskrift"
        is_last = found is self._found[-1]
        if whole:
            return None if is_last else "trasig-underskrift"
        return change_after(found.embedded, self._reader, is_last=is_last) or ("tillagg-efter" if is_last else None)

    async def _judged(self, found: _Found, faults: dict[str, str | None], moment: datetime) -> FieldVerdict:
        """The verdict on one signature, whoever was expected."""
        judged = await self._trust.judge(found.embedded, moment)
        earlier = [faults[each.name] for each in self._found[: self._found.index(found)]]
        changed = faults[found.name] or ("efter-andring" if any(earlier) else None)
        kod = judged.fault if changed != "trasig-underskrift" and judged.fault == "andrade-byte" else changed
        kod = kod or judged.fault
        proven = moment if moment < self._at else None
        return FieldVerdict(
            found.name,
            Finding(kod) if kod else None,
            subject_name(found.embedded.signer_cert),
            found.embedded.self_reported_timestamp,
            judged.stamped or proven,
            judged.revocation_checked,
        )

    def _as_expected(self, expected: ExpectedSigner, verdict: FieldVerdict | None) -> FieldVerdict:
        """The verdict, with regard to who should have signed."""
        if verdict is None:
            broken = expected.field in self._unreadable
            return FieldVerdict(expected.field, Finding("trasig-underskrift" if broken else "underskrift-saknas"))
        signer = next(found for found in self._found if found.name == expected.field).embedded.signer_cert
        if verdict.giltig and expected.name is not None and not same_person(signer, expected.name):
            return FieldVerdict(expected.field, Finding("fel-undertecknare"), verdict.name, verdict.signed)
        return verdict
