"""Papers to sign."""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name

from sipkit.pdf import typeset
from sipkit.signing import ExpectedSigner, SignatureField, add_signature_fields, sign
from sipkit.signing.signer import Signer
from tests.pdf.trees import heading, par, title, tree
from tests.signing.attacks import Change, added
from tests.signing.pki import ANNA, BO, NOW, signer

FIRST = "underskrift-samordnare"
SECOND = "underskrift-person"
EXPECTED = (ExpectedSigner(FIRST, ANNA), ExpectedSigner(SECOND, BO))


@cache
def paper() -> bytes:
    """A plan with two places to sign, last on its second page."""
    body = [par(f"Insats {number}: provtext.") for number in range(40)]
    pdf = typeset(tree(title("Plan"), *body, heading("Underskrifter"), par("Samordnare"), par("Personen"))).data
    return add_signature_fields(
        pdf,
        [
            SignatureField(FIRST, "Underskrift, samordnare", 1, (70, 300, 290, 350)),
            SignatureField(SECOND, "Underskrift, personen", 1, (310, 300, 530, 350)),
        ],
    )


def signed_once(by: Signer | None = None, when: datetime = NOW) -> bytes:
    """The paper with its first signature."""
    by = by or signer(ANNA)
    return sign(paper(), FIRST, by, when=when, expected=by.name)


@cache
def signed() -> bytes:
    """The paper with both signatures."""
    return sign(signed_once(), SECOND, signer(BO), when=NOW, expected=BO)


def filled_in(text: str) -> bytes:
    """The paper with a field to fill in, and what is in it."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper())) as document:
        look = document.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 20]))
        field = document.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T="svar",
                TU="Svar",
                F=4,
                Rect=Array([70, 200, 170, 220]),
                V=text,
                AP=Dictionary(N=look),
            )
        )
        document.pages[1].obj.Annots.append(field)
        document.Root.AcroForm.Fields.append(field)
        document.save(target)
    return target.getvalue()


def form(pdf: bytes, change: Change | None = None) -> bytes:
    """A paper signed by both, with something done in between."""
    once = sign(pdf, FIRST, signer(ANNA), when=NOW, expected=ANNA)
    return sign(added(once, change) if change else once, SECOND, signer(BO), when=NOW, expected=BO)
