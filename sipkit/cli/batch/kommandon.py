"""`sipkit batch …`: many papers of rows in a file, begun once and gone on with until every row is done."""

from __future__ import annotations

from sipkit.cli import svenska
from sipkit.cli.batch.korsatt import PER_DEL, Korsatt
from sipkit.cli.batch.val import (
    AndraRader,
    Antal,
    BaraFel,
    Blad,
    BrevPerDel,
    Dolda,
    Exempelfil,
    Felfil,
    Fran,
    Karta,
    Mallfil,
    Malltyp,
    NyaRegler,
    Processer,
    Prov,
    Rader,
    Skydd,
    Till,
    Tillganglig,
    TillMapp,
    Typ,
    Utmapp,
    Utom,
)
from sipkit.cli.svenska import Kommando
from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Ersatt, Format, Json, Mottagare, Per, Region, UtanFragor

app = svenska.app("Ett utskick: papper till många, ur rader i en fil.")


@app.command("kör", cls=Kommando)
def kor(
    rader: Rader,
    typ: Typ,
    ut: TillMapp,
    region: Region = None,
    prov: Prov = None,
    blad: Blad = None,
    karta: Karta = None,
    utom: Utom = None,
    skydd: Skydd = None,
    dolda: Dolda = None,
    mottagare: Mottagare = None,
    format: Format = None,
    felfil: Felfil = None,
    per: Per = None,
    brev_per_del: BrevPerDel = PER_DEL,
    processer: Processer = None,
    utan_fragor: UtanFragor = False,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Gör papper till alla i en fil. Det som avbryts går att fortsätta."""
    from sipkit.cli.batch.kor import Order
    from sipkit.cli.batch.kor import kor as gor

    return gor(
        Order(
            rader=rader,
            typ=typ,
            ut=ut,
            region=region,
            prov=prov,
            blad=blad,
            karta=karta,
            utom=utom,
            skydd=skydd,
            dolda=None if dolda is None else dolda == "ja",
            mottagare=mottagare,
            format=format,
            felfil=felfil,
            per=per,
            brev_per_del=brev_per_del,
            processer=processer,
            utan_fragor=utan_fragor,
            config=config,
            as_json=json,
        )
    )


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
