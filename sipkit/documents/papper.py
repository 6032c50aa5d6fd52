"""A paper before it is set: which kind, for whom, from which template, with what in it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import cast, get_args, get_origin, get_type_hints

from sipkit.documents.kontext import Kontext
from sipkit.domain.vocabulary import MottagareSom
from sipkit.word.fields import Field, FieldTree, ListOf


@dataclass(frozen=True)
class Papper:
    """One paper for one receiver.

    Attributes:
        typ: the paper's id in the document type: `kallelse`, `brev`.
        mottagare, som: whose it is, and as what. The id says nothing about who it is; that of a paper that goes to
            nobody (`som` is None) tells it from others of its kind.
        mall: the template's path under `templates/`.
        kontext: what the template may use.
    """

    typ: str
    mottagare: str
    som: MottagareSom | None
    mall: str
    kontext: Kontext

    @property
    def filnamn(self) -> str:
        """The file's name without ending; holds kind and id only."""
        return f"{self.typ}-{self.mottagare}"


def falt(kontext: type[Kontext]) -> FieldTree:
    """The fields that a kind of paper offers its template, from the model's own types."""
    hints = get_type_hints(kontext)
    return {field.name: _falt(hints[field.name]) for field in dataclasses.fields(kontext)}


def som_data(kontext: Kontext) -> Mapping[str, object]:
    """The context as the plain mappings, lists and texts that a template is filled from."""
    return dataclasses.asdict(kontext)


def _falt(hint: object) -> Field:
    if get_origin(hint) is UnionType:
        hint = next(arm for arm in get_args(hint) if arm is not NoneType)
    if get_origin(hint) is tuple:
        return ListOf(_falt(get_args(hint)[0]))
    if dataclasses.is_dataclass(hint):
        return falt(cast(type[Kontext], hint))
    return None
