"""`sipkit batch mall`: a workbook to fill in, for those who have no export to begin with."""

from __future__ import annotations

from pathlib import Path

from sipkit.batch.rader.bocker.bok import skriv_bok
from sipkit.batch.rader.bocker.exempelrader import las_exempel
from sipkit.batch.rader.bocker.mallbok import RADER, mallbok, mallkolumner
from sipkit.batch.rader.kolumner.ordbok import las_ordbok
from sipkit.cli.batch import former
from sipkit.cli.batch.radkrav import krav_av_rader
from sipkit.cli.fragor.forhand import EXEMPELREGION
from sipkit.cli.utfall import Utfall, att_gora
from sipkit.config.loading import load_document_type
from sipkit.config.sources import Sources, find_sources
from sipkit.domain.text import fold
from sipkit.errors import UsageFault


def mall(typ: str, ut: Path | None, config: Path | None, *, ersatt: bool) -> Utfall:
    """Write the workbook.

    Args:
        typ: the document type.
        ut: the file; None: named after the document type, in this folder.
        config: the user's own configuration.
        ersatt: a file that is there is replaced.

    Raises:
        FileFault: the file is there, or cannot be written.
        SipkitError: there is no such document type, or it cannot be read.
    """
    sources = find_sources(config)
    dokumenttyp = load_document_type(fold(typ), sources)
    krav_av_rader(dokumenttyp.id)
    fil = ut or Path(f"{dokumenttyp.id}.xlsx")
    if fil.suffix.lower() != ".xlsx":
        raise UsageFault("ogiltigt-varde", "En mall är en Excelbok.", "--ut", "Låt filens namn sluta med .xlsx.")
    ordbok = las_ordbok(sources)
    skriv_bok(fil, mallbok(dokumenttyp, ordbok, _exempel(dokumenttyp.id, sources)), ersatt=ersatt)
    kolumner = tuple(
        former.Mallkolumn(each.rubrik, each.sokvag, each.kravs) for each in mallkolumner(dokumenttyp, ordbok)
    )
    steg = (
        f"Fyll i bladet {RADER}, en rad för varje person, och bladet {ordbok.parter.rubrik} om enheter ska med.",
        f"Prova: sipkit batch kör {fil} --typ {dokumenttyp.id} --ut MAPP --prov 5",
    )
    text = (f"KLART. {fil} har {len(kolumner)} kolumner. Varje rubrik förklaras i boken.", *att_gora(steg))
    return Utfall("batch mall", former.Mall(str(fil), kolumner), text)


def _exempel(typ: str, sources: Sources) -> dict[str, object]:
    """The answers of the row that shows how it is done; none where the document type has no example."""
    try:
        return dict(las_exempel(typ, EXEMPELREGION, sources).svar)
    except UsageFault:
        return {}
