"""Who has got the plan: the person, and the units that it names. Asked in one go; recorded as a row of documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sipkit.cli.samtal import prompter as samtal
from sipkit.cli.signering.planlage import Planlage
from sipkit.domain.arende import Arende, Mottagare
from sipkit.domain.bokforing import med_dokument
from sipkit.domain.fieldtypes import ENSKILD
from sipkit.domain.plan import Plan
from sipkit.errors import UsageFault
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Prompt
from sipkit.rules.tid import Tid

_INGEN = "0"


def kvar(arende: Arende, lage: Planlage) -> tuple[Mottagare, ...]:
    """Those who are to have the plan and for whom nothing is recorded: the person first, then units in their order."""
    given = {each.part for row in arende.dokument if row.plan == lage.plan.id for each in row.mottagare}
    return tuple(each for each in _alla(arende, lage) if each.part not in given)


def _alla(arende: Arende, lage: Planlage) -> Iterator[Mottagare]:
    exemplar = next((each.exemplar for each in lage.overlamning if each.exemplar), None)
    yield Mottagare(part=ENSKILD, som="enskild", exemplar=exemplar)
    named = _named(lage.plan)
    for contact in arende.fast_vardkontakter:
        if contact.id in named:
            yield Mottagare(part=contact.id, som="kallad", exemplar="kopia")
    for part in arende.parter:
        if part.id in named:
            yield Mottagare(part=part.id, som=part.som, exemplar="kopia")


def _named(plan: Plan) -> set[str | None]:
    """Those who do something according to the plan, or took part in it."""
    came = (each for each in plan.deltagare if each.narvaro != "kom-inte")
    return {each.vem for group in (plan.insatser, came, (plan.samordnare,)) for each in group}


def fraga(arende: Arende, mojliga: Sequence[Mottagare]) -> tuple[Mottagare, ...]:
    """Who has got it: all, but those whose numbers are typed; 0 is nobody."""
    if not mojliga:
        return ()
    rader = [f"{INDENT}[x] {nr} {_namn(arende, each)}" for nr, each in enumerate(mojliga, 1)]
    rubrik = f"{INDENT}Vem har fått planen? Skriv numret på den som inte har fått den."
    prompt = Prompt((rubrik, *rader), f"{INDENT}Svar (Enter = alla, 0 = ingen): ")

    def las(text: str) -> tuple[Mottagare, ...]:
        utom = set(text.replace(",", " ").split())
        if utom == {_INGEN}:
            return ()
        if not utom <= {str(nr) for nr in range(1, len(mojliga) + 1)}:
            raise UsageFault("ogiltigt-varde", "Det finns inget sådant nummer.", atgard="Skriv till exempel 2 3.")
        return tuple(each for nr, each in enumerate(mojliga, 1) if str(nr) not in utom)

    hjalp = "Vem som har fått vad, och när, ska stå i journalen (PDL 3 kap. 11 §). Bara Enter betyder alla."
    return samtal.fraga(prompt, las, var="dokument.mottagare", hjalp=hjalp)


def valda(mojliga: Sequence[Mottagare], ids: Sequence[str]) -> tuple[Mottagare, ...]:
    """Those with these ids.

    Raises:
        UsageFault: `ogiltigt-varde`, one of them has got it already or is not to have it.
    """
    known = {each.part: each for each in mojliga}
    if unknown := [each for each in ids if each not in known]:
        cure = f"Välj: {', '.join(known)}." if known else "Alla har redan fått planen."
        raise UsageFault("ogiltigt-varde", f"{len(unknown)} id kan inte antecknas.", "--till", cure)
    return tuple(known[each] for each in dict.fromkeys(ids))


def med_overlamning(arende: Arende, plan: Plan, tid: Tid, fatt: Sequence[Mottagare]) -> Arende:
    """The ärende where they have got the version, then."""
    return med_dokument(arende, plan.typ, tid, None, fatt, plan=plan.id) if fatt else arende


def _namn(arende: Arende, mottagare: Mottagare) -> str:
    exemplar = f" ({'originalet' if mottagare.exemplar == 'original' else 'en kopia'})" if mottagare.exemplar else ""
    if mottagare.part == ENSKILD:
        return f"{arende.enskild.fornamn}{exemplar}"
    contact = next((each for each in arende.fast_vardkontakter if each.id == mottagare.part), None)
    if contact is not None:
        return f"{contact.enhet or contact.namn}{exemplar}"
    return f"{arende.part(mottagare.part).namn}{exemplar}"
