"""The strict YAML loader: one small, unsurprising part of YAML, and every fault with its place.

No aliases, anchors, merge keys or tags (they can make a few lines grow without end), no key twice, no guessing of
types: `nej`, `12:30` and `01234` stay the text they are. Faults name keys and places but never values, so the same
loader can read a file of answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import yaml
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from sipkit.config.tree import Array, Fil, Key, Mark, Node, Scalar, Table
from sipkit.config.yamltecken import MAX_BYTES, decode
from sipkit.domain.text import fold
from sipkit.errors import ConfigFault, FileFault, SipkitError, raise_all

MAX_DEPTH = 40
MAX_VALUES = 30_000
"""More values than anyone would look through; with MAX_FAULTS it bounds the time that any file can take."""
MAX_FAULTS = 100
"""The reading of a file stops after so many."""

_CURLY = tuple("”“„’‘‚»«")
_TIGHT_COLON = re.compile(r"[ ]*(?:- )?\w+:(?=\w)")
_CURLY_VALUE = re.compile(rf"(?:^|[:\-\[{{,])[ ]*([{''.join(_CURLY)}])")


def read(path: Path, lager: str = "") -> Table:
    """The mapping that a file holds.

    Args:
        path: the file.
        lager: the id of the layer that the file belongs to, remembered by every mark.

    Raises:
        FileFault: `fil-las`, the file cannot be read.
        ConfigFault: what is wrong in it, every fault that can be found (`errors.Several`).
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FileFault("fil-las", f"Filen går inte att läsa: {_reason(error)}.", var=str(path)) from None
    return parse(data, Fil(str(path), lager))


def parse(data: bytes, fil: Fil) -> Table:
    """The mapping that the bytes of a file hold. Raises ConfigFault, as `read`."""
    text = decode(data, fil)
    reader = _Reader(text, fil)
    top = None
    try:
        top = reader.document()
    except ConfigFault as fault:
        reader.faults.append(fault)
    except yaml.YAMLError as error:
        broken = _syntax_fault(error, text.split("\n"), fil)
        reader.faults += [] if any(each.var == broken.var for each in reader.faults) else [broken]
    raise_all(reader.faults)
    if not isinstance(top, Table):
        place = top.mark if top else Mark(fil)
        what = "Filen ska börja med en nyckel, till exempel `frister:`." if top else "Filen är tom."
        raise ConfigFault("fel-varde", what, var=str(place))
    return top


class _Reader:
    """Builds the tree from libyaml's events and collects what is not allowed."""

    def __init__(self, text: str, fil: Fil) -> None:
        self.fil = fil
        self.faults: list[SipkitError] = []
        self._values = 0
        self._events: Iterator[Event] = yaml.parse(text, Loader=yaml.CSafeLoader)

    def document(self) -> Node | None:
        """The file's only document; None when it is empty."""
        top: Node | None = None
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                if top is not None:
                    raise self._fault("yaml-forbjudet", "En fil har bara ett dokument.", event, "Ta bort raden `---`.")
                top = self._node(next(self._events), 0)
        return top

    def _node(self, event: Event, depth: int) -> Node:
        self._refuse_references(event)
        mark = self._mark(event)
        self._values += 1
        if self._values > MAX_VALUES:
            raise self._fault("yaml-storlek", f"Mer än {MAX_VALUES} värden.", event, "Dela filen i flera.")
        if depth > MAX_DEPTH:
            raise self._fault("yaml-storlek", f"Mer än {MAX_DEPTH} nivåer av indrag eller klamrar.", event)
        if isinstance(event, CollectionStartEvent):
            return self._array(mark, depth) if isinstance(event, SequenceStartEvent) else self._table(mark, depth)
        if not isinstance(event, ScalarEvent):
            return Scalar("", mark)
        if not event.style and event.value.startswith(_CURLY):
            self.faults.append(_curly_fault(mark))
        return Scalar(event.value, mark)

    def _array(self, mark: Mark, depth: int) -> Array:
        items: list[Node] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Array(tuple(items), mark)

    def _table(self, mark: Mark, depth: int) -> Table:
        entries: dict[str, Node] = {}
        keys: dict[str, Key] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            written = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(written, Scalar):
                self._report("yaml-syntax", "En nyckel ska vara ett ord.", written.mark)
                continue
            key = Key(written.text, written.mark)
            name = fold_key(key.skriven)
            if name == "<<":
                self._report("yaml-forbjudet", "`<<` (sammanslagning) används inte.", key.mark, "Skriv ut nycklarna.")
            elif name in entries:
                self._report_twice(key, keys[name])
            else:
                entries[name], keys[name] = value, key
        return Table(entries, keys, mark)

    def _refuse_references(self, event: Event) -> None:
        if isinstance(event, AliasEvent):
            what = "`*` först i ett värde betyder alias, och alias används inte."
        elif isinstance(event, NodeEvent) and event.anchor:
            what = "`&` först i ett värde betyder ankare, och ankare används inte."
        elif isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag:
            what = "`!` först i ett värde betyder tagg, och taggar används inte."
        else:
            return
        self._report("yaml-forbjudet", what, self._mark(event), 'Skriv ut värdet, eller sätt det inom "…".')

    def _report(self, kod: str, vad: str, mark: Mark, atgard: str = "") -> None:
        fault = ConfigFault(kod, vad, var=str(mark), atgard=atgard)
        if len(self.faults) >= MAX_FAULTS:
            raise fault
        self.faults.append(fault)

    def _report_twice(self, key: Key, first: Key) -> None:
        spelled = "" if key.skriven == first.skriven else f" (där skriven `{first.skriven}`)"
        what = f"Nyckeln `{key.skriven}` står redan på rad {first.mark.rad}{spelled}."
        self._report("yaml-dubbel-nyckel", what, key.mark, "Behåll den ena.")

    def _fault(self, kod: str, vad: str, event: Event, atgard: str = "") -> ConfigFault:
        return ConfigFault(kod, vad, var=str(self._mark(event)), atgard=atgard)

    def _mark(self, event: Event) -> Mark:
        start = event.start_mark
        return Mark(self.fil, start.line + 1, start.column + 1) if start else Mark(self.fil)


