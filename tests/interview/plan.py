"""A small plan for the tests: goals, and under each goal what is to be done, by whom and from when."""

from __future__ import annotations

from collections.abc import Mapping

from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.domain.arende import Arende
from sipkit.domain.svar import bygg, platta
from sipkit.interview.start import start
from sipkit.interview.state import State
from tests.interview.formular import IDAG, formular

TELEFON = "070-174 06 10"
NUMMER = "194404277461"
ADRESS = "Provgatan 7 B, Provstaden"

FRAGOR: list[dict[str, object]] = [
    {"id": "adress", "falt": "enskild.adress", "typ": "text", "fraga": "Adress:", "personlig": True},
    {
        "id": "narstaende",
        "falt": "narstaende",
        "typ": "grupp",
        "fraga": "Närstående:",
        "frivillig": True,
        "tomt": "ingen",
        "fragor": [{"id": "namn", "falt": "namn", "typ": "text", "fraga": "Närstående {narstaende}:"}],
    },
    {"id": "viktigt", "falt": "plan.viktigt", "typ": "text", "fraga": "Vad är viktigt för {fornamn}?:"},
    {
        "id": "mal",
        "falt": "plan.mal",
        "typ": "grupp",
        "fraga": "Mål {mal}:",
        "fragor": [
            {"id": "mal-text", "falt": "text", "typ": "text", "fraga": "Mål {mal}:"},
            {
                "id": "insatser",
                "falt": "plan.insatser",
                "typ": "grupp",
                "hor_till": "mal",
                "fraga": "Vad ska göras för mål {mal}?:",
                "fler": "Mer för mål {mal}?:",
                "frivillig": True,
                "tomt": "inget",
                "fragor": [
                    {"id": "vad", "falt": "vad", "typ": "text", "fraga": "Mål {mal} – insats {insatser}:"},
                    {
                        "id": "vem",
                        "falt": "vem",
                        "ger_aven": "kontakt",
                        "typ": "val",
                        "steg": "vem",
                        "fraga": "Vem?:",
                        "alternativ_fran": "personer",
                        "alternativ": [{"id": "annan", "namn": "annan"}],
                    },
                    {
                        "id": "kontakt",
                        "falt": "kontakt",
                        "typ": "text",
                        "steg": "vem",
                        "fraga": "Namn på den som gör det:",
                        "frivillig": True,
                        "beror_pa": ["vem"],
                    },
                    {"id": "fran", "falt": "fran", "typ": "datum", "fraga": "Från när?:", "frivillig": True},
                    {
                        "id": "foljer-upp",
                        "falt": "foljer_upp",
                        "typ": "text",
                        "fraga": "Vem följer upp:",
                        "alternativ_fran": "personer",
                        "forslag_fran": ["kontakt", "vem"],
                    },
                ],
            },
        ],
    },
    {"id": "samre", "falt": "plan.nar_samre", "typ": "text", "fraga": "Vem ringer {fornamn}?:", "frivillig": True},
]


def plan() -> Dokumenttyp:
    """The questionnaire as a document type."""
    return formular(FRAGOR)


def arende(**svar: object) -> Arende:
    """Ingrid's ärende before the meeting, and what more is given."""
    return bygg(
        platta(
            {
                "enskild": f"Provqvist, Ingrid {NUMMER}",
                "enskild.adress": ADRESS,
                "narstaende": ["Karin Provqvist, dotter"],
                "parter": ["1 Hemsjukvården Exempelviken", "2 Socialtjänsten Provstaden"],
                "fast_vardkontakt": f"Maria Testberg, distriktssköterska, Vårdcentralen Exempelviken, {TELEFON}",
                "plan.deltagare": [{"vem": "p1", "namn": "Lena Exempelgren"}],
                **svar,
            }
        ),
        IDAG,
    )


def begin(svar: Mapping[str, object] | None = None, bas: Arende | None = None) -> State:
    """The plan's interview."""
    return start(plan(), IDAG, bas=bas or arende(), svar=svar)
