"""Nothing that was done to a signed file, or signed by the wrong means, is ever valid; and each is told by its name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.sign.fields import MDPPerm

from sipkit.felkoder import KODER
from sipkit.signing import Revocation, verify
from tests.signing import attacks
from tests.signing.attacks import added, anna, bare, bo, with_contents, with_range
from tests.signing.papers import EXPECTED, FIRST, SECOND, filled_in, form, paper, signed, signed_once
from tests.signing.pki import ANNA, CA, END, NOW, START, STRANGER, Authority, signer

DAY = timedelta(days=1)
_IMPOSTOR = Authority(CA.name + " ")


def between(change: attacks.Change) -> bytes:
    """Something is done after the first signature, and the second is made on top of it."""
    return bare(added(signed_once(), change), SECOND, bo())


def after(change: attacks.Change) -> bytes:
    """Something is done when both have signed."""
    return added(signed(), change)


def by_anna(pdf: bytes | None = None, **how: object) -> bytes:
    """Both signatures, the first with another certificate or by other means."""
    means = {key: how.pop(key) for key in ("digest", "when", "allow", "certify") if key in how}
    return bare(bare(pdf or paper(), FIRST, anna(**how), **means), SECOND, bo())  # type: ignore[arg-type]


ATTACKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "en bit på sidan": (lambda: attacks.flipped(signed(), 2000), "andrade-byte"),
    "en bit i andra underskriftens del": (lambda: attacks.flipped(signed(), attacks.shown(signed())), "andrade-byte"),
    "sparad på nytt": (lambda: attacks.rewritten(signed()), "trasig-underskrift"),
    "utbytt sida": (lambda: after(attacks.other_words), "andrad-sida"),
    "sidan överskriven": (lambda: after(attacks.other_words_in_place), "andrad-sida"),
    "sida borttagen": (lambda: after(attacks.fewer_pages), "andrad-sida"),
    "annat typsnitt (shadow)": (lambda: after(attacks.another_font), "andrad-sida"),
    "andra sidor (shadow)": (lambda: after(attacks.other_pages), "andrad-sida"),
    "anteckning": (lambda: after(attacks.note), "tillagd-anteckning"),
    "ny titel": (lambda: after(attacks.title), "andrade-dokumentuppgifter"),
    "ny titel i XMP": (lambda: after(attacks.xmp_title), "andrade-dokumentuppgifter"),
    "underskriften ser annorlunda ut": (lambda: after(attacks.another_look), "andrat-efter"),
    "underskriften urtagen": (lambda: after(attacks.lost_signature), "underskrift-saknas"),
    "lånad underskrift": (lambda: added(signed_once(), attacks.borrowed_signature), "andrat-efter"),
    "löst objekt": (lambda: after(attacks.loose_object), "andrat-efter"),
    "ny plats över texten": (lambda: after(attacks.place_over_text), "andrat-efter"),
    "program": (lambda: after(attacks.script), "aktivt-innehall"),
    "program före underskriften": (lambda: by_anna(added(paper(), attacks.script)), "aktivt-innehall"),
    "skräp i slutet": (lambda: signed() + b"% mer\n", "tillagg-efter"),
    "objekt utan xref i slutet": (lambda: signed() + b"\n9 0 obj\n<< >>\nendobj\n", "tillagg-efter"),
    "avklippt efter första": (lambda: attacks.first_revision(signed()), "underskrift-saknas"),
    "avklippt mitt i": (lambda: signed()[:-200], "pdf-trasig"),
    "avklippt en byte": (lambda: signed()[:-1], "trasig-underskrift"),
    "sida utbytt mellan underskrifter": (lambda: between(attacks.other_words), "efter-andring"),
    "typsnitt utbytt mellan underskrifter": (lambda: between(attacks.another_font), "efter-andring"),
    "anteckning mellan underskrifter": (lambda: between(attacks.note), "efter-andring"),
    "titel utbytt mellan underskrifter": (lambda: between(attacks.title), "efter-andring"),
    "löst objekt mellan underskrifter": (lambda: between(attacks.loose_object), "efter-andring"),
    "utseende utbytt mellan underskrifter": (lambda: between(attacks.another_look), "efter-andring"),
    "flyttat fält mellan underskrifter": (lambda: between(attacks.moved_field), "efter-andring"),
    "osynlig plats mellan underskrifter": (lambda: between(attacks.unseen_place), "efter-andring"),
    "ifyllt värde ändrat mellan": (lambda: form(filled_in("ja"), attacks.value(2, "nej")), "andrat-falt"),
    "ifyllt efter alla": (lambda: added(form(filled_in("ja")), attacks.value(2, "nej")), "andrat-falt"),
    "ifyllt fast det är låst": (
        lambda: bare(
            added(bare(filled_in(""), FIRST, anna(), certify=True, allow=MDPPerm.NO_CHANGES), attacks.value(2, "ja")),
            SECOND,
            bo(),
        ),
        "andrat-falt",
    ),
    "fel person": (lambda: bare(bare(paper(), FIRST, bo()), SECOND, bo()), "fel-undertecknare"),
    "ombytta fält": (lambda: bare(bare(paper(), FIRST, bo()), SECOND, anna()), "fel-undertecknare"),
    "okänd utfärdare": (lambda: by_anna(authority=STRANGER), "okand-utfardare"),
    "utfärdare med samma namn": (lambda: by_anna(authority=_IMPOSTOR), "okand-utfardare"),
    "utgånget när det gjordes": (lambda: by_anna(end=NOW - DAY), "certifikat-utgatt"),
    "utgånget, klockan tillbakaställd": (
        lambda: by_anna(end=NOW - DAY, when=NOW - 9 * DAY),
        "certifikat-utgatt-utan-tidsbevis",
    ),
    "gäller inte än": (lambda: by_anna(start=NOW + DAY), "certifikat-ej-an"),
    "inte för underskrift": (lambda: by_anna(signs=False), "certifikat-inte-for-underskrift"),
    "servercertifikat": (
        lambda: by_anna(purposes=[ExtendedKeyUsageOID.SERVER_AUTH]),
        "certifikat-inte-for-underskrift",
    ),
    "svag hash": (lambda: by_anna(digest="sha1"), "svag-algoritm"),
    "extra underskrift": (lambda: bare(signed_with_extra(), "extra", anna()), "ovantad-underskrift"),
    "gapet bredare": (lambda: with_range(signed(), lambda r: [0, r[1] - 40, r[2], r[3]]), "trasig-underskrift"),
    "slutet utanför": (lambda: with_range(signed(), lambda r: [0, r[1], r[2], r[3] - 40]), "trasig-underskrift"),
    "börjar inte först": (lambda: with_range(signed(), lambda r: [9, r[1], r[2], r[3]]), "trasig-underskrift"),
    "utanför filen": (lambda: with_range(signed(), lambda r: [0, r[1], r[2], r[3] + 1]), "trasig-underskrift"),
    "tomt omfång": (lambda: with_range(signed(), lambda r: [0, 0, 0, 0]), "trasig-underskrift"),
    "inpackad": (lambda: attacks.wrapped(signed()), "trasig-underskrift"),
    "nollad underskrift": (lambda: with_contents(signed(), lambda h: b"0" * len(h)), "trasig-underskrift"),
    "något mer i gapet": (
        lambda: with_contents(signed(), lambda h: h[:-2] + b"01"),
        "trasig-underskrift",
    ),
    "den förstas underskrift i den andras": (
        lambda: with_contents(signed(), lambda h: _hex(signed(), 0).ljust(len(h), b"0")[: len(h)]),
        "andrade-byte",
    ),
    "ingen underskrift": (paper, "ingen-underskrift"),
    "låst med lösenord": (lambda: attacks.encrypted(signed()), "pdf-krypterad"),
    "tom fil": (lambda: b"", "pdf-trasig"),
    "annan fil": (lambda: b"PK\x03\x04" + signed(), "pdf-trasig"),
    "skräp först": (lambda: b"mer\n" + signed(), "pdf-trasig"),
}


def _hex(pdf: bytes, number: int) -> bytes:
    first, second = attacks.contents(pdf, number)
    return pdf[first + 1 : second - 1]


def signed_with_extra() -> bytes:
    """Both signatures, on a paper that had a third place."""
    return by_anna(added(paper(), lambda writer: attacks.place(writer, "extra")))


@pytest.mark.parametrize("name", ATTACKS)
def test_what_was_done_is_told_and_never_valid(name: str) -> None:
    make, kod = ATTACKS[name]
    verdict = verify(make(), expected=EXPECTED, trust_roots=[CA.root], at=NOW)
    assert not verdict.giltig
    assert kod in verdict.koder
    assert all(each in KODER for each in verdict.koder)


def test_a_revoked_certificate_is_told_even_by_an_old_list() -> None:
    """What counts is that someone knew; that the list should have been renewed since makes nothing better."""
    for age in (0, 30):
        crl = CA.crl(CA.issue(ANNA), at=NOW - age * DAY)
        verdict = verify(
            signed(), expected=EXPECTED, trust_roots=[CA.root], at=NOW, revocation=Revocation.load(crls=[crl])
        )
        assert verdict.koder == ("sparrat-certifikat",)


def test_a_certificate_that_has_expired_since_needs_a_proof_of_time() -> None:
    verdict = verify(signed(), expected=EXPECTED, trust_roots=[CA.root], at=END + DAY)
    assert verdict.koder == ("certifikat-utgatt-utan-tidsbevis",)


def test_a_signature_made_before_its_certificate_began_is_not_valid() -> None:
    early = bare(paper(), FIRST, signer(ANNA), when=START - DAY)
    verdict = verify(early, expected=EXPECTED[:1], trust_roots=[CA.root], at=NOW)
    assert verdict.koder == ("certifikat-ej-an",)


def test_the_manipulated_paper_is_told_of_before_who_signed_it() -> None:
    """The one who signed after the change gets to know that it was changed before."""
    verdict = verify(between(attacks.other_words), expected=EXPECTED, trust_roots=[CA.root], at=NOW)
    assert [field.fault.kod for field in verdict.fields if field.fault] == ["andrad-sida", "efter-andring"]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_paper_with_any_bit_changed_is_never_valid(data: st.DataObject) -> None:
    pdf = signed()
    at, bit = data.draw(st.integers(0, len(pdf) - 1)), data.draw(st.sampled_from([1, 2, 4, 8, 16, 32, 64, 128]))
    verdict = verify(attacks.flipped(pdf, at, bit), expected=EXPECTED, trust_roots=[CA.root], at=NOW)
    assert not verdict.giltig


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_paper_cut_off_anywhere_is_never_valid(data: st.DataObject) -> None:
    pdf = signed()
    cut = data.draw(st.integers(0, len(pdf) - 1))
    assert not verify(pdf[:cut], expected=EXPECTED, trust_roots=[CA.root], at=NOW).giltig
