"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.former import Rad


@dataclass(frozen=True)
class Okand:
    """En frist som inte går att avgöra förrän dessa fakta är kända."""

    id: str
    fakta: tuple[str, ...]


@dataclass(frozen=True)
class Frister:
    """`frister`: en rad för varje gång en händelse har inträffat. Tider står i ISO-form.

    `laser_sig` säger vad rutinen inte löser medan samtycke saknas, och sedan vad som kan göras. `fil` är
    kalenderfilen, null utan `--format`.
    """

    frister: tuple[Rad, ...]
    okanda: tuple[Okand, ...]
    laser_sig: tuple[str, ...]
    fil: str | None
