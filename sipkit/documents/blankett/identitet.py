"""What a form says of itself without showing it: which form it is, about which ärende, made from what, and by whom.

It follows the file in fields that stand nowhere on the page, under a seal that only the installation that made the form
can make. Nothing in it tells of a person: what the form's answers are about is there as a seal only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Final, Literal, Protocol, cast, get_args

from sipkit.errors import Refused, UsageFault

Blankettyp = Literal["samtycke", "kallelse", "checklista"]

SCHEMA: Final = "sipkit/blankett/1"
_SIGILL: Final = "sigill"
_GOR_NY: Final = "Gör en ny blankett: sipkit blankett. Eller skriv in svaren för hand."


class Sigillare(Protocol):
    """Makes and knows the installation's seals."""

    @property
    def marke(self) -> str:
        """What the key that seals now is called."""

    def om(self, text: str) -> str:
        """The seal of a text."""

    def kanner(self, marke: str) -> bool:
        """Whether a key is one of this installation's own."""

    def galler(self, text: str, marke: str, sigill: str) -> bool:
        """Whether a seal is the text's, under the key that is called so."""


@dataclass(frozen=True, slots=True)
class Identitet:
    """Which form it is.

    Attributes:
        typ: what it asks for.
        id: its own id.
        arende: the ärende's id; empty for a form about nobody yet.
        avser: what in the ärende or the region it is about: `k1.p2`, a checklist's id; empty for the ärende itself.
        region, dag: whose rules, and the day it was made.
        mall, mall_sha256: the template's name, and its hash.
        grund: the seal of what its answers are about as it stood when the form was made: units, meeting, points.
        nyckel: what the key of its seals is called.
        version: of this list and of the fields' names.
    """

    typ: Blankettyp
    id: str
    arende: str
    avser: str
    region: str
    dag: str
    mall: str
    mall_sha256: str
    grund: str
    nyckel: str
    version: str = SCHEMA


def dold(identitet: Identitet, sigillare: Sigillare) -> dict[str, str]:
    """What follows the form, by the names of the hidden fields."""
    told = {key: str(value) for key, value in asdict(identitet).items()}
    return {**told, _SIGILL: sigillare.om(_text(told))}


def las_identitet(dolt: Mapping[str, str], sigillare: Sigillare) -> Identitet:
    """Which form a file is.

    Raises:
        UsageFault: `blankett-okand`, it is none of sipkit's.
        Refused: `blankett-annan-version`, `blankett-annan-nyckel`, `blankett-andrad`.
    """
    names = [field.name for field in fields(Identitet)]
    if not {"version", "nyckel", _SIGILL} <= dolt.keys():
        cure = "Använd blanketten från sipkit blankett, eller skriv in svaren för hand."
        raise UsageFault("blankett-okand", "Filen är ingen blankett som sipkit har gjort.", atgard=cure)
    if dolt["version"] != SCHEMA or set(names) - dolt.keys() or dolt["typ"] not in get_args(Blankettyp):
        raise annan_version("Blanketten är gjord av en annan version av sipkit.")
    if not sigillare.kanner(dolt["nyckel"]):
        vad = "Blanketten är gjord på en annan dator, eller med en annan nyckel."
        raise Refused(
            "blankett-annan-nyckel", vad, atgard="Läs in den där den gjordes, eller skriv in svaren för hand."
        )
    told = {name: dolt[name] for name in names}
    if not sigillare.galler(_text(told), dolt["nyckel"], dolt[_SIGILL]):
        vad = "Blankettens dolda uppgifter är ändrade sedan den gjordes."
        raise Refused("blankett-andrad", vad, atgard=_GOR_NY)
    return Identitet(typ=cast(Blankettyp, told.pop("typ")), **told)


def annan_version(vad: str) -> Refused:
    """The refusal of a form that is not as one made now would be."""
    return Refused("blankett-annan-version", vad, atgard=_GOR_NY)


def _text(told: Mapping[str, str]) -> str:
    """What is sealed: every name and value, so that nothing can be moved from one to another."""
    return "\n".join(f"{len(value)}:{name}={value}" for name, value in sorted(told.items()))
