"""The door to configuration: regions on a day, and lists of what there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from sipkit.config.dokumenttyp import Dokumenttyp, Formular
from sipkit.config.faults import in_order, wrong_word
from sipkit.config.fragekontroll import check_questions
from sipkit.config.lager import AMNEN, Lager, chain
from sipkit.config.region import Region
from sipkit.config.sources import Sources
from sipkit.config.stapel import Stapel
from sipkit.config.tree import Fil, Table
from sipkit.config.validation import Skema, validate
from sipkit.config.varning import Varning, hidden
from sipkit.config.yamlfil import parse, read
from sipkit.domain.text import did_you_mean
from sipkit.domain.vocabulary import DokumentTyp, words
from sipkit.errors import SipkitError, UsageFault, raise_all


@dataclass(frozen=True)
class Regionrad:
    """A region in a list. `egen`: it lies in the user's own configuration."""

    id: str
    namn: str
    lager: tuple[str, ...]
    egen: bool


def load_region(id_: str, per: date, sources: Sources, topics: Iterable[str] | None = None) -> Region:
    """A region as it stands on a day.

    Args:
        id_: the region's id.
        per: the day.
        sources: where configuration lies.
        topics: those that the caller is going to use, so that the faults of all of them are shown together. Others
            are read when asked for. None: only what `region.yaml` says.

    Raises:
        UsageFault: `okand-region`.
        SipkitError: all that is wrong in the files of the topics.
    """
    region = _on(chain(id_, sources), per, sources)
    region.require(dict.fromkeys(("region", *(topics or ()))))
    return region


def _on(layers: Sequence[Lager], per: date, sources: Sources) -> Region:
    return Region(Stapel(layers), per, _hidden_layers(layers, sources))


def list_regions(per: date, sources: Sources) -> tuple[Regionrad, ...]:
    """Every region there is. Raises SipkitError for those that cannot be read."""
    lasta: dict[Path, Lager] = {}
    regions = (_on(chain(id_, sources, lasta), per, sources) for id_ in sources.region_ids())
    return tuple(_row(region, sources) for region in regions)


def _row(region: Region, sources: Sources) -> Regionrad:
    place = next(sources.regions(region.id))
    return Regionrad(region.id, region.region.namn, region.lager, place.root.egen)


def check_region(id_: str, per: date, sources: Sources) -> tuple[SipkitError, ...]:
    """Every fault in every topic, on the day and on every day when something changes.

    A fault that shows on another day than `per` says which. Raises SipkitError when the layers cannot be found.
    """
    return check_stack(Stapel(chain(id_, sources)), per)


def check_regions(per: date, sources: Sources) -> dict[str, tuple[SipkitError, ...]]:
    """Every fault of every region there is, by its id; the layers that several build on are read once."""
    lasta: dict[Path, Lager] = {}
    piles: dict[tuple[Lager, ...], Stapel] = {}
    found: dict[str, tuple[SipkitError, ...]] = {}
    for id_ in sources.region_ids():
        try:
            found[id_] = check_stack(_pile(chain(id_, sources, lasta), piles), per)
        except SipkitError as unreadable:
            found[id_] = unreadable.faults
    return found


def _pile(layers: tuple[Lager, ...], piles: dict[tuple[Lager, ...], Stapel]) -> Stapel:
    """The pile of the layers, on top of the pile of those below; each is made once."""
    if layers not in piles:
        piles[layers] = Stapel(layers, _pile(layers[:-1], piles) if len(layers) > 1 else None)
    return piles[layers]


def check_stack(stapel: Stapel, per: date) -> tuple[SipkitError, ...]:
    """Every fault in every topic of layers already found, as `check_region`."""
    found: dict[tuple[str, str, str], SipkitError] = {}
    for topic in AMNEN:
        for dag in (per, *stapel.days(topic)):
            for fault in stapel.faults(topic, dag):
                found.setdefault((fault.kod, fault.var, fault.vad), fault if dag == per else _dated(fault, dag))
    return tuple(found.values())


def _dated(fault: SipkitError, dag: date) -> SipkitError:
    return replace(fault, vad=f"{fault.vad.rstrip('.')}, den {dag}.")


def _hidden_layers(layers: Iterable[Lager], sources: Sources) -> tuple[Varning, ...]:
    """Layers that would have been used, had not another of the same id been found before them."""
    used = {layer.place.path for layer in layers}
    warnings: list[Varning] = []
    for id_ in dict.fromkeys(layer.id for layer in layers):
        first, *others = (place.path for place in sources.regions(id_))
        warnings += hidden("Lagret", id_, first, [path for path in others if path not in used])
    return tuple(warnings)


# --- document types ---------------------------------------------------------------------------------------------------

F = TypeVar("F", bound=Formular)

_DOKUMENTTYP = Skema(Dokumenttyp)
_FORMULAR = Skema(Formular)


def load_document_type(id_: str, sources: Sources) -> Dokumenttyp:
    """A document type. A message's own file says only what differs from other messages; the region, what it states.

    Raises:
        UsageFault: `okand-dokumenttyp`.
        SipkitError: all that is wrong in its file.
    """
    path = next(sources.documents(id_), None)
    if path is not None:
        return _load_questions(_DOKUMENTTYP, path, id_, sources)
    if id_ in words(DokumentTyp):
        return _load_questions(_DOKUMENTTYP, sources.any_message(), id_, sources)
    known = sorted({*sources.document_ids(), *words(DokumentTyp)})
    cure = did_you_mean(id_, known, f"Dokumenttyper: {', '.join(known)}.")
    raise UsageFault("okand-dokumenttyp", "Dokumenttypen finns inte.", atgard=cure)


def load_questionnaire(id_: str, sources: Sources) -> Formular:
    """Questions without papers, such as those that begin an ärende.

    Raises:
        SipkitError: all that is wrong in its file.
    """
    return _load_questions(_FORMULAR, next(sources.questionnaires(id_)), id_, sources)


def _for_type(path: Path, id_: str) -> Table:
    """A file that is written once for many document types, as it reads for one of them."""
    return parse(path.read_bytes().replace(b"{dokumenttyp}", id_.encode()), Fil(str(path)))


def _read(path: Path, id_: str, sources: Sources) -> Table:
    """A file as it reads for one document type; a message's own file goes before the one for all messages."""
    if path.stem != id_:
        return _for_type(path, id_)
    own = read(path)
    return own.over(_for_type(sources.any_message(), id_)) if own.text("meddelande") == "ja" else own


def _load_questions(skema: Skema[F], path: Path, id_: str, sources: Sources) -> F:
    tree = _read(path, id_, sources)
    faults: list[SipkitError] = []
    found = validate(skema, tree, faults)
    if found is not None:
        faults.extend(check_questions(found, tree))
        if found.id != id_:
            faults.append(wrong_word(found.id, tree.entries["id"].mark, [id_]))
    raise_all(in_order(faults))
    return cast(F, found)


def hidden_document_type(id_: str, sources: Sources) -> tuple[Varning, ...]:
    """The files of a document type that are not used because the user's own has the same id."""
    places = tuple(sources.documents(id_))
    return hidden("Dokumenttypen", id_, places[0], places[1:]) if places else ()
