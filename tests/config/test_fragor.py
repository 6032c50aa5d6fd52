"""What a question may hang on."""

from __future__ import annotations

from pathlib import Path

from sipkit.config.loading import load_document_type
from sipkit.config.sources import Sources
from tests.config.lager import write

DOKUMENT = """
id: kallelse
namn: Kallelse
beskrivning: Kallar.
papper: []
frågor:
  - {id: person, fält: enskild, typ: person, fråga: "Namn och nummer:", varför: Rätt person.}
  - {id: dag, fält: kallelse.dag, ger_även: kallelse.tid, typ: datum, fråga: "Dag och tid:", varför: Mötet.}
  - id: adress
    fält: enskild.adress
    typ: text
    när: {enskild.namn: Ada, sip: [fore-utskrivning, efter-utskrivning], vårdform: lpt}
    beror_på: [kallelse.tid, alder]
    fråga: "Adress:"
    varför: Brevet.
  - {id: skola, fält: falt.kallelse-barn.skola, typ: text, fråga: "{fornamn}s skola:", varför: Barnet.}
"""


def test_a_question_may_hang_on_facts_and_on_all_that_is_asked_before_it(tmp_path: Path) -> None:
    """Also on a part of what an earlier line gives, and on the second field that an answer fills."""
    root = write(tmp_path, {"documents/kallelse.yaml": DOKUMENT})
    typ = load_document_type("kallelse", Sources((root,)))
    assert [fraga.id for fraga in typ.fragor] == ["person", "dag", "adress", "skola"]
    assert typ.fragor[2].nar == {
        "enskild.namn": "Ada",
        "sip": ("fore-utskrivning", "efter-utskrivning"),
        "vardform": "lpt",
    }
