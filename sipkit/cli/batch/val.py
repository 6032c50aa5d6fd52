"""Arguments and options of `sipkit batch`, with their Swedish help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Rader = Annotated[
    Path,
    typer.Argument(
        metavar="RADER",
        help="CSV, Excelbok, JSON-rader, eller en mapp med ärenden eller svarsfiler.",
    ),
]
AndraRader = Annotated[
    Path | None, typer.Argument(metavar="[RADER]", help="Filen med rader, om den är en annan än förra gången.")
]
Utmapp = Annotated[Path, typer.Argument(metavar="UT", help="Utskickets mapp.")]
Typ = Annotated[str, typer.Option("--typ", metavar="TYP", help="Dokumenttypen, t.ex. samtycke.")]
TillMapp = Annotated[Path, typer.Option("--ut", metavar="UT", help="Mappen som utskicket görs i.")]
Prov = Annotated[
    int | None,
    typer.Option("--prov", metavar="N", min=1, help="Gör de N första raderna i UT/prov, att titta på först."),
]
Blad = Annotated[str | None, typer.Option("--blad", metavar="NAMN", help="Bladet med raderna, där flera har sådana.")]
Karta = Annotated[
    Path | None,
    typer.Option("--karta", metavar="FIL", help="YAML-fil med vilket svar varje kolumn är. Görs om den saknas."),
]
Utom = Annotated[
    Path | None,
    typer.Option("--utom", metavar="FIL", help="Fil med personnummer som ska utelämnas, t.ex. avlidna."),
]
Skydd = Annotated[
    str | None,
    typer.Option(
        "--skydd",
        metavar="KOLUMN",
        help="Kolumnen som säger vilka som har skyddade uppgifter. Med rensad intygar du att ingen har det.",
    ),
]
Dolda = Annotated[
    Literal["ja", "nej"] | None,
    typer.Option("--dolda", metavar="JA|NEJ", help="Om rader som ett filter döljer ska med."),
]
Felfil = Annotated[
    Path | None,
    typer.Option(
        "--felfil",
        metavar="FIL",
        help="Skriv rader med fel i en Excelbok, att rätta i. Den har personuppgifter: FIL.xlsx.age krypteras.",
    ),
]
BaraFel = Annotated[
    bool, typer.Option("--bara-fel", help="Bara rader som inte är klara; filen behöver inte ha de andra.")
]
NyaRegler = Annotated[
    bool, typer.Option("--med-nya-regler", help="Gör resten med regler och mallar som har ändrats sedan början.")
]
Processer = Annotated[
    int | None,
    typer.Option("--processer", metavar="N", min=1, max=61, help="Hur många processer. Annars en per kärna."),
]
BrevPerDel = Annotated[
    int, typer.Option("--brev-per-del", metavar="N", min=1, help="Högst så många brev i varje fil att skriva ut.")
]
Fran = Annotated[int | None, typer.Option("--från", metavar="N", min=1, help="Första brevet, efter papperstrassel.")]
Till = Annotated[int | None, typer.Option("--till", metavar="N", min=1, help="Sista brevet. Annars bara det första.")]
Tillganglig = Annotated[
    bool, typer.Option("--tillgänglig", help="Breven att läsa på skärm, också med skärmläsare, i stället för utskrift.")
]
Malltyp = Annotated[str, typer.Argument(metavar="TYP", help="Dokumenttypen, t.ex. samtycke.")]
Mallfil = Annotated[
    Path | None, typer.Option("--ut", metavar="FIL.xlsx", help="Filen. Annars TYP.xlsx i den här mappen.")
]
Antal = Annotated[int, typer.Argument(metavar="N", min=1, max=100_000, help="Hur många rader.")]
Exempelfil = Annotated[Path, typer.Option("--ut", metavar="FIL", help="Filen: .xlsx, .csv eller .jsonl.")]
