"""`sipkit batch exempel`: invented rows to try a batch with."""

from __future__ import annotations

from pathlib import Path

from sipkit.batch.rader.bocker.bok import skriv_bok
from sipkit.batch.rader.bocker.exempelfil import exempelfil
from sipkit.batch.rader.bocker.exempelrader import exempelrader, las_exempel
from sipkit.batch.rader.kolumner.ordbok import las_ordbok
from sipkit.bord.lage import las_lage
from sipkit.cli.batch import former
from sipkit.cli.fragor.forhand import EXEMPELREGION
from sipkit.cli.utfall import Utfall, att_gora
from sipkit.config.loading import load_document_type


def exempel(
    antal: int, typ: str, region: str | None, ut: Path, per: str | None, config: Path | None, *, ersatt: bool
) -> Utfall:
    """Write the file.

    Args:
        antal: how many rows.
        typ: the document type.
        region: whose example it is.
        ut: the file: `.xlsx`, `.csv` or `.jsonl`.
        per: the moment that its days lie around.
        config: the user's own configuration.
        ersatt: a file that is there is replaced.

    Raises:
        FileFault: the file is there, or cannot be written.
        UsageFault: the document type has no example for the region; the file's name says nothing.
    """
    lage = las_lage(region or EXEMPELREGION, per, config)
    dokumenttyp = load_document_type(typ, lage.sources)
    exempel = las_exempel(dokumenttyp.id, lage.region_id, lage.sources)
    rader = list(exempelrader(antal, exempel, lage.idag, lage.sources))
    skriv_bok(ut, exempelfil(ut, dokumenttyp, las_ordbok(lage.sources), rader), ersatt=ersatt)
    told = "En rad om en påhittad person" if antal == 1 else f"{antal} rader om påhittade personer"
    steg = (f"Prova: sipkit batch kör {ut} --typ {dokumenttyp.id} --region {lage.region_id} --ut MAPP --prov 5",)
    return Utfall("batch exempel", former.Exempel(str(ut), antal), (f"KLART. {told} i {ut}.", *att_gora(steg)))
