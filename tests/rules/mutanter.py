"""A deadline said otherwise: each way in which one item of a region's file could be wrong."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.config.schema import Frist, FristVariant
from sipkit.config.tidsform import Antal, Brytpunkt, Fonster, Fore, Kombination, Morgon, Ord, Samma, Tidsform
from sipkit.domain.vocabulary import HandelseTyp

ALDRIG: HandelseTyp = "avslutad"
"""An event that no example has and no deadline counts from."""


def varianter(variant: FristVariant) -> Iterator[tuple[str, FristVariant]]:
    """The variant with one thing changed: its time, or the event that it counts from."""
    for what, inom in tider(variant.inom):
        yield what, variant.model_copy(update={"inom": inom})
    if variant.raknas_fran is not None:
        yield "händelse", variant.model_copy(update={"raknas_fran": ALDRIG})


def tider(form: Tidsform) -> Iterator[tuple[str, Tidsform]]:
    """The time with one number, unit, clock, event or word changed."""
    match form:
        case Antal():
            yield "tal", form.model_copy(update={"antal": form.antal + 1})
            yield "enhet", form.model_copy(update={"enhet": _annan(form)})
        case Fonster():
            yield from _fonster(form)
        case Samma() | Morgon():
            yield "dag", Antal(antal=2, enhet="kalenderdagar")
        case Brytpunkt():
            yield from _brytpunkt(form)
        case Fore():
            yield "före", Fore(fore=ALDRIG)
        case Ord():
            yield "ord", Ord(text="ett annat ord")
        case Kombination():
            yield from _kombination(form)


def utan(frist: Frist, variant: FristVariant, *nya: FristVariant) -> Frist:
    """The deadline with the variant taken away, or others in its place."""
    kept = [each for old in frist.varianter for each in ((old,) if old is not variant else nya)]
    return frist.model_copy(update={"varianter": tuple(kept)})


def _fonster(form: Fonster) -> Iterator[tuple[str, Tidsform]]:
    yield "från", form.model_copy(update={"fran": form.fran - 1})
    if form.till is not None:
        yield "till", form.model_copy(update={"till": form.till + 1})
        yield "enhet", form.model_copy(update={"enhet": _annan(form)})


def _kombination(form: Kombination) -> Iterator[tuple[str, Tidsform]]:
    yield "kombination", form.model_copy(update={"kombination": _motsatt(form)})
    for nr, part in enumerate(form.av):
        for what, changed in tider(part):
            yield f"{what} {nr}", form.model_copy(update={"av": (*form.av[:nr], changed, *form.av[nr + 1 :])})


def _brytpunkt(form: Brytpunkt) -> Iterator[tuple[str, Tidsform]]:
    for name in ("fore", "efter"):
        for what, changed in tider(getattr(form, name)):
            yield f"{name} {what}", form.model_copy(update={name: changed})
    earlier = form.brytpunkt.replace(hour=form.brytpunkt.hour - 1)
    later = form.brytpunkt.replace(hour=form.brytpunkt.hour + 1)
    yield "tidigare brytpunkt", form.model_copy(update={"brytpunkt": earlier})
    yield "senare brytpunkt", form.model_copy(update={"brytpunkt": later})
    yield "prick", form.model_copy(update={"prick": None if form.prick else "fore"})
    yield "ledig dag", form.model_copy(update={"ledig_dag": None if form.ledig_dag else "efter"})


def _annan(form: Antal | Fonster) -> str:
    return "kalenderdagar" if form.enhet == "vardagar" else "vardagar"


def _motsatt(form: Kombination) -> str:
    return "tidigast" if form.kombination == "senast" else "senast"