@lru_cache(maxsize=4096)
def fold_key(written: str) -> str:
    """A key as the schema spells it: `källa` and `kalla` are the same key."""
    return fold(written)


# What libyaml says, and what it means for the one who wrote the file.
_SYNTAX = {
    "mapping values are not allowed in this context": (
        "Ett kolon till på samma rad, eller ett indrag som inte stämmer",
        'Jämför indraget med raden ovanför. Text som har kolon sätts inom raka citattecken: "…".',
    ),
    "found character that cannot start any token": (
        "Ett värde kan inte börja med det tecknet",
        'Sätt värdet inom raka citattecken: "…".',
    ),
    "found unexpected end of stream": ("Ett citattecken öppnas men stängs aldrig", "Sätt dit det som saknas."),
    "could not find expected ':'": ("Här väntas en nyckel med kolon och mellanslag efter", "Skriv `nyckel: värde`."),
    "did not find expected ',' or ']'": ("En lista inom [ ] stängs aldrig", "Sätt dit komma eller ]."),
    "did not find expected ',' or '}'": ("Ett värde inom { } stängs aldrig", "Sätt dit komma eller }."),
    "found unknown escape character": (
        'Ett omvänt snedstreck (\\) inom "…" betyder något annat än sig självt',
        "Använd enkla citattecken: '…'.",
    ),
}
_AT_START = ("found unexpected end of stream", "did not find expected ',' or ']'", "did not find expected ',' or '}'")
_OTHER = ("Indraget eller skiljetecknen stämmer inte här", "Jämför indraget med raderna ovanför.")


def _syntax_fault(error: yaml.YAMLError, lines: Sequence[str], fil: Fil) -> ConfigFault:
    """Libyaml's fault in Swedish; where something is never closed, the place where it was opened."""
    problem, at = "", None
    if isinstance(error, yaml.MarkedYAMLError):
        problem = error.problem or ""
        at = error.context_mark if problem in _AT_START else error.problem_mark
    line, column = (at.line, at.column) if at else (0, 0)
    for row in range(max(line - 1, 0), min(line + 1, len(lines))):
        if curly := _CURLY_VALUE.search(lines[row]):
            return _curly_fault(Mark(fil, row + 1, curly.start(1) + 1))
        if tight := _TIGHT_COLON.match(lines[row]):
            what, cure = "Efter nyckelns kolon saknas ett mellanslag.", "Skriv `nyckel: värde`."
            return ConfigFault("yaml-syntax", what, var=str(Mark(fil, row + 1, tight.end() + 1)), atgard=cure)
    what, cure = _SYNTAX.get(problem, _OTHER)
    return ConfigFault("yaml-syntax", f"{what}.", var=str(Mark(fil, line + 1, column + 1)), atgard=cure)


def _curly_fault(mark: Mark) -> ConfigFault:
    cure = 'Byt till raka citattecken: "…".'
    return ConfigFault("yaml-tecken", "Typografiskt citattecken runt ett värde.", var=str(mark), atgard=cure)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "den finns inte"
    return "den får inte öppnas" if isinstance(error, PermissionError) else "läsningen misslyckades"
