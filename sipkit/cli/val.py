"""Options that several commands share, with their Swedish help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sipkit.domain.vocabulary import PdfMotor

UT = Path("sipkit-ut")
Region = Annotated[str | None, typer.Option("--region", metavar="ID", help="Regionens id, t.ex. blekinge.")]
Per = Annotated[
    str | None,
    typer.Option("--per", metavar="TID", help="Räkna som om det vore den här tiden (2027-03-25T10:12). Annars nu."),
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="MAPP",
        help="Egen konfiguration: regions/, documents/, templates/, profil.yaml, enheter/, nycklar/.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON på stdout.")]
Handelser = Annotated[
    list[str] | None,
    typer.Option("--händelse", metavar="TYP=TID", help="Något som har hänt, t.ex. utskriven=2027-03-25. Kan upprepas."),
]
Fakta = Annotated[
    list[str] | None,
    typer.Option("--fakta", metavar="NAMN=VÄRDE", help="Ett faktum, t.ex. sip=efter-utskrivning. Kan upprepas."),
]
Ut = Annotated[Path, typer.Option("--ut", metavar="MAPP", help="Mappen som papperen skrivs i. Annars ./sipkit-ut.")]
Svar = Annotated[
    str | None, typer.Option("--svar", metavar="FIL", help="Svar ur en YAML- eller JSON-fil; - läser stdin.")
]
UtanFragor = Annotated[bool, typer.Option("--utan-frågor", help="Fråga inget; saknade svar är ett fel.")]
Torrkor = Annotated[bool, typer.Option("--torrkör", help="Pröva allt men skriv inget.")]
Ersatt = Annotated[bool, typer.Option("--ersätt", "--ersatt", help="Ersätt filer som redan finns.")]
Format = Annotated[
    str | None, typer.Option("--format", metavar="LISTA", help="Filformat med komma emellan: docx, pdf, txt, ics.")
]
Motor = Annotated[
    PdfMotor,
    typer.Option(
        "--pdf-motor", metavar="MOTOR", help="typst (annars) eller libreoffice, för mallar som typst inte kan sätta."
    ),
]
Exempel = Annotated[bool, typer.Option("--exempel", help="Gör papperen för en påhittad person, utan frågor.")]
ValtArende = Annotated[
    str | None,
    typer.Argument(metavar="[ÄRENDE]", help="Ärendets id, eller en fil från --spara. Annars väljs det i en lista."),
]
SparatArende = Annotated[
    str | None,
    typer.Argument(metavar="[ÄRENDE]", help="Ett sparat ärende: id, eller fil från --spara. Annars görs ett nytt."),
]
Spara = Annotated[
    Path | None, typer.Option("--spara", metavar="FIL", help="Spara ärendet i en egen fil, krypterad med din nyckel.")
]
Okrypterad = Annotated[bool, typer.Option("--okrypterad", help="Låt filen från --spara vara läsbar JSON.")]
Mottagare = Annotated[
    str | None, typer.Option("--mottagare", metavar="ID", help="Gör bara en mottagares papper, en gång till: p2.")
]
ListRoll = Annotated[str | None, typer.Option("--roll", metavar="ID", help="Checklista: vems, t.ex. slutenvard.")]
ListSteg = Annotated[str | None, typer.Option("--steg", metavar="ID", help="Checklista: när, t.ex. utskrivning.")]
