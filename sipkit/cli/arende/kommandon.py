"""`sipkit ärende ny|visa|historik|rensa`: what sipkit keeps. Lists hold ids; names are shown only when asked for."""

from __future__ import annotations

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
