"""The paper of a message as PDF: every region's, as long and as short as it comes, is accessible and says it all."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pypdf
import pytest

from sipkit.bord.bord import duka
from sipkit.bord.lage import las_lage
from sipkit.bord.svar import arende_ur, dokument_av, forhand_ur, om_sorten
from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.loading import load_document_type
from sipkit.documents.sattning import sattare
from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import DokumentTyp
from tests.cli.korning import NU, Changes, answers
from tests.documents.lasning import text
from tests.pdf import verapdf

VALD: Mapping[str, tuple[DokumentTyp, ...]] = {
    "blekinge": ("inskrivningsmeddelande", "extrameddelande", "utskrivningsrapport"),
    "gavleborg": ("planeringsunderlag", "inskrivningsmeddelande"),
    "simba": ("vardbegaran-kommunal", "utskrivningsklar"),
    "sodra-alvsborg": (
        "inskrivningsmeddelande",
        "utskrivningsmeddelande",
        "dokumentforsattsblad",
        "inskrivningsbeslut",
    ),
    "vastra-gotaland": ("vardbegaran", "utskrivningsmeddelande", "avvikelse"),
}
"""One message with many rows, and one with few, of each region, and those with a template of their own."""
LANGT = "Provord om hur dagen går hemma och vad som behövs, med tal 3,5 och tecken §. " * 40
TYPADE = {"datum": "2027-04-06", "ja-nej": "nej", "moment": "2027-03-25T08:00", "flerval": ["p1"], "tal": "1"}

Sager = Callable[[str], str]
SAGT: Mapping[str, Sager] = {
    "vanligt": lambda falt: f"Provsvar om {falt}.",
    "kortast": lambda _: "x",
    "langst": lambda _: LANGT,
}


def _svar(typ: Dokumenttyp, region: str, sager: Sager, skyddad: str) -> Changes:
    """Answers to all that is asked: each row in words says the same."""
    told: dict[str, object] = {
        each.falt: TYPADE.get(each.typ, sager(each.id))
        for each in typ.fragor
        if each.falt.startswith(("falt.", "handelse."))
    }
    for each in typ.fragor:
        if each.typ == "val" and each.falt in told:
            told[each.falt] = each.alternativ[0].id
    tree = answers(region, {"samtycke": ..., "enskild.skyddade_uppgifter": skyddad, "kallelse": ...})
    samtycke = {"sort": typ.samtycke, "status": "lamnat", "dag": "2027-03-24", "mottaget_av": "slutenvården"}
    return {**tree, **told, "samtycken": [samtycke]}


@cache
def papper(region: str, typ: DokumentTyp, hur: str, skyddad: str = "nej") -> bytes:
    """The first paper of a message as a Word file."""
    lage = las_lage(region, NU, None)
    bord = duka(lage, load_document_type(typ, lage.sources), Arende())
    svar = _svar(bord.typ, region, SAGT[hur], skyddad)
    forhand = om_sorten(forhand_ur(svar, bord.typ, bord.om.idag), bord.typ)
    dokument = dokument_av(arende_ur(forhand, bord), bord, "7K2M")
    mallar = lage.mallar()
    return mallar.fyll(dokument.papper(mallar.sprak)[0])


def alla() -> Iterator[tuple[str, bytes]]:
    """Each region's messages in each length, and what is made instead for a person with protected data."""
    for region, typer in VALD.items():
        for typ in typer:
            yield from ((f"{region}-{typ}-{hur}", papper(region, typ, hur)) for hur in SAGT)
        yield f"{region}-skyddad", papper(region, typer[0], "vanligt", "ja")


@pytest.mark.motor
def test_every_message_conforms_to_ua_1_and_a_2a(tmp_path: Path) -> None:
    with sattare("typst") as satt:
        for name, data in alla():
            made = satt(data)
            assert made.tillganglig, name
            (tmp_path / f"{name}.pdf").write_bytes(made.data)
    assert verapdf.faults(sorted(tmp_path.iterdir())) == []


@pytest.mark.parametrize("hur", SAGT)
def test_the_pdf_of_a_message_says_what_its_word_file_says(hur: str) -> None:
    """Every word, however much is written in a row."""
    data = papper("vastra-gotaland", "vardbegaran", hur)
    with sattare("typst") as satt:
        pages = pypdf.PdfReader(io.BytesIO(satt(data).data)).pages
    read = "".join("".join(page.extract_text().split()) for page in pages)
    words = {word for word in text(data).split() if word.isalpha()}
    assert [word for word in words if word not in read.replace("-", "")] == []
