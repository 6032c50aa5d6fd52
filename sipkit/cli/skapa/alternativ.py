"""The options of every command that makes papers: listed once, here."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

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
from sipkit.domain.vocabulary import PdfMotor


class Alternativ(TypedDict):
    """What they say, as a `Bestallning` takes it."""

    arende: str | None
    region: str | None
    svar: str | None
    utan_fragor: bool
    exempel: bool
    per: str | None
    handelser: tuple[str, ...]
    fakta: tuple[str, ...]
    format: str | None
    pdf_motor: PdfMotor
    ut: Path
    ersatt: bool
    torrkor: bool
    spara: Path | None
    okrypterad: bool
    mottagare: str | None
    config: Path | None


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
) -> Alternativ:
    """What the options say. An example asks nothing."""
    return Alternativ(
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
