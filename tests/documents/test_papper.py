"""What holds for every paper: whole whatever is unknown, and true to what was answered, sign for sign."""

from __future__ import annotations

import itertools
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipkit.cli import main
from tests.cli.conftest import Kallelse
from tests.cli.korning import NU, Changes, answers, content
from tests.documents.lasning import everything, rows, text

OPTIONAL = ("kallelse.dag", "kallelse.tid", "kallelse.plats", "kallelse.motesform", "kallelse.fragor", "narstaende")
KNOWN: dict[str, tuple[str, Changes]] = {
    "everything": ("vastra-gotaland", {}),
    "as little as Blekinge allows": (
        "blekinge",
        {
            **dict.fromkeys(
                (*OPTIONAL, "enskild.behov", "handelse.bedomd-utskrivningsklar", "kallelse.svara_senast"), ...
            ),
            "fast_vardkontakt": {"namn": "Maria Testberg", "telefon": "070-174 06 10"},
            "parter": [
                {"namn": "Hemsjukvården", "huvudman": "kommun", "som": "kallad"},
                {"namn": "Bolaget", "huvudman": "annan", "som": "inbjuden"},
            ],
        },
    ),
    "every need": (
        "blekinge",
        {
            "enskild.behov": ["tolk", "stor-stil", "lattlast", "horsel", "annat"],
            "enskild.behov_annat": "Ramp vid dörren",
            "enskild.tolk_sprak": "arabiska",
            "enskild.tolk_lage": "bestalld",
        },
    ),
}


@pytest.mark.parametrize(("region", "changes"), KNOWN.values(), ids=KNOWN.keys())
def test_no_heading_and_no_cell_is_left_without_its_text(
    kallelse: Kallelse, tmp_path: Path, region: str, changes: Changes
) -> None:
    """Nor does a tag, a None, a loose comma or a blank too many stand in any paper."""
    assert kallelse(region, changes, "--format", "docx").exit == 0
    papers = {name: rows(data) for name, data in content(tmp_path / "ut").items() if name.endswith("docx")}
    assert len(papers) > 2
    for paper in papers.values():
        body = [row for row in paper if not row.startswith("[")]
        for row, after in itertools.pairwise([*body, "Heading: the end"]):
            assert not (row.startswith("Heading") and after.startswith("Heading")), row
            assert not row.startswith("|") or all(cell.strip() == cell != "" for cell in row[2:-2].split(" | ")), row
            assert not [odd for odd in ("None", "{{", "{%", "()", " ,", ", ,", ",,", "..", "  ", " .") if odd in row], (
                row
            )


@pytest.mark.parametrize(
    ("dag", "svara"),
    [("2027-04-07", "Senast måndag 5 april 2027"), ("2027-04-01", "Senast tisdag 30 mars 2027"), ("2027-03-31", None)],
)
def test_the_called_answer_two_working_days_before(
    kallelse: Kallelse, tmp_path: Path, dag: str, svara: str | None
) -> None:
    """Where no day is given; Easter is no working days, and a day that is already here is not asked for."""
    kallelse("blekinge", {"kallelse.svara_senast": ..., "kallelse.dag": dag}, "--format", "docx")
    answer_by = [row for row in rows(content(tmp_path / "ut")["7K2M-kallelse-p1.docx"]) if row.startswith("| Svara")]
    assert answer_by == ([f"| Svara | {svara}: meddela vem som kommer. |"] if svara else [])


# --- true to what was answered ----------------------------------------------------------------------------------------

SIGNS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp"), exclude_characters="￾￿")
PIECES = st.one_of(
    st.text(SIGNS, min_size=1, max_size=12),
    st.sampled_from(
        ["{{ enskild.namn }}", "{% for x in y %}", "<w:p/>", "&amp;", "]]>", "{#", "%}", "\"<>&'", "\\n", "ÅÄÖ é ß"]
    ),
)
WRITTEN = st.lists(PIECES, min_size=1, max_size=4).map(" ".join).map(lambda line: f"a {line.strip()} z")
"""A printable line; it begins and ends with a letter, so that nothing is a mere blank."""


@settings(max_examples=30)
@given(syfte=WRITTEN, fraga=WRITTEN, part=WRITTEN, behov=WRITTEN, namn=WRITTEN)
def test_what_is_written_stands_in_the_papers_sign_for_sign(
    syfte: str, fraga: str, part: str, behov: str, namn: str
) -> None:
    """Jinja, XML and every letter there is are plain text; a name's blanks are made one."""
    changes: Changes = {
        "kallelse.syfte": syfte,
        "kallelse.fragor": [fraga],
        "parter.0.namn": part,
        "enskild.behov": ["annat"],
        "enskild.behov_annat": behov,
        "enskild.namn": namn,
    }
    made = _papers(changes)
    unit, letter = text(made["7K2M-kallelse-p1.docx"]), text(made["7K2M-brev-enskild.docx"])
    sentence = syfte[:1].upper() + syfte[1:].rstrip(".")
    assert sentence in unit
    assert fraga in unit
    assert fraga in letter
    assert part in unit
    assert behov in unit
    assert " ".join(namn.split()) in unit
    assert " ".join(namn.split()) in letter
    assert sentence in made["7K2M-klistra.txt"].decode("utf8")


def _papers(changes: Changes) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        svar = Path(folder, "svar.json")
        svar.write_text(json.dumps(answers("blekinge", changes)), "utf8")
        options = ["--utan-fragor", "--per", NU, "--format", "docx,txt", "--ut", f"{folder}/ut"]
        assert main(["kallelse", "--svar", str(svar), *options]) == 0
        return content(Path(folder, "ut"))


def test_an_invitation_tells_less(kallelse: Kallelse, tmp_path: Path) -> None:
    """No number, no purpose, no questions, no address: one who need not come need not know."""
    kallelse()
    invitation = everything(content(tmp_path / "ut")["7K2M-inbjudan-p4.docx"])
    for secret in (
        "7461",
        "19440427",
        "klara sig tryggt",
        "träningen",
        "Provgatan",
        "Hemsjukvården",
        "dotter",
        "samtycke",
    ):
        assert secret not in invitation
    assert "Hur kan ni hjälpa till med anpassningen av bostaden?" in invitation


def test_others_read_only_the_neutral_name_of_a_unit(kallelse: Kallelse, tmp_path: Path) -> None:
    """That a certain clinic is called tells something; the clinic itself knows its own name."""
    kallelse("blekinge", {"parter.2.namn": "Beroendemottagningen", "parter.2.visningsnamn": "En mottagning i regionen"})
    files = content(tmp_path / "ut")
    named = {name for name, data in files.items() if "Beroende" in everything(data)}
    assert named <= {"7K2M-kallelse-p3.docx", "7K2M-klistra.txt"}
    assert "7K2M-kallelse-p3.docx" in named
    pasted = files["7K2M-klistra.txt"].decode().partition("JOURNAL")[0]
    assert "Beroende" not in pasted
