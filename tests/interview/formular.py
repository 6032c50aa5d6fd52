"""A small questionnaire for the tests: every type of question, conditions, dependencies, consent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from sipkit.config.dokumenttyp import Dokumenttyp, Fraga
from sipkit.domain.arende import Arende
from sipkit.interview.flow import answer, asked, next_question
from sipkit.interview.start import start
from sipkit.interview.state import State

IDAG = date(2027, 3, 25)
INGRID = "Provqvist, Ingrid 19440427-7461"

FRAGOR: list[dict[str, object]] = [
    {
        "id": "person",
        "falt": "enskild",
        "typ": "person",
        "fraga": "Namn och personnummer (klistra gärna raden):",
        "personlig": True,
    },
    {
        "id": "skydd",
        "falt": "enskild.skyddade_uppgifter",
        "typ": "ja-nej",
        "fraga": "Har {fornamn} skyddade personuppgifter?:",
    },
    {
        "id": "kommun",
        "falt": "enskild.folkbokforingskommun",
        "typ": "text",
        "fraga": "Folkbokförd i:",
        "forslag": "Karlskrona",
    },
    {
        "id": "bedomd",
        "falt": "handelse.bedomd-utskrivningsklar",
        "typ": "moment",
        "fraga": "När bedömdes {fornamn} som utskrivningsklar?:",
        "hjalp": "Dagen räcker.",
        "regel": "frister.kallelse",
    },
    {
        "id": "parter",
        "falt": "parter",
        "typ": "lista",
        "fraga": "Vilka kallas? En per rad, tom rad = klart:",
    },
    {
        "id": "narstaende",
        "falt": "narstaende",
        "typ": "lista",
        "fraga": "Närstående (namn, relation; Enter = ingen):",
        "frivillig": True,
    },
    {
        "id": "samtycke",
        "falt": "samtycke.status",
        "typ": "val",
        "steg": "samtycke",
        "fraga": "Samtycke enligt {it_tjanst}: får de ovan kallas och få veta det de behöver?:",
        "beror_pa": ("parter",),
        "alternativ": (
            {"id": "lamnat", "namn": "ja, alla", "tangent": "j"},
            {"id": "delvis", "namn": "delvis", "tangent": "d"},
            {"id": "nekat", "namn": "nej", "tangent": "n"},
            {"id": "aterkallat", "namn": "tagit tillbaka", "tangent": "t"},
            {"id": "ej-mojligt", "namn": "kan inte ta ställning", "tangent": "k"},
            {"id": "vet-inte", "namn": "vet inte", "tangent": "v"},
        ),
    },
    {
        "id": "samtycke-parter",
        "falt": "samtycke.parter",
        "typ": "flerval",
        "steg": "samtycke",
        "fraga": "Vilka får kallas?:",
        "nar": {"samtycke.status": "delvis"},
        "alternativ_fran": "kallade",
    },
    {
        "id": "undantag",
        "falt": "samtycke.undantag",
        "typ": "lista",
        "steg": "samtycke",
        "fraga": "Vad får inte nämnas? (Enter = inget särskilt):",
        "frivillig": True,
        "nar": {"samtycke.status": ("lamnat", "delvis")},
    },
    {"id": "dag", "falt": "kallelse.dag", "typ": "datum", "fraga": "Mötesdag:", "steg": "tid"},
    {
        "id": "tid",
        "falt": "kallelse.tid",
        "typ": "tid",
        "fraga": "Klockan:",
        "steg": "tid",
        "beror_pa": ("kallelse.dag",),
    },
    {
        "id": "plats",
        "falt": "kallelse.plats",
        "typ": "val",
        "fraga": "Plats:",
        "alternativ": (
            {"id": "hemma", "namn": "hemma hos {fornamn}"},
            {"id": "vardcentral", "namn": "vårdcentralen"},
            {"id": "annan", "namn": "annan"},
        ),
        "forslag": "hemma",
    },
    {
        "id": "plats-text",
        "falt": "kallelse.plats_text",
        "typ": "text",
        "fraga": "Var:",
        "nar": {"kallelse.plats": "annan"},
    },
    {
        "id": "adress-besok",
        "falt": "enskild.adress",
        "typ": "text",
        "fraga": "Adress:",
        "personlig": True,
        "nar": {"kallelse.plats": "hemma", "enskild.skyddade_uppgifter": "nej"},
    },
    {"id": "syfte", "falt": "kallelse.syfte", "typ": "text", "fraga": "Syfte, en mening:"},
    {
        "id": "behov",
        "falt": "enskild.behov",
        "typ": "flerval",
        "fraga": "Behöver {fornamn} något särskilt?:",
        "frivillig": True,
        "alternativ": (
            {"id": "tolk", "namn": "tolk"},
            {"id": "stor-stil", "namn": "stor stil"},
            {"id": "lattlast", "namn": "lättläst"},
        ),
    },
    {
        "id": "sprak",
        "falt": "enskild.tolk_sprak",
        "typ": "text",
        "fraga": "Språk:",
        "nar": {"enskild.behov": "tolk"},
    },
    {
        "id": "brev",
        "falt": "kallelse.brev",
        "typ": "val",
        "fraga": "Brevet:",
        "alternativ": ({"id": "lamnas", "namn": "lämnas"}, {"id": "postas", "namn": "postas hem"}),
    },
    {
        "id": "adress-brev",
        "falt": "enskild.adress",
        "typ": "text",
        "fraga": "Adress till brevet:",
        "personlig": True,
        "nar": {"kallelse.brev": "postas", "enskild.skyddade_uppgifter": "nej"},
    },
]

SVAR: dict[str, object] = {
    "enskild": INGRID,
    "enskild.skyddade_uppgifter": "nej",
    "enskild.folkbokforingskommun": "Karlskrona",
    "handelse.bedomd-utskrivningsklar": "2027-03-25",
    "parter": ["1 Hemsjukvården Exempelviken", "2 Socialtjänsten Provstaden"],
    "samtycke.status": "lamnat",
    "kallelse.dag": "2027-04-07",
    "kallelse.tid": "13.00",
    "kallelse.plats": "vardcentral",
    "kallelse.syfte": "Trygg hemgång.",
    "kallelse.brev": "lamnas",
}
"""An answers file that answers everything that is required."""


def formular(fragor: list[dict[str, object]] | None = None, **more: object) -> Dokumenttyp:
    """The questionnaire as a document type."""
    fragor = _explained(FRAGOR if fragor is None else fragor)
    return Dokumenttyp.model_validate(
        {"id": "kallelse", "namn": "Prov", "beskrivning": "Prov", "papper": (), "fragor": fragor, **more}
    )


def _explained(fragor: object) -> list[dict[str, object]]:
    questions = cast(list[dict[str, object]], fragor)
    return [{"varfor": "Det behövs.", **each, "fragor": _explained(each.get("fragor", []))} for each in questions]


def begin(
    svar: Mapping[str, object] | None = None, *, bas: Arende | None = None, without: tuple[str, ...] = ()
) -> State:
    """The questionnaire with the answers file, where some answers are others or are not there."""
    tree = {path: value for path, value in {**SVAR, **(svar or {})}.items() if path not in without}
    return start(formular(), IDAG, bas=bas, svar=tree, namn={"it_tjanst": "Prator"})


def question(state: State, falt: str) -> Fraga:
    """The asked question for a field, else the first."""
    mine = [fraga for fraga in state.fragor if fraga.falt == falt]
    return next((fraga for fraga in mine if fraga in asked(state)), mine[0])


def answered(state: State, falt: str, value: object) -> State:
    """An answer from the keyboard."""
    return answer(state, question(state, falt), value)


def values(state: State) -> dict[str, object]:
    """Every answer that holds."""
    return {falt: held.value for falt, held in state.svar.items()}


def typed(state: State, answers: Mapping[str, object]) -> State:
    """The state when each question in turn has been given its recorded answer, as long as there is one."""
    while (fraga := next_question(state)) and fraga.falt in answers:
        state = answer(state, fraga, answers[fraga.falt])
    return state
