"""`sipkit batch …`: many papers of rows in a file, begun once and gone on with until every row is done."""

from __future__ import annotations

import inspect

from sipkit.cli import svenska
from sipkit.cli.batch.korsatt import PER_DEL, Korsatt
from sipkit.cli.batch.order import Order
from sipkit.cli.batch.val import (
    AndraRader,
    Antal,
    BaraFel,
    BrevPerDel,
    Exempelfil,
    Felfil,
    Fran,
    Mallfil,
    Malltyp,
    NyaRegler,
    Processer,
    Till,
    Tillganglig,
    Typ,
    Utmapp,
)
from sipkit.cli.svenska import Kommando
from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Ersatt, Json, Per, Region

app = svenska.app("Ett utskick: papper till många, ur rader i en fil.")


def kor(**options: object) -> Utfall:
    """Gör papper till alla i en fil. Det som avbryts går att fortsätta."""
    from sipkit.cli.batch.kor import kor as gor

    return gor(Order(**options))  # type: ignore[arg-type]


kor.__dict__["__signature__"] = inspect.signature(Order, eval_str=True).replace(return_annotation=Utfall)
app.command("kör", cls=Kommando)(kor)


@app.command("fortsätt", cls=Kommando)
def fortsatt(
    ut: Utmapp,
    rader: AndraRader = None,
    felfil: Felfil = None,
    bara_fel: BaraFel = False,
    med_nya_regler: NyaRegler = False,
    brev_per_del: BrevPerDel = PER_DEL,
    processer: Processer = None,
    json: Json = False,
) -> Utfall:
    """Gå vidare med ett utskick: det som är kvar, det som är ändrat och det som blev fel."""
    from sipkit.cli.batch.fortsatt import fortsatt as ga_vidare

    return ga_vidare(
        ut,
        rader,
        Korsatt(processer, brev_per_del, felfil, as_json=json, bara_fel=bara_fel, nya_regler=med_nya_regler),
    )


@app.command("skriv-ut", cls=Kommando)
def skriv_ut(
    ut: Utmapp, fran: Fran = None, till: Till = None, tillganglig: Tillganglig = False, json: Json = False
) -> Utfall:
    """Gör filerna att skriva ut en gång till: alla, eller breven med vissa nummer."""
    from sipkit.cli.batch import skriv_ut as utskrift

    return utskrift.lasbart(ut) if tillganglig else utskrift.skriv_ut(ut, fran, till)


@app.command("mall", cls=Kommando)
def mall(
    typ: Malltyp,
    ut: Mallfil = None,
    ersatt: Ersatt = False,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Gör ett kalkylblad att fylla i: rubriker, val i listor och förklaringar."""
    from sipkit.cli.batch.mall import mall as skriv_mall

    return skriv_mall(typ, ut, config, ersatt=ersatt)


@app.command("exempel", cls=Kommando)
def exempel(
    antal: Antal,
    typ: Typ,
    ut: Exempelfil,
    region: Region = None,
    ersatt: Ersatt = False,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Gör en fil med rader om påhittade personer, att prova ett utskick med."""
    from sipkit.cli.batch.exempel import exempel as skriv_exempel

    return skriv_exempel(antal, typ, region, ut, per, config, ersatt=ersatt)
