"""`sipkit vägval`: what the routine says of one person's path. The user decides."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import (
    Config,
    Ersatt,
    Fakta,
    Handelser,
    Json,
    Okrypterad,
    Per,
    Region,
    Spara,
    Svar,
    UtanFragor,
)

if TYPE_CHECKING:
    from sipkit.cli.fragor.bestallning import Bestallning


def vagval(
    arende: Annotated[str | None, typer.Argument(metavar="[ÄRENDE]", help="Ett sparat ärende: id, eller fil.")] = None,
    region: Region = None,
    fakta: Fakta = None,
    handelse: Handelser = None,
    svar: Svar = None,
    utan_fragor: UtanFragor = False,
    per: Per = None,
    spara: Spara = None,
    okrypterad: Okrypterad = False,
    ersatt: Ersatt = False,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Säg vad rutinen säger om vägen: om SIP görs, när och var, vad som skickas och vilka som är med. Du avgör."""
    from sipkit.cli.fragor.bestallning import Bestallning
    from sipkit.cli.vagval.svar import fragat, svarat

    best = Bestallning(
        arende=arende,
        region=region,
        svar=svar,
        utan_fragor=utan_fragor,
        per=per,
        handelser=tuple(handelse or ()),
        fakta=tuple(fakta or ()),
        spara=spara,
        okrypterad=okrypterad,
        ersatt=ersatt,
        config=config,
    )
    best.krav()
    return fragat(best) if _asks(best, json=json) else svarat(best)


def _asks(best: Bestallning, *, json: bool) -> bool:
    """Whether to ask: not about a trial with facts or events, and a script gets its answer without."""
    if best.utan_fragor or best.fakta or best.handelser:
        return False
    is_script = json or (best.arende is None and best.region is not None)
    return not is_script or sys.stdin.isatty()
