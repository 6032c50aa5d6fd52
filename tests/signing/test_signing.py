"""Making signatures: what is added, what is refused, how long it lasts."""

from __future__ import annotations

import io
from datetime import timedelta

import pikepdf
import pytest

from sipkit.errors import FileFault, SipkitError, UsageFault
from sipkit.signing import (
    ExpectedSigner,
    Revocation,
    SignatureField,
    add_signature_fields,
    load_certificates,
    load_pkcs12,
    sign,
    signature_fields,
    verify,
)
from tests.signing import attacks
from tests.signing.papers import EXPECTED, FIRST, SECOND, filled_in, form, paper, signed, signed_once
from tests.signing.pki import ANNA, BO, CA, END, NOW, PASSWORD, START, p12, signer
from tests.signing.tsa import server

DAY = timedelta(days=1)


def fault(call: object) -> SipkitError:
    """The fault that a call ends in."""
    with pytest.raises(SipkitError) as caught:
        call()  # type: ignore[operator]
    return caught.value


def test_two_signatures_are_valid_and_leave_every_earlier_byte() -> None:
    verdict = verify(signed(), expected=EXPECTED, trust_roots=[CA.root], at=NOW)
    assert verdict.giltig and not verdict.koder
    assert [(field.name, field.signed) for field in verdict.fields] == [(ANNA, NOW), (BO, NOW)]
    once = attacks.first_revision(signed())
    assert once.startswith(paper()) and signed().startswith(once)


def test_the_first_signature_allows_only_forms_and_further_signatures() -> None:
    with pikepdf.open(io.BytesIO(signed())) as pdf:
        certified = pdf.Root.Perms.DocMDP
        assert certified.Reference[0].TransformParams.P == 2
        assert certified.objgen == pdf.Root.AcroForm.Fields[0].V.objgen
        assert "/Reference" not in pdf.Root.AcroForm.Fields[1].V


def test_the_signature_shows_who_and_when_with_a_font_of_its_own() -> None:
    with pikepdf.open(io.BytesIO(signed())) as pdf:
        widget = pdf.Root.AcroForm.Fields[1]
        assert str(widget.TU) == "Underskrift, personen"
        font = widget.AP.N.Resources.Font["/F"]
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
        letters = font.ToUnicode.read_bytes()
        assert all(b"<%s>" % letter.encode("utf-16-be").hex().encode() in letters for letter in BO + "2026")


def test_a_letter_that_the_font_lacks_does_not_stop_a_signature() -> None:
    name = "Ann กข"
    once = sign(paper(), FIRST, signer(name), when=NOW, expected=name)
    assert verify(once, expected=[ExpectedSigner(FIRST, name)], trust_roots=[CA.root], at=NOW).giltig


@pytest.mark.parametrize("name", ["anna lindberg", "Lindberg, Anna", "LINDBERG Anna", "Änna Lindberg"])
def test_a_name_is_the_same_whatever_its_case_accents_and_order(name: str) -> None:
    assert sign(paper(), FIRST, signer(ANNA), when=NOW, expected=name)


@pytest.mark.parametrize("name", ["Anna", "Anna Lind", "Anna Maria Lindberg", "", "Bo Åkerström"])
def test_another_name_is_refused(name: str) -> None:
    assert fault(lambda: sign(paper(), FIRST, signer(ANNA), when=NOW, expected=name)).kod == "fel-undertecknare"


@pytest.mark.parametrize(
    ("how", "when", "kod"),
    [
        ({}, END + DAY, "certifikat-utgatt"),
        ({}, START - DAY, "certifikat-ej-an"),
        ({"signs": False}, NOW, "certifikat-inte-for-underskrift"),
    ],
)
def test_a_certificate_that_may_not_sign_is_refused(how: dict[str, object], when: object, kod: str) -> None:
    found = fault(lambda: sign(paper(), FIRST, signer(ANNA, **how), when=when, expected=ANNA))  # type: ignore[arg-type]
    assert (found.kod, found.exit_code) == (kod, 6)
    assert ANNA not in f"{found} {found.atgard}"


