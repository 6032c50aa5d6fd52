"""Write the generated reference, or with `--kontrollera` fail when it does not say what the code says."""

from __future__ import annotations

import dataclasses
import inspect
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import sipkit
from sipkit.config.dokumenttyp import Fraga
from sipkit.config.forklaring import Forklaring, Kallbesked, Lagerord
from sipkit.config.loading import load_document_type
from sipkit.config.sources import find_sources
from sipkit.domain.paths import known_paths
from sipkit.felkoder import AVSNITT
from sipkit.interview.state import VET_INTE

HERE = Path(__file__).parent / "referens"
ROOT = Path(sipkit.__file__).parent.parent
INLEDNING = """
Med `--json` skrivs exakt ett objekt på stdout. Det som är till för människor skrivs på stderr.

Gick det bra (slutkod 0 eller 1):
`{"sipkit": 1, "kommando": …, "resultat": …, "varningar": [{"kod", "vad", "regler"}]}`.
Annars: `{"sipkit": 1, "fel": [{"kod", "vad", "var", "atgard", "regler"}]}`. När en regel säger nej (slutkod 6) har
felet också `far_goras`, `far_inte` och `att_veta`, `laser_sig` när rutinens krav inte går att förena, och `i_stallet`
när regeln pekar ut ett annat dokument.

Rubrikerna nedan är formen på `resultat` för varje kommando. En frist i `frister` har nycklarna `id, namn, variant,
handelse, handelse_tid, senast, senast_arbetsdag, raknesatt, ansvarig, status, styrande, kalla, regler`, och när de
finns `tidigast, tidpunkt, riktklockslag, text, helgdag, tolkning`, och `for_tidigt` när det gjordes före `tidigast`.
`senast` är en dag, eller ett klockslag med tidszon när fristen räknas i timmar."""
SVAR = """
Filen är YAML eller JSON. Nycklarna är sökvägar, nästlade eller med punkter: `kallelse.dag: 7/4` och
`kallelse: {dag: 7/4}` är samma sak. Det är samma sökvägar som i felmeddelanden. Flera i en grupp skrivs som en lista,
eller med id: `parter.p2.namn`. `sipkit kallelse --utan-frågor` räknar upp de svar som saknas.
"""
FORKLARINGAR: Mapping[type, str] = {
    Forklaring: "`region förklara`: ett värde, vad varje lager säger om det (det sista bestämmer) och delarna inuti.",
    Lagerord: "Vad ett lager säger, och var det står.",
    Kallbesked: "En källa: avsnittet, och dokumentet när det gäller den dagen.",
}
GENERATED = "<!-- Skapad av docs/generera.py. Ändra inte här. -->\n"


def felkoder() -> Iterator[str]:
    """Every error and warning code, by heading."""
    yield f"# Felkoder\n\n{GENERATED}\n`sipkit förklara KOD` visar samma text."
    for rubrik, koder in AVSNITT.items():
        yield f"\n## {rubrik}\n\n| kod | betyder |\n| --- | --- |"
        yield from (f"| `{kod}` | {forklaring} |" for kod, forklaring in koder.items())


def json_former() -> Iterator[str]:
    """The shape of every command's result, from the models it is made with."""
    yield f"# JSON\n\n{GENERATED}"
    yield INLEDNING
    for model in former():
        yield from _form(model, inspect.getdoc(model) or "")
    for model, text in FORKLARINGAR.items():
        yield from _form(model, text)


def former() -> Iterator[type]:
    """Every shape, room by room of the command line, as its module `former` has them."""
    for path in sorted((ROOT / "sipkit/cli").rglob("former.py")):
        room = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for model in vars(import_module(room)).values():
            if dataclasses.is_dataclass(model) and isinstance(model, type) and model.__module__ == room:
                yield model


def _form(model: type, text: str) -> Iterator[str]:
    yield f"\n## {model.__name__}\n\n{text}\n\n| nyckel | typ |\n| --- | --- |"
    hints = {
        name: hint for each in reversed(model.__mro__) for name, hint in vars(each).get("__annotations__", {}).items()
    }
    yield from (f"| `{field.name}` | {_typ(hints[field.name])} |" for field in dataclasses.fields(model))


def _typ(hint: str) -> str:
    """A type as a reader of JSON knows it."""
    if hint.startswith("tuple["):
        return f"lista av {_typ(hint.removeprefix('tuple[').split(',')[0])}"
    if hint.endswith(" | None"):
        return f"{_typ(hint.removesuffix(' | None'))} eller null"
    words = {
        "str": "text",
        "Rad": "objekt",
        "object": "text, lista eller objekt",
        "bool": "sant eller falskt",
        "int": "heltal",
    }
    return words.get(hint, hint)


def svar() -> Iterator[str]:
    """Every path that an answer can have, with what the kallelse asks about it."""
    yield f"# Svarsfilen\n\n{GENERATED}"
    yield SVAR
    asked = {fraga.falt: fraga for fraga in load_document_type("kallelse", find_sources()).fragor}
    yield "| sökväg | så skrivs svaret |\n| --- | --- |"
    for path in known_paths():
        yield f"| `{path}` | {_svaret(asked[path]) if path in asked else ''} |"


def _svaret(fraga: Fraga) -> str:
    val = ", ".join(f"`{each.id}`" for each in fraga.alternativ if each.id != VET_INTE)
    return " ".join(part for part in (fraga.hjalp, f"Välj: {val}." if val else None, fraga.varfor) if part)


def pages() -> Mapping[str, str]:
    """Each generated page and its text."""
    return {
        "felkoder.md": "\n".join(felkoder()) + "\n",
        "json.md": "\n".join(json_former()) + "\n",
        "svar.md": "\n".join(svar()) + "\n",
    }


def main() -> int:
    """Write the pages, or compare them."""
    stale = [name for name, text in pages().items() if not _same(HERE / name, text)]
    if "--kontrollera" in sys.argv:
        for name in stale:
            print(f"docs/referens/{name} stämmer inte med koden. Kör: python docs/generera.py")
        return 1 if stale else 0
    HERE.mkdir(exist_ok=True)
    for name in stale:
        (HERE / name).write_text(pages()[name], "utf8")
    return 0


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text("utf8") == text


if __name__ == "__main__":
    sys.exit(main())
