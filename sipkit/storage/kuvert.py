"""What is inside a stored file: JSON, `{schema, revision, sparad, innehall}`.

Everything that tells one file from another is inside, so that a file that has been renamed or swapped is seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import Field
from pydantic_core import from_json

from sipkit.domain.modell import Modell
from sipkit.errors import FileFault
from sipkit.storage.nycklar import damaged

M = TypeVar("M", bound=Modell)

OVERLAMNING = "sipkit/overlamning/1"
"""The schema of what another unit has handed over."""


@dataclass(frozen=True)
class Sort(Generic[M]):
    """A sort of stored thing.

    Attributes:
        modell: what the content is.
        schema: the name and number of the content's shape, `sipkit/arende/1`.
        id_ur: the id of a thing. Raises ValueError when it has none.
    """

    modell: type[M]
    schema: str
    id_ur: Callable[[M], str]


class Kuvert(Modell):
    """The envelope.

    Attributes:
        schema_: the shape of `innehall`.
        revision: how many times it has been written.
        sparad: the writer's today, which the content is read with: nobody's number is too old for its own file.
        innehall: the content, as JSON.
    """

    schema_: str = Field(alias="schema")
    revision: int
    sparad: date
    innehall: dict[str, object] = Field(repr=False)


def forsegla(sort: Sort[M], innehall: M, revision: int, sparad: date) -> bytes:
    """The content in its envelope, as bytes that are still readable."""
    tree = innehall.model_dump(mode="json", by_alias=True)
    return (
        Kuvert(schema=sort.schema, revision=revision, sparad=sparad, innehall=tree)
        .model_dump_json(by_alias=True)
        .encode()
    )


def bryt(sort: Sort[M], klartext: bytes, fil: Path) -> tuple[M, int]:
    """The content of an envelope, and its revision.

    Raises:
        FileFault: `arende-skadat` when the file is not of this sort, `arende-nyare`; `arende-overlamnat` when another
            unit has handed it over.
    """
    kuvert = _kuvert(sort, klartext, fil)
    try:
        innehall = sort.modell.model_validate(kuvert.innehall, context={"idag": kuvert.sparad})
        sort.id_ur(innehall)
    except ValueError:
        raise damaged(fil) from None
    return innehall, kuvert.revision


def _kuvert(sort: Sort[M], klartext: bytes, fil: Path) -> Kuvert:
    try:
        tree = from_json(klartext)
        schema = str(tree["schema"])
        if schema == sort.schema:
            return Kuvert.model_validate(tree)
    except (ValueError, TypeError, LookupError):
        raise damaged(fil) from None
    if schema == OVERLAMNING:
        vad = "Filen är ett ärende som en annan enhet har lämnat över."
        raise FileFault("arende-overlamnat", vad, str(fil), f"Ta emot det: sipkit ärende ta-emot {fil}")
    if schema.rpartition("/")[0] != sort.schema.rpartition("/")[0]:
        raise damaged(fil)
    raise FileFault("arende-nyare", "Filen är sparad av en nyare sipkit än den här.", str(fil), "Uppdatera sipkit.")
