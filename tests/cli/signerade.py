"""Plans in stored ärenden, PDFs of them with places to sign, and certificates of invented people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from docx import Document

from sipkit.domain.arende import Arende
from sipkit.pdf import typeset
from sipkit.word.reader import read
from sipkit.word.tree import SIGNATURE
from tests.cli.korning import Changes
from tests.cli.sparade import sparat
from tests.pdf.blanketter import add, saved
from tests.signing.pki import CA, PASSWORD, Authority, p12

LENA = "Lena Exempelgren"
DAGEN = "2027-03-25"
PLAN: Changes = {
    "dag": DAGEN,
    "viktigt": "Jag vill bo kvar hemma och klara trappan själv.",
    "mal": [{"text": "Jag går ut med rullatorn varje dag."}],
    "insatser": [
        {"mal": "m1", "vad": "träna gång ute", "vem": "p1", "huvudman": "kommun", "foljer_upp": LENA},
        {"mal": "m1", "vad": "gå till brevlådan", "vem": "enskild"},
    ],
    "andra_atgarder": "inget just nu",
    "overgripande_ansvar": "kommun",
    "samordnare": {"vem": "p1", "namn": LENA, "telefon": "070-174 06 12"},
    "deltagare": [{"vem": "p2", "namn": "Omar Testlund"}, {"vem": "p3", "narvaro": "kom-inte"}],
    "uppfoljning": {"dag": "2027-07-07", "tid": "13", "satt": "hembesök"},
}


def med_plan(changes: Changes | None = None, region: str = "blekinge") -> Arende:
    """Keep an ärende with a plan that states all that it must; `...` takes a part of the plan away."""
    plan = {path: value for path, value in {**PLAN, **(changes or {})}.items() if value is not ...}
    return sparat({"plan": plan}, region)


@cache
def papper(*ids: str) -> bytes:
    """A PDF with places to sign."""
    built = Document()
    built.core_properties.title = "Min plan"
    built.add_heading("Underskrifter", 1)
    for id_ in ids:
        add(built.add_paragraph(), f"{SIGNATURE}{id_}", f"Underskrift, {id_}")
    return typeset(read(saved(built))).data


def planen(folder: Path, *ids: str) -> Path:
    """The file of version 1, for Blekinge's only line unless others are said."""
    path = folder / "plan.pdf"
    path.write_bytes(papper(*(ids or ("v1-samordnare",))))
    return path


def certifikat(
    folder: Path, person: str = LENA, authority: Authority = CA, how: Mapping[str, datetime | bool] | None = None
) -> Path:
    """A person's key in a file; its password is that of the tests. `how` is handed on to `Authority.issue`."""
    path = folder / f"{person.split(maxsplit=1)[0].lower()}.p12"
    path.write_bytes(p12(authority.issue(person, **(how or {})), person, authority))  # type: ignore[arg-type]
    return path


def rot(folder: Path, authority: Authority = CA) -> Path:
    """The certificate of an issuer, in a file."""
    path = folder / "rot.pem"
    path.write_bytes(authority.certificate.public_bytes(Encoding.PEM))
    return path


def pin(folder: Path, text: str = PASSWORD) -> Path:
    """The password in a private file."""
    path = folder / "pin"
    path.write_text(f"{text}\n", "utf8")
    path.chmod(0o600)
    return path
