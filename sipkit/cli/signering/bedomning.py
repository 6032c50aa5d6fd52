"""The verdict on a PDF's signatures, beside those that an ärende's plan should have."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.signering.planlage import Planrad, planrader
from sipkit.documents.manifest import sha256
from sipkit.domain.plan import Plan
from sipkit.errors import FileFault, UsageFault

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

    from sipkit.signing import ExpectedSigner, FieldVerdict, Revocation, Verdict

SAKNAS: Final = "underskrift-saknas"
_END: Final = b"%%EOF"
_LINE_END: Final = 2
"""The most bytes of the line's end, which one program counts to the revision before it and another to the next."""


@dataclass(frozen=True)
class Underlag:
    """What a file is judged by.

    Attributes:
        at: the moment of judging.
        rotter: the issuers that are trusted.
        sparr: what is known of revoked certificates.
    """

    at: datetime
    rotter: Sequence[Certificate]
    sparr: Revocation | None


@dataclass(frozen=True)
class Bedomning:
    """The verdict, and the version of the plan that the file is of."""

    verdict: Verdict
    plan: Plan | None = None
    rader: tuple[Planrad, ...] = ()

    def rad(self, field: str) -> Planrad | None:
        """The line that a field is."""
        return next((each for each in self.rader if each.falt == field), None)


def bedom(pdf: bytes, underlag: Underlag) -> Bedomning:
    """Judge every place to sign that the file has.

    Raises:
        FileFault: `pdf-trasig`, it is no PDF that can be opened.
    """
    from sipkit.signing import ExpectedSigner, signature_fields

    _krav_pdf(pdf)
    return Bedomning(_verdict(pdf, underlag, [ExpectedSigner(each, None) for each in signature_fields(pdf)]))


def bedom_planen(pdf: bytes, underlag: Underlag, oppet: Oppet) -> Bedomning:
    """Judge the signatures that a version of the ärende's plan should have.

    A line that need not be signed is left out when nobody has signed it; so is one that was signed on paper.

    Raises:
        FileFault: `pdf-trasig`, it is no PDF that can be opened.
        UsageFault: `okant-underskriftsfalt`, the file is not of the ärende's plan.
    """
    from sipkit.signing import ExpectedSigner, signature_fields

    _krav_pdf(pdf)
    names = set(signature_fields(pdf))
    alla = planrader(oppet, oppet.arende)
    plan = next((each.plan for each in reversed(alla) if each.falt in names), None)
    if plan is None:
        cure = "Är det rätt fil, och rätt ärende? Filen ska vara en PDF av planen."
        raise UsageFault("okant-underskriftsfalt", "Inget fält i filen hör till ärendets plan.", atgard=cure)
    rader = tuple(each for each in alla if each.plan.id == plan.id)
    verdict = _verdict(pdf, underlag, [ExpectedSigner(each.falt, each.namn) for each in rader])
    by_name = {each.falt: each for each in rader}
    fields = tuple(each for each in verdict.fields if not _is_left_out(each, by_name[each.field]))
    verdict = replace(verdict, fields=fields)
    return Bedomning(verdict if _is_known(pdf, plan) else _med_fynd(verdict, "annan-fil"), plan, rader)


def _krav_pdf(pdf: bytes) -> None:
    if not pdf.startswith(b"%PDF-"):
        raise FileFault("pdf-trasig", "Filen är ingen PDF.")


def _verdict(pdf: bytes, underlag: Underlag, expected: Sequence[ExpectedSigner]) -> Verdict:
    from sipkit.signing import verify

    return verify(pdf, expected=expected, trust_roots=underlag.rotter, at=underlag.at, revocation=underlag.sparr)


def _is_left_out(verdict: FieldVerdict, rad: Planrad) -> bool:
    if verdict.fault is None or verdict.fault.kod != SAKNAS:
        return False
    made = rad.rad.underskrift
    return made.hur == "papper" if made else not rad.rad.kravs


def _is_known(pdf: bytes, plan: Plan) -> bool:
    """Whether the file holds, whole, every file that the ärende remembers being signed.

    A signature is added to the end, so what was there first still begins the file.
    """
    recorded = {each.fil_sha256 for each in plan.underskrifter if each.hur == "e-underskrift" and each.fil_sha256}
    return not recorded - set(_revisions(pdf))


def _revisions(pdf: bytes) -> Iterator[str]:
    """The hash of the file as it was after each addition, in one walk through it."""
    digest, at = hashlib.sha256(), 0
    begin = pdf.find(_END)
    while begin >= 0:
        for end in range(begin + len(_END), begin + len(_END) + _LINE_END + 1):
            digest.update(pdf[at:end])
            at = end
            yield digest.hexdigest()
        begin = pdf.find(_END, at)
    yield sha256(pdf)


def _med_fynd(verdict: Verdict, kod: str) -> Verdict:
    from sipkit.signing import Finding

    return replace(verdict, findings=(*verdict.findings, Finding(kod)))
