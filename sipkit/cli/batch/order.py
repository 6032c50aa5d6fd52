"""What was asked for of `sipkit batch kör`: its argument and options are listed once, here."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.batch.korsatt import PER_DEL
from sipkit.cli.batch.val import (
    Blad,
    BrevPerDel,
    Dolda,
    Felfil,
    Karta,
    Processer,
    Prov,
    Rader,
    Skydd,
    TillMapp,
    Typ,
    Utom,
)
from sipkit.cli.val import Config, Format, Json, Mottagare, Per, Region, UtanFragor


@dataclass(frozen=True, kw_only=True)
class Order:
    """The command's argument and options, as typer reads them."""

    rader: Rader
    typ: Typ
    ut: TillMapp
    region: Region = None
    prov: Prov = None
    blad: Blad = None
    karta: Karta = None
    utom: Utom = None
    skydd: Skydd = None
    dolda: Dolda = None
    mottagare: Mottagare = None
    format: Format = None
    felfil: Felfil = None
    per: Per = None
    brev_per_del: BrevPerDel = PER_DEL
    processer: Processer = None
    utan_fragor: UtanFragor = False
    config: Config = None
    json: Json = False
