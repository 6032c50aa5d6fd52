"""`sipkit skapa TYP` and its shortcuts, such as `sipkit kallelse`: from answers to papers. `sipkit fortsätt`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated

import typer

from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.skapa.alternativ import alternativ
from sipkit.cli.utfall import Utfall
from sipkit.cli.val import UT, Config, Ersatt, Format, Json, ListRoll, ListSteg, Motor, SparatArende, Ut
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.errors import UsageFault

CHECKLISTA: DokumentTyp = "checklista"
"""The document type that is gone through point by point instead of answered question by question."""


def med_alternativ(kommando: Callable[..., Utfall], arende: object = SparatArende) -> Callable[..., Utfall]:
    """Give a command that takes `**options` the options of all commands that make papers, after its own.

    Args:
        kommando: the command.
        arende: the argument that says which ärende, in the command's own words.
    """
    own = inspect.signature(kommando, eval_str=True)
    shared = inspect.signature(alternativ, eval_str=True).parameters
    first = [each for each in own.parameters.values() if each.kind is not inspect.Parameter.VAR_KEYWORD]
    rest = [each.replace(annotation=arende) if each.name == "arende" else each for each in shared.values()]
    ordered = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in (*first, *rest)]
    kommando.__dict__["__signature__"] = own.replace(parameters=ordered)
    return kommando


def _skapa(
    typ: Annotated[
        str | None,
        typer.Argument(metavar="[TYP]", help="Dokumenttypen, t.ex. inskrivningsmeddelande. Annars visas de som finns."),
    ] = None,
    roll: ListRoll = None,
    steg: ListSteg = None,
    **options: object,
) -> Utfall:
    """Gör papperen för en dokumenttyp."""
    best = alternativ(**options)  # type: ignore[arg-type]
    if typ is None:
        from sipkit.cli.skapa.typval import valt

        typ, best = valt(best)
    if fold(typ) == CHECKLISTA:
        from sipkit.cli.checklista.gor import gor as ga_igenom

        return ga_igenom(best, roll, steg)
    for val, given in (("--roll", roll), ("--steg", steg)):
        if given:
            raise UsageFault("ogiltigt-varde", f"{val} gäller bara checklistor.", val, "Ta bort det.")
    return gor(typ, best)


skapa = med_alternativ(_skapa)


def genvag(typ: str, hjalp: str, arende: object = SparatArende) -> Callable[..., Utfall]:
    """A command that is `skapa TYP` for one type; `arende` is its argument, in its own words."""

    def kommando(**options: object) -> Utfall:
        return gor(typ, alternativ(**options))  # type: ignore[arg-type]

    kommando.__doc__ = hjalp
    return med_alternativ(kommando, arende)


def gor(typ: str, best: Bestallning, *, sort: str | None = None, visa_for_alla: bool = False) -> Utfall:
    """Make a document type.

    Args:
        typ: which.
        best: what the options say.
        sort: the kind of consent that it is about, where the command says one.
        visa_for_alla: others see the screen.
    """
    from sipkit.cli.skapa.skapande import utfor

    return utfor(replace(best, typ=typ, sort=sort, visa_for_alla=visa_for_alla))


def fortsatt(
    id_: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Utkastets id. Annars väljs det, om det finns flera.")
    ] = None,
    format: Format = None,
    pdf_motor: Motor = "typst",
    ut: Ut = UT,
    ersatt: Ersatt = False,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Fortsätt med frågor som du har sparat."""
    from sipkit.cli.skapa.skapande import aterupptag

    best = Bestallning(format=format, pdf_motor=pdf_motor, ut=ut, ersatt=ersatt, config=config)
    return aterupptag(best, id_)
