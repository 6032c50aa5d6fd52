"""The shapes of `resultat` in `--json`, one model per command. `docs/referens/json.md` is generated from them."""

from __future__ import annotations

from dataclasses import dataclass

Rad = dict[str, object]


@dataclass(frozen=True)
class Mottagare:
    """Whose a file is, by id, and as what (kallad, inbjuden, enskild). Null for files that are nobody's own."""

    id: str
    som: str


@dataclass(frozen=True)
class Papperfil:
    """One file; `fil` is relative to `ut`."""

    typ: str
    mottagare: Mottagare | None
    fil: str
    format: str
    sha256: str


@dataclass(frozen=True)
class Papper:
    """`kallelse`, `skapa`: the files, the folder, the deadlines (as in `frister`), and what to do next."""

    filer: tuple[Papperfil, ...]
    ut: str
    frister: tuple[Rad, ...]
    gor_nu: tuple[str, ...]


@dataclass(frozen=True)
class Okand:
    """A deadline that cannot be judged before these facts are known."""

    id: str
    fakta: tuple[str, ...]


@dataclass(frozen=True)
class Frister:
    """`frister`: one row for each occurrence of an event; times in ISO form."""

    frister: tuple[Rad, ...]
    okanda: tuple[Okand, ...]


@dataclass(frozen=True)
class Regionrad:
    """A region: its layers from the bottom up."""

    id: str
    namn: str
    lager: tuple[str, ...]


@dataclass(frozen=True)
class Regioner:
    """`region lista`."""

    regioner: tuple[Regionrad, ...]


@dataclass(frozen=True)
class Regionvisning:
    """`region visa`: every topic as it stands on the day."""

    id: str
    per: str
    amnen: Rad


@dataclass(frozen=True)
class Felkod:
    """`förklara`."""

    kod: str
    forklaring: str
