"""The options of every command that makes papers: listed once, here."""

from __future__ import annotations

from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.val import (
    UT,
    Config,
    Ersatt,
    Exempel,
    Fakta,
    Format,
    Handelser,
    Json,
    Motor,
    Mottagare,
    Okrypterad,
    Per,
    Region,
    Spara,
    SparatArende,
    Svar,
    Torrkor,
    Ut,
    UtanFragor,
)


def alternativ(
    arende: SparatArende = None,
    region: Region = None,
    svar: Svar = None,
    utan_fragor: UtanFragor = False,
    exempel: Exempel = False,
    per: Per = None,
    handelse: Handelser = None,
    fakta: Fakta = None,
    format: Format = None,
    pdf_motor: Motor = "typst",
    ut: Ut = UT,
    ersatt: Ersatt = False,
    torrkor: Torrkor = False,
    spara: Spara = None,
    okrypterad: Okrypterad = False,
    mottagare: Mottagare = None,
    config: Config = None,
    json: Json = False,
) -> Bestallning:
    """What the options say. An example asks nothing."""
    return Bestallning(
        arende=arende,
        region=region,
        svar=svar,
        utan_fragor=utan_fragor or exempel,
        exempel=exempel,
        per=per,
        handelser=tuple(handelse or ()),
        fakta=tuple(fakta or ()),
        format=format,
        pdf_motor=pdf_motor,
        ut=ut,
        ersatt=ersatt,
        torrkor=torrkor,
        spara=spara,
        okrypterad=okrypterad,
        mottagare=mottagare,
        config=config,
    )