@pytest.mark.parametrize(
    ("pdf", "field", "kod"),
    [
        (paper, "finns-inte", "okant-underskriftsfalt"),
        (signed, FIRST, "redan-underskrivet"),
        (lambda: attacks.encrypted(paper()), FIRST, "pdf-krypterad"),
        (lambda: paper()[:-100], FIRST, "pdf-trasig"),
        (lambda: b"inte en PDF", FIRST, "pdf-trasig"),
        (lambda: attacks.locked(paper(), SECOND), FIRST, "far-inte-undertecknas"),
    ],
)
def test_a_file_that_cannot_be_signed_is_refused(pdf: object, field: str, kod: str) -> None:
    made = pdf()  # type: ignore[operator]
    assert fault(lambda: sign(made, field, signer(ANNA), when=NOW, expected=ANNA)).kod == kod


def test_a_wrong_password_is_told_from_a_broken_file() -> None:
    good = p12(CA.issue(ANNA), ANNA)
    assert isinstance(fault(lambda: load_pkcs12(good, lambda: "fel")), UsageFault)
    assert fault(lambda: load_pkcs12(good, lambda: "fel")).kod == "losenord-fel"
    assert fault(lambda: load_pkcs12(b"inte en p12", lambda: PASSWORD)).kod == "certifikat-las"


def test_trusted_issuers_are_read_from_pem_and_der() -> None:
    from cryptography.hazmat.primitives.serialization import Encoding

    for kind in (Encoding.PEM, Encoding.DER):
        assert load_certificates(CA.certificate.public_bytes(kind))[0].dump() == CA.root.dump()
    assert fault(lambda: load_certificates(b"inget certifikat")).kod == "certifikat-las"
    assert fault(lambda: Revocation.load(crls=[b"ingen lista"])).kod == "sparrdata-fel"


def test_an_empty_field_may_be_filled_in_before_the_last_signature() -> None:
    filled = form(filled_in(""), attacks.value(2, "ja"))
    assert verify(filled, expected=EXPECTED, trust_roots=[CA.root], at=NOW).giltig


def test_another_program_may_sign_after_sipkit_and_before() -> None:
    """It writes its own name and the date of saving in the file, as programs do."""
    after = attacks.bare(signed_once(), SECOND, signer(BO))
    assert verify(after, expected=EXPECTED, trust_roots=[CA.root], at=NOW).giltig
    before = sign(attacks.bare(paper(), FIRST, signer(ANNA)), SECOND, signer(BO), when=NOW, expected=BO)
    assert verify(before, expected=EXPECTED, trust_roots=[CA.root], at=NOW).giltig


def test_whoever_signed_is_told_where_no_name_was_expected() -> None:
    verdict = verify(signed_once(), expected=[ExpectedSigner(FIRST, None)], trust_roots=[CA.root], at=NOW)
    assert verdict.giltig and verdict.fields[0].name == ANNA


def test_nothing_is_valid_that_nobody_was_expected_to_sign() -> None:
    assert not verify(paper(), expected=[], trust_roots=[CA.root], at=NOW).giltig
    assert not verify(signed(), expected=[], trust_roots=[CA.root], at=NOW).giltig


def test_a_time_stamp_proves_the_time_when_the_certificate_has_expired() -> None:
    short = signer(ANNA, end=NOW + DAY)
    with server(NOW) as url:
        stamped = sign(paper(), FIRST, short, when=NOW, expected=ANNA, timestamp_url=url)
    plain = sign(paper(), FIRST, short, when=NOW, expected=ANNA)
    later = {"expected": EXPECTED[:1], "trust_roots": [CA.root], "at": NOW + 9 * DAY}
    verdict = verify(stamped, **later)  # type: ignore[arg-type]
    assert verdict.giltig and verdict.fields[0].stamped == NOW
    assert verify(plain, **later).koder == ("certifikat-utgatt-utan-tidsbevis",)  # type: ignore[arg-type]


