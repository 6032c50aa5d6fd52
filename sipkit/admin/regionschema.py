"""JSON Schema of a region's files, for editors: made from the same models that the files are read with.

It says less than the loader, which also knows the layers below, the days and the facts. It accepts what the loader
accepts: both spellings of a key, an item that leaves out what a layer below has, one that takes an item away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sipkit.config.lager import AMNEN
from sipkit.config.merging import REMOVE
from sipkit.config.post import Kalla
from sipkit.config.schema import FristVariant, RegionData
from sipkit.config.stavning import stavad
from sipkit.config.validation import models_at
from sipkit.domain.faktaord import FAKTA, Faktaord
from sipkit.domain.text import did_you_mean, fold
from sipkit.errors import UsageFault

Schema = dict[str, object]

DRAFT = "http://json-schema.org/draft-07/schema#"
_WORD: Schema = {"type": ["string", "number", "boolean"]}
"""Any text: what an editor takes for a number or a truth value is text to sipkit."""
_FACTS = frozenset({"nar", "utom", "alla"})
_WHOLE = frozenset({Kalla.__name__, *(form.__name__ for form in models_at(FristVariant, "inom"))})
"""Mappings that are one value: never completed from a layer below."""
_FORMS: Mapping[str, Schema] = {
    "date": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
    "time": {"type": "string", "pattern": r"^\d\d:\d\d$"},
}


def regionschema(amne: str | None = None) -> Schema:
    """The schema of a layer in one file, or of one topic's file.

    Raises:
        UsageFault: `okand-sokvag`, there is no such topic.
    """
    name = fold(amne) if amne else None
    if name and name not in AMNEN:
        cure = did_you_mean(name, AMNEN, f"Ämnen: {', '.join(AMNEN)}.")
        raise UsageFault("okand-sokvag", "Ämnet finns inte.", atgard=cure)
    whole = RegionData.model_json_schema()
    topics: Schema = {key: node for key, node in _mapping(whole["properties"]).items() if name in (None, key)}
    definitions = {key: _definition(key, _mapping(node)) for key, node in _mapping(whole["$defs"]).items()}
    return {
        "$schema": DRAFT,
        "title": f"sipkit: ämnet {stavad(name)}" if name else "sipkit: ett lager i en fil",
        "type": "object",
        "properties": _both(topics),
        **_required([name or "region"]),
        "additionalProperties": False,
        "definitions": {**definitions, "Fakta": _fakta()},
    }


def _definition(name: str, node: Schema) -> Schema:
    """A model as a mapping in a layer's file."""
    keys = {key: each for key, each in _mapping(node.get("properties", {})).items() if key != "ersatter"}
    needed = node.get("required", []) if name in _WHOLE else ["id"] if "id" in keys else []
    removal = {REMOVE: _WORD} if "id" in keys else {}
    return {
        "type": "object",
        "properties": {**_both(keys), **removal},
        **_required([str(each) for each in needed] if isinstance(needed, list) else []),
        "additionalProperties": False,
    }


def _both(keys: Mapping[str, object]) -> Schema:
    """Each key with å, ä and ö, and without."""
    found: Schema = {}
    for key, node in keys.items():
        value = {"$ref": "#/definitions/Fakta"} if key in _FACTS else _value(node)
        found |= {stavad(key): value, key: value}
    return found


def _required(keys: Sequence[str]) -> Schema:
    """The keys that must be there, in either spelling."""
    either = [[{"required": [each]} for each in dict.fromkeys((stavad(key), key))] for key in keys]
    return {"allOf": [{"anyOf": each} for each in either]} if either else {}


def _value(node: object) -> Schema:
    """A value's schema without what only a program needs."""
    schema = _mapping(node)
    if "$ref" in schema:
        return {"$ref": str(schema["$ref"]).replace("$defs", "definitions")}
    if isinstance(forms := schema.get("anyOf", schema.get("oneOf")), list):
        return _one_of([each for each in map(_mapping, forms) if each.get("type") != "null"])
    if schema.get("type") == "array":
        return {"type": "array", "items": _value(schema["items"])} | {
            key: schema[key] for key in ("minItems",) if key in schema
        }
    return _scalar(schema)


def _one_of(forms: Sequence[Schema]) -> Schema:
    if any(form.get("type") == "number" for form in forms):
        return {"type": "number"}
    simple = [_value(form) for form in forms]
    return simple[0] if len(simple) == 1 else {"anyOf": simple}


def _scalar(schema: Schema) -> Schema:
    if "enum" in schema:
        return {"enum": schema["enum"]}
    if "const" in schema:
        return {"enum": [schema["const"]]}
    if "format" in schema:
        return _FORMS[str(schema["format"])]
    if schema.get("type") == "boolean":
        return {"enum": ["ja", "nej"]}
    if "pattern" in schema:
        return {"type": "string", "pattern": schema["pattern"]}
    return {"type": "integer"} if schema.get("type") == "integer" else _WORD


def _fakta() -> Schema:
    return {
        "type": "object",
        "properties": {each.namn: _faktum(each) for each in FAKTA.values()},
        "additionalProperties": False,
    }


def _faktum(faktum: Faktaord) -> Schema:
    words = ["ja", "nej"] if faktum.typ == "ja-nej" else list(faktum.varden)
    one: Schema = {"enum": words} if words else _WORD
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _mapping(node: object) -> Schema:
    return dict(node) if isinstance(node, dict) else {}
