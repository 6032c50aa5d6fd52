"""The shipped kallelse as it is asked: within its budget in each region, and a consent in part can be given."""

from __future__ import annotations

from datetime import date

import pytest

from sipkit.config.loading import load_document_type, load_region
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Arende
from sipkit.interview.progress import answers, steps
from sipkit.interview.run import Finished, interview
from sipkit.interview.scripted import Scripted
from sipkit.interview.start import start
from sipkit.interview.wording import Voice
from sipkit.rules.fragor import regionens_fragor

IDAG = date(2027, 3, 25)
SOURCES = find_sources(None)

TILL_PARTERNA = [
    *("Provqvist, Ingrid 19440427-7461", "n", "Karlskrona", "", "1", "i dag"),
    *("1 Hemsjukvården Exempelviken / 2 Socialtjänsten Provstaden / 5 Bostadsbolaget Provhem", ""),
    *("Karin Provqvist, dotter", ""),
]
HELT_JA = ["j", "1", "i går", "m"]
FRAN_MOTET = [
    *("7/4 13", "1", "1", "Ingrid ska klara sig tryggt hemma."),
    *("Vilken hjälp behöver du på morgonen? / Vem hjälper dig med träningen?", "", "2"),
    *("3", "Provgatan 7, 999 99 Exempelstad"),
    *("Maria Testberg, distriktssköterska, Vårdcentralen Exempelviken, 070-174 06 10", ""),
]


def walk(region: str, script: list[str]) -> tuple[Finished, list[str]]:
    typ = load_document_type("kallelse", SOURCES)
    here = load_region(region, IDAG, SOURCES)
    asked = typ.model_copy(update={"fragor": regionens_fragor(typ.fragor, here, typ.id)})
    prompter = Scripted(script)
    finished = interview(start(asked, IDAG, namn={"it_tjanst": "Prator"}), prompter, Voice(), IDAG)
    prompter.finish()
    return finished, prompter.transcript


def arende(script: list[str]) -> Arende:
    return walk("blekinge", script)[0].arende


@pytest.mark.parametrize("region", ["nationell", "vastra-gotaland", "blekinge"])
def test_a_first_kallelse_takes_at_most_16_steps_and_22_answers(region: str) -> None:
    finished, _ = walk(region, TILL_PARTERNA + HELT_JA + FRAN_MOTET)
    assert steps(finished.state) <= 16
    assert answers(finished.state) <= 22


def test_a_consent_in_part_names_its_parties_and_what_may_not_be_mentioned() -> None:
    samtycke = arende([*TILL_PARTERNA, "d", "1 3", "min son", "", "", "2", "i dag", "m", *FRAN_MOTET]).samtycken[0]
    assert (samtycke.status, samtycke.parter, samtycke.undantag) == ("delvis", ("p1", "p3"), ("min son",))


def test_an_empty_answer_is_offered_only_where_the_region_takes_it() -> None:
    offered = {
        region: next(line for line in walk(region, TILL_PARTERNA + HELT_JA + FRAN_MOTET)[1] if "Mötesdag" in line)
        for region in ("blekinge", "vastra-gotaland")
    }
    assert "Mötesdag och tid (Enter = vet inte än):" in offered["blekinge"]
    assert "Mötesdag och tid:" in offered["vastra-gotaland"]


def test_the_address_is_asked_only_when_the_letter_is_posted_or_the_meeting_is_at_home() -> None:
    at_the_vardcentral = [*FRAN_MOTET[:1], "2", "", *FRAN_MOTET[2:7], "1", *FRAN_MOTET[9:]]
    assert arende(TILL_PARTERNA + HELT_JA + at_the_vardcentral).enskild.adress is None
    handed_over = [*FRAN_MOTET[:7], "1", *FRAN_MOTET[8:]]
    assert arende(TILL_PARTERNA + HELT_JA + handed_over).enskild.adress is not None


def test_protected_data_are_neither_asked_for_nor_kept() -> None:
    finished, transcript = walk(
        "blekinge", ["Provqvist, Ingrid 19440427-7461", "j", "", "1", "i dag", *FRAN_MOTET[-2:]]
    )
    assert steps(finished.state) == 6
    assert not any(word in line for line in transcript for word in ("Adress", "Folkbokförd", "Plats"))
