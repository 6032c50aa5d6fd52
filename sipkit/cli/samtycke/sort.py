"""The kind of consent that a command is about."""

from __future__ import annotations

from typing import cast

from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.domain.text import did_you_mean, fold
from sipkit.domain.vocabulary import SamtyckeSort, words
from sipkit.errors import UsageFault
from sipkit.rules.fragor import SORTER


def las_ord(typed: str, known: tuple[str, ...], option: str, vad: str) -> str:
    """A word of a closed vocabulary. Raises UsageFault with the nearest."""
    if fold(typed) not in known:
        raise UsageFault("ogiltigt-varde", vad, option, did_you_mean(typed, known, f"Välj: {', '.join(known)}."))
    return fold(typed)


def las_sort(typed: str) -> SamtyckeSort:
    """The kind that `--sort` says. Raises UsageFault."""
    return cast(SamtyckeSort, las_ord(typed, words(SamtyckeSort), "--sort", "Den sortens samtycke finns inte."))


def om_sorten(typ: Dokumenttyp, sort: SamtyckeSort) -> Dokumenttyp:
    """The document type about one kind alone: its questions rest on that kind's rule where they name none."""
    asked = (each for each in typ.fragor if each.falt != SORTER)
    fragor = (each.model_copy(update={"regel": each.regel or f"samtycke.{sort}"}) for each in asked)
    return typ.model_copy(update={"samtycke": sort, "fragor": tuple(fragor)})
