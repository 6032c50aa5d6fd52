"""What a person wants nobody told is found nowhere but in the ärende and on the screen of the one who writes."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from tests.cli.korning import Sipkit, content
from tests.cli.sparade import ID, sparat
from tests.documents.lasning import everything

NU = "2027-03-25T10:12"
LAMNAD = "Socialtjänsten Provstaden"
"""The unit that gets no yes."""


@pytest.mark.parametrize(
    ("undantag", "bara"), [("qzmin son åäö 12zq", "Qzläkemedlen łăzq"), ("qz0701 - Åzq", "Qz ÄÖ 3 zq")]
)
def test_what_is_excluded_is_in_no_paper_text_form_answer_or_log(
    sipkit: Sipkit, tmp_path: Path, caplog: pytest.LogCaptureFixture, undantag: str, bara: str
) -> None:
    """What one unit may be told and no more is in its own kallelse and the person's copy, and in no other file."""
    caplog.set_level(logging.DEBUG)
    ut, fil = tmp_path / "ut", tmp_path / "besked.json"
    given = {
        "status": "delvis",
        "parter": ["p1", "p3"],
        "undantag": [undantag],
        "uppgifter": {"p3": bara},
        **{"dag": "2027-03-25", "form": "muntligt", "mottaget_av": "den som kallar"},
    }
    fil.write_text(json.dumps({"samtycke": given}), "utf8")
    sparat({"samtycke": ...})
    common = ("--per", NU, "--json", "--ut", ut, "--ersätt")
    papper = (*common, "--utan-frågor", "--format", "docx,txt,ics")
    ran = [
        sipkit("samtycke", ID, *papper, "--svar", fil, "--spara", tmp_path / "hos.mig", "--ersätt"),
        sipkit("samtycke", ID, "--till", "delvis", "--parter", "p1,p3", "--svar", fil, "--per", NU, "--json"),
        sipkit("kallelse", ID, *papper),
        sipkit("klistra", ID, "--per", NU, "--json", "--utan-frågor"),
        sipkit("blankett", "samtycke", ID, *common),
        sipkit("blankett", "kallelse", ID, *common),
        sipkit("ärende", "visa", ID, "--per", NU, "--json"),
        sipkit("ärende", "historik", ID, "--per", NU, "--json"),
        sipkit("idag", "--per", NU, "--json"),
    ]
    assert [each.exit for each in ran] == [0] * len(ran)
    files = {name: everything(data) for name, data in content(ut).items()}
    texts = {**files, **{str(number): each.out + each.err for number, each in enumerate(ran)}, "logg": caplog.text}
    assert [name for name, text in texts.items() if undantag in text] == []
    allowed = {name for name in files if "-kallelse-p3." in name or "-besked-enskild." in name or "SKRIV-UT" in name}
    assert {name for name, text in texts.items() if bara in text} - allowed == set()
    assert [name for name in files if f"{ID}-kallelse-p3." in name and bara in files[name]]
    forms = {name for name in files if "blankett-samtycke" in name}
    assert [name for name, text in texts.items() if LAMNAD in text and name not in forms] == []
