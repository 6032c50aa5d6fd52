"""`sipkit batch fortsätt`: what is left of a batch, what has been changed in its rows, and what failed."""

from __future__ import annotations

from pathlib import Path

from sipkit.batch.utskick import oppna
from sipkit.cli.batch.alla_rader import gor_alla
from sipkit.cli.batch.felfil import krav_felfil
from sipkit.cli.batch.kalla import kalla, ur_kalla
from sipkit.cli.batch.korsatt import Korsatt
from sipkit.cli.batch.radlasning import las
from sipkit.cli.utfall import Utfall
from sipkit.config.loading import load_document_type
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import platser
from sipkit.storage.sigill import Sigill


def fortsatt(ut: Path, rader: Path | None, hur: Korsatt) -> Utfall:
    """Go on with a batch.

    Args:
        ut: its folder.
        rader: the file with rows; None: where they were when it began, or the last time.
        hur: how the rows are made.

    Raises:
        Avbruten, SipkitError: as `sipkit.cli.batch.kor.kor`; ConfigFault: `nya-regler`.
    """
    with oppna(ut, Sigill(Nycklar(platser()))) as utskick:
        lage = utskick.jobb.lage()
        typ = load_document_type(utskick.jobb.typ, lage.sources)
        before, val = ur_kalla(utskick.kalla, lage.idag)
        krav_felfil(hur.felfil, rader or before)
        _, inlasning = las(rader or before, typ, val, lage.sources, fragar=False)
        if rader is not None and not hur.bara_fel:
            utskick.minns(kalla(rader, val))
        return gor_alla("batch fortsätt", utskick, inlasning, hur)
