"""`sipkit ärende …`: what sipkit keeps, and handing it over. Lists hold ids; names are shown only when asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sipkit.cli import svenska
from sipkit.cli.svenska import Kommando
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
    ValtArende,
)

app = svenska.app("Det som sipkit har sparat, krypterat, på den här datorn.")


@app.command("ny", cls=Kommando)
def ny(
    region: Region = None,
    svar: Svar = None,
    utan_fragor: UtanFragor = False,
    per: Per = None,
    handelse: Handelser = None,
    fakta: Fakta = None,
    spara: Spara = None,
    okrypterad: Okrypterad = False,
    ersatt: Ersatt = False,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Börja ett ärende utan papper, för att följa fristerna."""
    from sipkit.cli.arende.nytt import nytt
    from sipkit.cli.fragor.bestallning import Bestallning

    return nytt(
        Bestallning(
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
    )


@app.command("visa", cls=Kommando)
def visa(
    arende: Annotated[
        str | None, typer.Argument(metavar="[ÄRENDE]", help="Ärendets id eller fil. Utan visas alla, med id och tid.")
    ] = None,
    med_namn: Annotated[bool, typer.Option("--med-namn", help="Visa namn. Bara i en terminal.")] = False,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Visa vad som är sparat, eller ett ärende. Inga namn utan --med-namn."""
    from sipkit.cli.arende.visning import visa_alla, visa_ett

    return visa_alla(per) if arende is None else visa_ett(arende, per, config, med_namn=med_namn, as_json=json)


@app.command("historik", cls=Kommando)
def historik(
    arende: ValtArende = None,
    utan_fragor: UtanFragor = False,
    per: Per = None,
    json: Json = False,
) -> Utfall:
    """Visa vad som har gjorts i ett ärende, rad för rad."""
    from sipkit.cli.arende.historik import visa_historik

    return visa_historik(arende, per, fraga=not utan_fragor)


@app.command("rensa", cls=Kommando)
def rensa(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Ärendets eller utkastets id.")],
    json: Json = False,
) -> Utfall:
    """Ta bort sipkits arbetsfil: ärendet, utkastet eller båda. Journalen är kvar."""
    from sipkit.cli.arende.former import Borttaget
    from sipkit.cli.arende.val import rensa as ta_bort

    typed = id_.strip().upper()
    return Utfall(
        "ärende rensa",
        Borttaget(typed, ta_bort(typed)),
        ("Sipkits arbetsfil är borttagen. Journalen är kvar.",),
    )


@app.command("nyckel", cls=Kommando)
def nyckel(
    ut: Annotated[
        Path | None, typer.Option("--ut", metavar="FIL", help="Skriv din publika nyckel i en fil, att ge till andra.")
    ] = None,
    ny: Annotated[
        Path | None, typer.Option("--ny", metavar="FIL", help="Lägg till en annan enhets publika nyckel.")
    ] = None,
    namn: Annotated[
        str | None, typer.Option("--namn", metavar="ENHET", help="Med --ny: enhetens namn. Annars det som filen säger.")
    ] = None,
    ta_bort: Annotated[
        str | None, typer.Option("--ta-bort", metavar="ENHET", help="Ta bort en annan enhets nyckel.")
    ] = None,
    losenfras: Annotated[
        bool, typer.Option("--lösenfras", help="Sätt, byt eller ta bort lösenfrasen på din privata nyckel.")
    ] = False,
    ersatt: Ersatt = False,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Visa din publika nyckel, och de enheter som du kan lämna över ärenden till."""
    from sipkit.cli.arende.nyckel import Nyckelval
    from sipkit.cli.arende.nyckel import nyckel as visa_nyckel

    return visa_nyckel(Nyckelval(ut, ny, namn, ta_bort, losenfras, ersatt, config))


@app.command("exportera", cls=Kommando)
def exportera(
    till: Annotated[
        str, typer.Option("--till", metavar="ENHET", help="Enhetens namn (sipkit ärende nyckel), eller en nyckelfil.")
    ],
    ut: Annotated[Path, typer.Option("--ut", metavar="FIL", help="Filen som skrivs. Bara mottagaren kan öppna den.")],
    arende: ValtArende = None,
    part: Annotated[
        str | None, typer.Option("--part", metavar="ID", help="Vilken part enheten är: p1. Annars den som heter så.")
    ] = None,
    aven_mig: Annotated[bool, typer.Option("--även-mig", help="Låt dig själv också öppna filen.")] = False,
    ersatt: Ersatt = False,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Lämna över ett ärende till en annan enhet: planen och det som samtycket omfattar, krypterat för den enheten."""
    from sipkit.cli.arende.exportera import Exportval
    from sipkit.cli.arende.exportera import exportera as lamna_over

    return lamna_over(Exportval(arende, till, ut, part, aven_mig, ersatt, per, config))


@app.command("ta-emot", cls=Kommando)
def ta_emot(
    fil: Annotated[Path, typer.Argument(metavar="FIL", help="Filen från den andra enheten.")],
    arende: Annotated[
        str | None,
        typer.Argument(metavar="[ÄRENDE]", help="Ärendet som kommer tillbaka. Annars det med samma id."),
    ] = None,
    spara: Annotated[
        Path | None, typer.Option("--spara", metavar="FIL", help="Spara ett nytt ärende i en egen fil i stället.")
    ] = None,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Ta emot ett ärende från en annan enhet, eller det nya i ett som kommer tillbaka. Inget skrivs över."""
    from sipkit.cli.arende.ta_emot import Mottagval
    from sipkit.cli.arende.ta_emot import ta_emot as ta_in

    return ta_in(Mottagval(fil, arende, spara, per, config))
