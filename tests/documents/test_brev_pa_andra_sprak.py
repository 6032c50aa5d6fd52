"""The person's letters about a meeting and a plan's end, in a language that a region adds by laying a Word file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph

from tests.cli.korning import Changes, Sipkit, answers, content
from tests.documents.arenden import andrade
from tests.documents.lasning import rows
from tests.documents.planer import svaren

TEMPLATES = Path(__file__).parents[2] / "templates"
BEHOV: Changes = {
    "enskild.behov": ["tolk", "stor-stil"],
    "enskild.tolk_sprak": "engelska",
    "enskild.tolk_lage": "bokad",
}
MOTE = {
    "{{ nar }}": (
        "{% if fakta.andrat == 'ny-dag' %}No longer {{ fakta.forra_dag }} at {{ fakta.forra_klockslag }}. {% endif %}"
        "{{ fakta.dag }} at {{ fakta.klockslag }}, about {{ fakta.minuter }} minutes."
    ),
    "{{ platsrad }}": (
        "{% if fakta.plats == 'hemma' %}In your home{% if fakta.samma_plats %}, as before{% endif %}.{% endif %}"
        "{% if fakta.form == 'pa-plats' %} Everybody comes there.{% endif %}"
    ),
    "Är det någon": (
        "{% for each in fakta.enheter %}{{ each }}, {% endfor %}"
        "{% for each in fakta.narstaende %}{{ each }}{% endfor %}."
    ),
    "{{ tolkrad }}": (
        "{% if fakta.tolk == 'bokad' %}An interpreter is booked.{% elif fakta.tolk %}We find one.{% endif %}"
    ),
}
ORD: Mapping[str, Mapping[str, str]] = {
    "kallelse": MOTE,
    "ny-tid": MOTE,
    "aterkallelse": {"{% if sagt_nej %}Du har sagt": "{% if sagt_nej %}You said no to {{ dag }}.{% endif %}"},
    "avslut": {
        "Din plan gjordes": "Your plan was made {{ dag }} and ended {{ slutade }}.",
        "{{ skal }}": "{% if skal_id == 'mal-uppfyllda' %}You have reached your goals.{% endif %}",
    },
}
"""What a translator writes instead of each Swedish paragraph that begins so."""
SVAR: Mapping[str, dict[str, object]] = {
    "kallelse": answers("blekinge", BEHOV),
    **andrade("blekinge", BEHOV),
    "avslut": svaren("avslut", "blekinge", {**BEHOV, "plan.avslut": {"skal": "mal-uppfyllda"}}),
}
KOMMER = (
    "Hemsjukvården Exempelviken, Socialtjänsten Provstaden, Rehabmottagningen Exempelviken, Bostadsbolaget Provhem, "
    "Karin Provqvist."
)
FALL: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "kallelse": (
        "2027-03-25T10:12",
        (
            "25 March 2027",
            "7 April 2027 at 13.00, about 60 minutes.",
            "In your home. Everybody comes there.",
            KOMMER,
            "An interpreter is booked.",
        ),
    ),
    "ny-tid": (
        "2027-03-30T09:20",
        (
            "30 March 2027",
            "No longer 7 April 2027 at 13.00. 8 April 2027 at 10.00, about 60 minutes.",
            "In your home, as before. Everybody comes there.",
            KOMMER,
            "We find one.",
        ),
    ),
    "aterkallelse": ("2027-03-30T09:20", ("30 March 2027", "You said no to 7 April 2027.")),
    "avslut": (
        "2027-10-06T11:30",
        (
            "6 October 2027",
            "Your plan was made 7 April 2027 and ended 6 October 2027.",
            "You have reached your goals.",
        ),
    ),
}


def _stycken(document: Document) -> Iterator[Paragraph]:
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def _med_engelska(typ: str, config: Path) -> Path:
    """A folder of configuration with the shipped letter in English, where its words are changed."""
    document = docx.Document(str(TEMPLATES / typ / "brev.docx"))
    for begins, said in ORD[typ].items():
        (here,) = (each for each in _stycken(document) if each.text.startswith(begins))
        here.text = said
    path = config / "templates" / typ / "brev.en.docx"
    path.parent.mkdir(parents=True)
    document.save(str(path))
    return config


@pytest.mark.parametrize("typ", sorted(FALL))
def test_the_letter_is_made_in_the_interpreters_language_beside_the_swedish_one(
    sipkit: Sipkit, tmp_path: Path, typ: str
) -> None:
    """With its days in that language, and all facts for the template to say; the Swedish one is as without it."""
    nu, sagt = FALL[typ]
    (tmp_path / "svar.json").write_text(json.dumps(SVAR[typ]), "utf8")
    given = ("skapa", typ, "--svar", "svar.json", "--utan-fragor", "--per", nu, "--format", "docx", "--json")
    with_it = sipkit(*given, "--ut", "ut", "--config", _med_engelska(typ, tmp_path / "egen"))
    without = sipkit(*given, "--ut", "utan")
    assert (with_it.exit, without.exit) == (0, 0)
    (name,) = (fil for fil in with_it.filer() if fil not in without.filer())
    assert name.endswith("brev-en-enskild.docx")
    made = content(tmp_path / "ut")
    text = "\n".join(rows(made.pop(name)))
    assert [each for each in sagt if each not in text] == []
    alla = {fil: data for fil, data in content(tmp_path / "utan").items() if fil.endswith(".docx")}
    assert {fil: data for fil, data in made.items() if fil.endswith(".docx")} == alla


def test_a_version_in_a_language_that_nobody_speaks_is_not_made(sipkit: Sipkit, tmp_path: Path) -> None:
    (tmp_path / "svar.json").write_text(json.dumps(answers("blekinge", {**BEHOV, "enskild.tolk_sprak": "finska"})))
    config = _med_engelska("kallelse", tmp_path / "egen")
    given = ("--svar", "svar.json", "--utan-fragor", "--per", FALL["kallelse"][0], "--format", "docx", "--json")
    done = sipkit("kallelse", *given, "--config", config, "--ut", "ut")
    assert [fil for fil in done.filer() if "brev" in fil] == ["7K2M-brev-enskild.docx"]
