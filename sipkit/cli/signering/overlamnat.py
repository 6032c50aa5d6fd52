"""Who has got the plan: the person, and the units that it names. Asked in one go; recorded as a row of documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.samtal import prompter as samtal
from sipkit.cli.signering.planlage import Planlage, regler
from sipkit.config.varning import Varning
from sipkit.domain.arende import Arende, Mottagare
from sipkit.domain.bokforing import med_dokument
from sipkit.domain.fieldtypes import ENSKILD
from sipkit.domain.plan import Plan
from sipkit.errors import UsageFault
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Prompt
from sipkit.rules.besked import Samtyckesbeslut
from sipkit.rules.samtycke import samtyckesbeslut
from sipkit.rules.tid import Tid

_INGEN = "0"


def kvar(oppet: Oppet, arende: Arende, lage: Planlage) -> tuple[Mottagare, ...]:
    """Those who are to have the plan and for whom nothing is recorded: the person first, then units in their order."""
    given = {each.part for row in arende.dokument if row.plan == lage.plan.id for each in row.mottagare}
    return tuple(each for each in _alla(oppet, arende, lage) if each.part not in given)


def _alla(oppet: Oppet, arende: Arende, lage: Planlage) -> Iterator[Mottagare]:
    """The person, the unit where the papers are made, and the units that the consent covers; all, where none does."""
    yield Mottagare(part=ENSKILD, som="enskild", exemplar="original")
    own = arende.huvudansvarig
    if own is not None and own.enhet:
        yield Mottagare(part=own.id, som="kallad", exemplar="kopia")
    beslut = _samtycket(oppet, arende, lage.plan)
    for part in arende.parter:
        if part.som == "kallad" and (beslut.kod or part.id in beslut.tackta):
            yield Mottagare(part=part.id, som=part.som, exemplar="kopia")


def utan_samtycke(oppet: Oppet, arende: Arende, plan: Plan, fatt: Sequence[Mottagare]) -> Iterator[Varning]:
    """That a unit got the plan without consent; what was done is recorded all the same."""
    kod = _samtycket(oppet, arende, plan).kod
    if kod and any(each.part in {part.id for part in arende.parter} for each in fatt):
        told = "Samtycket gäller inte dem som har fått planen. Det är antecknat ändå. Tala med den som ansvarar."
        yield Varning(kod, told)


def _samtycket(oppet: Oppet, arende: Arende, plan: Plan) -> Samtyckesbeslut:
    region, fakta = regler(oppet, arende)
    parter = [part.id for part in arende.parter if part.som == "kallad"]
    return samtyckesbeslut(region, arende, plan.typ, parter, idag=oppet.om.idag, fakta=fakta)


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
    if mottagare.part == ENSKILD:
        return f"{arende.enskild.fornamn} (originalet)"
    own = arende.huvudansvarig
    unit = own.enhet if own and own.id == mottagare.part else arende.part(mottagare.part).namn
    return f"{unit} (en kopia)"
