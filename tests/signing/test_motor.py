"""Other programs agree: on who signed, on what is valid, on accessibility and archiving; and a card can sign."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from sipkit.errors import SipkitError
from sipkit.signing import open_pkcs11, sign, verify
from tests.pdf import verapdf
from tests.signing import attacks
from tests.signing.papers import EXPECTED, FIRST, paper, signed
from tests.signing.pki import ANNA, CA, NOW, key

pytestmark = pytest.mark.motor

MODULE = Path("/usr/lib/softhsm/libsofthsm2.so")
PIN = "4711"


def poppler(pdf: bytes, folder: Path) -> list[str]:
    """What poppler says of each signature."""
    file = folder / "signerad.pdf"
    file.write_bytes(pdf)
    run = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False)
    return [line.partition(": ")[2] for line in run.stdout.splitlines() if "Signature Validation" in line]


def test_poppler_finds_both_signatures_valid_and_one_changed_bit(tmp_path: Path) -> None:
    assert poppler(signed(), tmp_path) == ["Signature is Valid."] * 2
    last = attacks.flipped(signed(), attacks.shown(signed()))
    assert poppler(last, tmp_path) == ["Signature is Valid.", "Digest Mismatch."]


def test_verapdf_finds_nothing_before_and_after_each_signature(tmp_path: Path) -> None:
    made = {"utan.pdf": paper(), "en.pdf": attacks.first_revision(signed()), "två.pdf": signed()}
    for name, pdf in made.items():
        (tmp_path / name).write_bytes(pdf)
    assert verapdf.faults(tmp_path / name for name in made) == []


@pytest.fixture
def token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A card in software, with Anna's key and certificate."""
    import pkcs11
    from pkcs11.util.rsa import decode_rsa_private_key
    from pkcs11.util.x509 import decode_x509_certificate

    settings = tmp_path / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {tmp_path}\nobjectstore.backend = file\nlog.level = ERROR\n", "utf8")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))
    order = ["softhsm2-util", "--init-token", "--free", "--label", "kort", "--pin", PIN, "--so-pin", PIN]
    subprocess.run(order, check=True, capture_output=True)
    library = pkcs11.lib(str(MODULE))
    library.reinitialize()
    private = key(ANNA).private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    with library.get_token(token_label="kort").open(rw=True, user_pin=PIN) as session:
        same = {pkcs11.Attribute.ID: b"\x01", pkcs11.Attribute.TOKEN: True}
        session.create_object({**decode_rsa_private_key(private), **same})
        der = CA.issue(ANNA).public_bytes(serialization.Encoding.DER)
        session.create_object({**decode_x509_certificate(der), **same, pkcs11.Attribute.LABEL: "underskrift"})
    return "kort"


def test_a_card_signs(token: str) -> None:
    with open_pkcs11(str(MODULE), token, lambda: PIN) as signer:
        assert signer.name == ANNA
        once = sign(paper(), FIRST, signer, when=NOW, expected=ANNA)
    assert verify(once, expected=EXPECTED[:1], trust_roots=[CA.root], at=NOW).giltig


@pytest.mark.parametrize(
    ("card", "pin", "label", "kod"),
    [
        ((str(MODULE), "kort"), "0000", None, "losenord-fel"),
        ((str(MODULE), "annat kort"), PIN, None, "kort-saknas"),
        ((str(MODULE), "kort"), PIN, "inloggning", "kort-saknas"),
        (("/finns/inte.so", "kort"), PIN, None, "kort-saknas"),
    ],
)
def test_a_card_that_cannot_sign_is_told(
    token: str, card: tuple[str, str], pin: str, label: str | None, kod: str
) -> None:
    with pytest.raises(SipkitError) as caught, open_pkcs11(*card, lambda: pin, label):
        pass
    assert caught.value.kod == kod
