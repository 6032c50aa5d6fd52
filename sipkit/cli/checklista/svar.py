"""Answers to the points of a checklist: as they are noted in the ärende, and as a file gives them.

In a file they stand under `checklista`, by list and point or by point alone: `checklista: {a: ja, e: nej}`. An answer
to a letter of the source is an answer to the whole of it, so it goes for the points that sipkit has set apart under the
same letter too, unless they are answered by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, cast

from sipkit.domain.arende import Arende
from sipkit.domain.checklistor import Listsvar
from sipkit.domain.samtycken import nummer
from sipkit.domain.svar import bygg
from sipkit.domain.text import did_you_mean, fold
from sipkit.errors import AnswerMissing, SipkitError, UsageFault, raise_all
from sipkit.rules.checklistor import Listlage, Punktlage, senaste_svar, under_bokstaven

NYCKEL: Final = "checklista"
_VEM: Final = "vem"
_PUNKT: Final = "punkt"
_ORD: Final[Mapping[str, Listsvar]] = {
    "j": "ja",
    "ja": "ja",
    "true": "ja",
    "n": "nej",
    "nej": "nej",
    "false": "nej",
    "e": "ej-tillampligt",
    "ej": "ej-tillampligt",
    "ej tillampligt": "ej-tillampligt",
    "ej-tillampligt": "ej-tillampligt",
}


@dataclass(frozen=True)
class Svar:
    """An answer to a point, before it is noted. `tid`: when, where it was said."""

    lista: str
    punkt: str
    svar: Listsvar
    skal: str | None = None
    rutor: tuple[str, ...] = ()
    vem: str | None = None
    tid: str | None = None


def las_ord(text: str, punkt: Punktlage) -> Listsvar:
    """The answer that a word or a key says.

    Raises:
        UsageFault: `ogiltigt-varde`, it says none, or one that the point cannot have.
    """
    said = _ORD.get(fold(text))
    if said is None:
        raise UsageFault("ogiltigt-varde", "Det är inget svar på punkten.", atgard=f"Svara {svarsord(punkt)}.")
    if said == "ej-tillampligt" and punkt.punkt.ej_tillampligt == "nej":
        raise UsageFault("ogiltigt-varde", "Den punkten gäller alltid.", atgard=f"Svara {svarsord(punkt)}.")
    return said


def svarsord(punkt: Punktlage) -> str:
    """The answers that a point can have, as they are asked for."""
    return "j eller n" if punkt.punkt.ej_tillampligt == "nej" else "j, n eller e (ej tillämpligt)"


def med(arende: Arende, svaren: Iterable[Svar], nu: datetime) -> Arende:
    """The ärende with answers noted after those it has. One that says what holds already is not noted again.

    Raises:
        SipkitError: what is written cannot be read.
    """
    first = 1 + max((nummer(each.id) for each in arende.checklistor), default=0)
    nya = [each for each in svaren if not _upprepar(each, arende)]
    flat: dict[str, object] = {}
    for number, each in enumerate(nya, first):
        told = {**vars(each), "rutor": list(each.rutor), "tid": each.tid or nu.isoformat()}
        flat |= {f"checklistor.c{number}.{key}": value for key, value in told.items() if value}
    return bygg(flat, nu.date(), arende) if flat else arende


def _upprepar(svar: Svar, arende: Arende) -> bool:
    held = senaste_svar(arende, svar.lista, svar.punkt)
    return held is not None and (held.svar, held.skal, held.rutor) == (svar.svar, svar.skal, svar.rutor)


# --- from a file ------------------------------------------------------------------------------------------------------


def dela(tree: Mapping[str, object]) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """What a file says of the checklist, and all else that it says.

    `checklista.punkt` and its like are the ärende's own words for the last row that was noted.

    Raises:
        UsageFault: `ogiltigt-varde`.
    """
    own: dict[str, object] = {}
    rest: dict[str, object] = {}
    for key, value in tree.items():
        first, _, inner = key.partition(".")
        if fold(first) != NYCKEL:
            rest[key] = value
        elif inner:
            own[inner] = value
        elif isinstance(value, Mapping):
            own |= value
        elif value:
            cure = "Skriv svaren per punkt: checklista: {a: ja, e: nej}."
            raise UsageFault("ogiltigt-varde", "Svaren på checklistan går inte att läsa.", NYCKEL, cure)
    return ({}, tree) if _PUNKT in own else (own, rest)


def las(given: Mapping[str, object], listor: Sequence[Listlage]) -> tuple[Svar, ...]:
    """The answers that a file gives to lists.

    Raises:
        UsageFault: `okand-svarsnyckel`, a point that none of the lists has; `ogiltigt-varde`.
        AnswerMissing: `svar-saknas`, for each reason that is missing.
    """
    vem = given.get(_VEM)
    found: dict[tuple[str, str], Svar] = {}
    faults: list[SipkitError] = []
    for key, value in _per_punkt(given, listor):
        try:
            lista, punkt = _punkten(key, listor)
            svar = _svaret(lista, punkt, value)
        except SipkitError as fault:
            faults += fault.faults
        else:
            if svar is not None:
                found[svar.lista, svar.punkt] = replace(svar, vem=svar.vem or (str(vem) if vem else None))
    raise_all(faults)
    return tuple(_under_samma_bokstav(found, listor))


def _per_punkt(given: Mapping[str, object], listor: Sequence[Listlage]) -> Iterator[tuple[str, object]]:
    """Each point's key, `LISTA.PUNKT` or `PUNKT`, and its value."""
    known = {each.lista.id for each in listor}
    for key, value in given.items():
        if fold(key) in known and isinstance(value, Mapping):
            yield from ((f"{fold(key)}.{inner}", each) for inner, each in value.items())
        elif key != _VEM:
            yield key, value


