"""`sipkit signera FIL`, `sipkit verifiera FIL` and `sipkit underskrift [ÄRENDE]`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Ersatt, Json, Per, UtanFragor, ValtArende

_Arende = Annotated[
    str | None,
    typer.Option("--ärende", metavar="ÄRENDE", help="Ärendet vars plan det är: id, eller fil från --spara."),
]
_Rot = Annotated[
    list[Path] | None,
    typer.Option("--rot", metavar="FIL", help="Utfärdare att lita på, utöver mappen certifikat. Kan upprepas."),
]
_Sparrlista = Annotated[
    list[Path] | None,
    typer.Option("--spärrlista", metavar="FIL", help="Spärrlista eller OCSP-svar från utfärdaren. Kan upprepas."),
]


def signera(
    fil: Annotated[Path, typer.Argument(metavar="FIL.pdf", help="PDF:en, med fält att skriva under i.")],
    p12: Annotated[
        Path | None, typer.Option("--p12", metavar="FIL", help="Certifikat i en fil, .p12 eller .pfx.")
    ] = None,
    pkcs11: Annotated[
        str | None, typer.Option("--pkcs11", metavar="MODUL", help="Certifikat på kort: kortets programbibliotek.")
    ] = None,
    token: Annotated[str | None, typer.Option("--token", metavar="NAMN", help="Kortets namn.")] = None,
    etikett: Annotated[
        str | None, typer.Option("--etikett", metavar="NAMN", help="Vilket certifikat, om kortet har flera.")
    ] = None,
    pin_fil: Annotated[
        Path | None,
        typer.Option(
            "--pin-fil",
            metavar="FIL",
            help="Läs PIN eller lösenord ur en privat fil; - läser stdin. Annars frågas det.",
        ),
    ] = None,
    arende: _Arende = None,
    falt: Annotated[
        str | None, typer.Option("--fält", metavar="ID", help="Fältet. Annars det som är ditt, eller det du väljer.")
    ] = None,
    tidsstampel: Annotated[
        str | None, typer.Option("--tidsstämpel", metavar="URL", help="Tidsstämpelserver: det enda som hämtas.")
    ] = None,
    sparrlista: _Sparrlista = None,
    rot: _Rot = None,
    ut: Annotated[
        Path | None, typer.Option("--ut", metavar="FIL", help="Den nya filen. Annars samma namn med -signerad.")
    ] = None,
    ersatt: Ersatt = False,
    utan_fragor: UtanFragor = False,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Skriv under en PDF elektroniskt, med kort eller certifikatfil."""
    from sipkit.cli.signering.signera import Onskan, signera

    return signera(
        Onskan(
            fil=fil,
            arende=arende,
            p12=p12,
            pkcs11=pkcs11,
            token=token,
            etikett=etikett,
            pin_fil=pin_fil,
            falt=falt,
            tidsstampel=tidsstampel,
            sparrlistor=tuple(sparrlista or ()),
            rot=tuple(rot or ()),
            ut=ut,
            ersatt=ersatt,
            config=config,
            fraga=not utan_fragor,
        )
    )


def verifiera(
    fil: Annotated[Path, typer.Argument(metavar="FIL.pdf", help="Den underskrivna PDF:en.")],
    arende: _Arende = None,
    rot: _Rot = None,
    sparrlista: _Sparrlista = None,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Pröva om underskrifterna i en PDF är giltiga, var och en för sig. Slutkod 1 när de inte är det."""
    from sipkit.cli.signering.verifiera import Onskan, verifiera

    return verifiera(Onskan(fil, arende, tuple(rot or ()), tuple(sparrlista or ()), per, config))


def underskrift(
    arende: ValtArende = None,
    vem: Annotated[
        str | None, typer.Option("--vem", metavar="ID", help="Vem som skrev under, t.ex. samordnare eller enhet-p1.")
    ] = None,
    dag: Annotated[str | None, typer.Option("--dag", metavar="DAG", help="När. Annars i dag.")] = None,
    hur: Annotated[
        Literal["papper", "e-underskrift"] | None,
        typer.Option("--hur", metavar="SÄTT", help="papper (annars) eller e-underskrift."),
    ] = None,
    fil: Annotated[
        Path | None,
        typer.Option("--fil", metavar="FIL", help="Inskannat papper, eller PDF:en som är underskriven med kort."),
    ] = None,
    till: Annotated[
        list[str] | None,
        typer.Option("--till", metavar="ID", help="Vem som har fått planen: enskild, p1. Kan upprepas."),
    ] = None,
    utan_fragor: UtanFragor = False,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Anteckna vem som har skrivit under planen, och vem som har fått den."""
    from sipkit.cli.arende.oppet import oppna_arende
    from sipkit.cli.signering.underskrift import Onskan, anteckna

    oppet = oppna_arende(arende, per, config, fraga=not utan_fragor)
    return anteckna(oppet, Onskan(hur, vem, dag, fil, tuple(till or ()), fraga=not utan_fragor))