def test_a_certificate_revoked_after_the_time_stamp_was_good_when_it_signed() -> None:
    with server(NOW) as url:
        stamped = sign(paper(), FIRST, signer(ANNA), when=NOW, expected=ANNA, timestamp_url=url)
    for at, koder in ((NOW - DAY, ("sparrat-certifikat",)), (NOW + DAY, ())):
        known = Revocation.load(crls=[CA.crl(CA.issue(ANNA), at=at)])
        found = verify(stamped, expected=EXPECTED[:1], trust_roots=[CA.root], at=NOW + 2 * DAY, revocation=known)
        assert found.koder == koder


def test_a_lasting_signature_keeps_its_proofs_and_lets_the_next_one_sign() -> None:
    known = Revocation.load(crls=[CA.crl()])
    lasting = {"revocation": known, "trust_roots": [CA.root]}
    with server(NOW) as url:
        once = sign(paper(), FIRST, signer(ANNA, end=NOW + DAY), when=NOW, expected=ANNA, timestamp_url=url, **lasting)  # type: ignore[arg-type]
        both = sign(once, SECOND, signer(BO), when=NOW, expected=BO, timestamp_url=url, **lasting)  # type: ignore[arg-type]
    for pdf, expected in ((once, EXPECTED[:1]), (both, EXPECTED)):
        verdict = verify(pdf, expected=expected, trust_roots=[CA.root], at=NOW + 9 * DAY)
        assert verdict.giltig, verdict.koder
        assert all(field.revocation_checked and field.stamped == NOW for field in verdict.fields)


def test_revocation_data_need_a_time_stamp_and_must_cover_the_certificate() -> None:
    known = {"revocation": Revocation.load(crls=[CA.crl()]), "trust_roots": [CA.root]}
    found = fault(lambda: sign(paper(), FIRST, signer(ANNA), when=NOW, expected=ANNA, **known))  # type: ignore[arg-type]
    assert found.kod == "tidsstampel-saknas"
    known["revocation"] = Revocation.load(crls=[CA.crl(CA.issue(ANNA), at=NOW - DAY)])
    with server(NOW) as url:
        found = fault(
            lambda: sign(paper(), FIRST, signer(ANNA), when=NOW, expected=ANNA, timestamp_url=url, **known)  # type: ignore[arg-type]
        )
    assert found.kod == "sparrdata-fel"


@pytest.mark.parametrize(("kind", "answer"), [("text/html", b""), ("application/timestamp-reply", b"nej")])
def test_a_time_stamp_server_that_answers_something_else_is_told(kind: str, answer: bytes) -> None:
    with server(kind=kind, answer=answer) as url:
        found = fault(lambda: sign(paper(), FIRST, signer(ANNA), when=NOW, expected=ANNA, timestamp_url=url))
    assert isinstance(found, FileFault) and found.kod == "tidsstampel-fel"


def test_a_time_stamp_server_that_is_not_there_is_told() -> None:
    with server() as gone:
        pass
    found = fault(lambda: sign(paper(), FIRST, signer(ANNA), when=NOW, expected=ANNA, timestamp_url=gone))
    assert found.kod == "tidsstampel-fel"


def test_places_to_sign_are_reached_by_the_structure_and_come_before_the_first_signature() -> None:
    assert signature_fields(paper()) == (FIRST, SECOND)
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for widget in pdf.Root.AcroForm.Fields:
            element = tree[int(widget.StructParent)]
            assert element.S == "/Form" and element.K.Obj.objgen == widget.objgen
    more = [SignatureField("tredje", "Underskrift", 0, (0, 0, 10, 10))]
    assert fault(lambda: add_signature_fields(signed(), more)).kod == "pdf-redan-underskriven"
    assert fault(lambda: add_signature_fields(b"inte en PDF", more)).kod == "pdf-trasig"
    for wrong in (SignatureField(FIRST, "x", 0, (0, 0, 1, 1)), SignatureField("ny", "x", 9, (0, 0, 1, 1))):
        with pytest.raises(ValueError, match="signature field"):
            add_signature_fields(paper(), [wrong])


def test_the_same_fields_give_the_same_bytes() -> None:
    more = [SignatureField("tredje", "Underskrift", 0, (0, 0, 10, 10))]
    assert add_signature_fields(paper(), more) == add_signature_fields(paper(), more)