def _punkten(key: str, listor: Sequence[Listlage]) -> tuple[Listlage, Punktlage]:
    """The point with this key. Raises UsageFault: `okand-svarsnyckel`."""
    lista, _, id_ = fold(key).rpartition(".")
    for each in listor:
        for punkt in each.punkter:
            if punkt.punkt.id == id_ and lista in ("", each.lista.id):
                return each, punkt
    known = [punkt.punkt.id for each in listor for punkt in each.punkter]
    cure = did_you_mean(id_, known, f"Punkterna är: {', '.join(known)}.")
    raise UsageFault("okand-svarsnyckel", "Checklistan har ingen sådan punkt som gäller här.", NYCKEL, cure)


def _svaret(lista: Listlage, lage: Punktlage, value: object) -> Svar | None:
    """One answer as it stands: a word, or with more under keys. None where nothing is said."""
    told = value if isinstance(value, Mapping) else {"svar": value}
    punkt, where = lage.punkt, f"{NYCKEL}.{lista.lista.id}.{lage.punkt.id}"
    if fel := [key for key in told if key not in ("svar", "skal", "rutor", "vem", "tid")]:
        cure = "En punkt har svar, skal, rutor, vem och tid."
        raise UsageFault("okand-svarsnyckel", f"{len(fel)} nyckel under punkten finns inte.", where, cure)
    if told.get("svar") in (None, ""):
        return None
    try:
        said = las_ord(_som_text(told["svar"]), lage)
    except UsageFault as fault:
        raise UsageFault(fault.kod, fault.vad, where, fault.atgard) from None
    skal = str(told["skal"]) if told.get("skal") and said == "ej-tillampligt" else None
    if said == "ej-tillampligt" and punkt.ej_tillampligt == "med-skal" and skal is None:
        cure = "Skriv varför den inte är tillämplig: {svar: ej tillämpligt, skal: …}."
        raise AnswerMissing("svar-saknas", "Ej tillämpligt kräver ett skäl.", f"{where}.skal", cure, punkt.regler)
    rutor = _rutor(told.get("rutor") or (), lage, f"{where}.rutor")
    vem, tid = (str(told[key]) if told.get(key) else None for key in ("vem", "tid"))
    return Svar(lista.lista.id, punkt.id, said, skal, rutor, vem, tid)


def _som_text(value: object) -> str:
    return {True: "ja", False: "nej"}[value] if isinstance(value, bool) else str(value)


def _rutor(given: object, lage: Punktlage, where: str) -> tuple[str, ...]:
    known = [each.id for each in lage.punkt.rutor]
    asked = [fold(str(each)) for each in cast(Iterable[object], given)] if isinstance(given, list | tuple) else []
    if (given and not asked) or not set(asked) <= set(known):
        cure = f"Rutorna är: {', '.join(known)}." if known else "Punkten har inga rutor."
        raise UsageFault("ogiltigt-varde", "Punkten har ingen sådan ruta.", where, cure)
    return tuple(each for each in known if each in asked)


def _under_samma_bokstav(found: Mapping[tuple[str, str], Svar], listor: Sequence[Listlage]) -> Iterator[Svar]:
    """The answers, and after each letter's the same for what stands under it and is not answered."""
    for lista in listor:
        lagen = {each.punkt.id: each for each in lista.punkter}
        for id_, lage in lagen.items():
            svar = found.get((lista.lista.id, id_))
            if svar is None:
                continue
            yield svar
            if svar.svar == "nej":
                continue
            for under in under_bokstaven(lista.lista, lage.punkt):
                known = lagen.get(under.id)
                if known and known.svar is None and (lista.lista.id, under.id) not in found:
                    yield replace(svar, punkt=under.id, rutor=())
