"""A draft that is left although its ärende was stored, as when the power went between the two: it is finished."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sipkit.cli.arende.former import RedanKlart
from sipkit.cli.arende.historik import historiktext
from sipkit.cli.arende.val import Oppnat, arendelager, oppna
from sipkit.cli.utfall import Utfall, att_gora
from sipkit.domain.arende import HistorikVad
from sipkit.storage.utkast import Utkast, Utkastlager

_GOR_NU: Mapping[HistorikVad, tuple[str, ...]] = {
    "papper": (
        "Texten att klistra in: sipkit klistra {vilket}",
        "När papperen är skickade: sipkit skickat {vilket}",
    ),
    "samtycke": ("Text till journalen: sipkit klistra {vilket}",),
    "skapat": ("Frister: sipkit frister {vilket}", "Kalla: sipkit kallelse {vilket}"),
}
"""What comes after what an interview can become."""


def redan_klart(utkast: Utkast, lager: Utkastlager, nu: datetime) -> Utfall | None:
    """Remove a draft that is finished, and tell what comes next; None where there is something to go on with.

    Raises:
        FileFault: the ärende cannot be opened, or the draft cannot be removed.
    """
    if utkast.blir is None:
        return None
    oppnat = _oppnat(utkast, nu)
    if oppnat is None or utkast.blir not in oppnat.arende.historik:
        return None
    lager.ta_bort(utkast.id)
    vilket = oppnat.fil or oppnat.id
    steg = tuple(text.format(vilket=vilket) for text in _GOR_NU[utkast.blir.vad])
    text = (
        f"Det är redan klart: ärende {oppnat.id} är sparat. Inget gjordes en gång till.",
        f"  {historiktext(oppnat.arende, utkast.blir)}",
        *att_gora(steg),
    )
    return Utfall(
        "fortsätt", RedanKlart(oppnat.id, str(oppnat.fil) if oppnat.fil else None, utkast.blir.id, steg), text
    )


def _oppnat(utkast: Utkast, nu: datetime) -> Oppnat | None:
    """The ärende where the draft's goes, if anything is there."""
    fil = utkast.till or utkast.ur
    there = Path(fil).exists() if fil else arendelager(nu.date()).finns(utkast.id)
    return oppna(fil or utkast.id, nu) if there else None
