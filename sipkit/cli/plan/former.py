"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.signering.former import Planlage
from sipkit.cli.skapa.former import Papper


@dataclass(frozen=True)
class Planpapper(Papper):
    """`plan`, `uppföljning` och `avslut`: papperen, och hur den version som de handlar om står sig när de är gjorda.

    `plan.saknas` är raderna att skriva under. `avslut` är skälet, null så länge planen inte är avslutad.
    """

    plan: Planlage
    avslut: str | None
