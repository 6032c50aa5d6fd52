"""The example papers as people read them, kept as text in `tests/documents/golden/<region>/`.

When a paper is meant to change, write them anew and look at what changed before it is committed:

    python -m tests.documents.golden
    git diff tests/documents/golden
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from sipkit.cli import main
from tests.documents import checklistor
from tests.documents.hemgang import FALL as BREVEN
from tests.documents.hemgang import kontaktbrev
from tests.documents.hemgang import wordfiler as wordfilerna
from tests.documents.lasning import controls, rows
from tests.documents.planer import ett_av_varje
from tests.documents.samtycken import FALL, VERSIONER, wordfiler

GOLDEN = Path(__file__).parent / "golden"
KEPT = {".docx", ".ics", ".txt"}
REGIONS = ("blekinge", "vastra-gotaland")
TYPES = ("kallelse", "ny-tid", "aterkallelse")
SAMTYCKE = "samtycke"
"""The papers about consent, of cases of their own: what is made depends on what is said."""


PLAN = "plan"
"""The papers about a plan, likewise."""
CHECKLISTA = "checklista"
"""Checklists, likewise."""
HEMGANG = "hemgang"
"""The letters to the person about going home, likewise."""
AVSTAMNING = "avstamning"
"""The papers and calendar files of a joint meeting."""


def papers(region: str, types: Sequence[str] = TYPES) -> dict[str, str]:
    """The examples' files as text, by name; not the manifest (all hashes) and the PDFs (set from the Word files)."""
    with tempfile.TemporaryDirectory() as folder:
        for typ in types:
            assert main(["skapa", typ, "--exempel", "--region", region, "--ut", folder]) == 0
        return {_name(path): _readable(path) for path in sorted(Path(folder).iterdir()) if path.suffix in KEPT}


def consents() -> dict[str, str]:
    """One of each paper about consent in each version, by case and kind: its text, and then what can be filled in."""
    return {
        f"{case}-{typ}.docx.txt": _readable_form(data)
        for case, changes in FALL.items()
        for typ, data in wordfiler(changes, () if "stor-stil" in case else VERSIONER).items()
    }


def plans() -> dict[str, str]:
    """One of each paper about a plan, by case and kind: its text, and then the places to sign."""
    return {f"{name}.docx.txt": _readable_form(data) for name, data in ett_av_varje().items()}


def letters() -> dict[str, str]:
    """The letters about going home, by case and version, and the ones about who the fast vårdkontakt is."""
    made = {f"{name}-{typ}": data for name, fall in BREVEN.items() for typ, data in wordfilerna(*fall).items()}
    made |= {f"fast-vardkontakt-{typ}": data for typ, data in kontaktbrev().items()}
    return {f"{name}.docx.txt": "\n".join(rows(data)) + "\n" for name, data in made.items()}


def meeting() -> dict[str, str]:
    """The files of the example's meeting: of one who was invited to it, none tells of another's person."""
    return papers("simba", (AVSTAMNING,))


def checklists() -> dict[str, str]:
    """Checklists, empty and begun: their text, and then what can be filled in."""
    return {f"{name}.docx.txt": _readable_form(data) for name, data in checklistor.ett_av_varje().items()}


def _readable_form(data: bytes) -> str:
    fields = (f"[fält] {name}: {each.title} [{each.shown}]" for name, each in controls(data).items())
    return "\n".join([*rows(data), *fields]) + "\n"


def kept(region: str) -> dict[str, str]:
    """What the files said when somebody last looked at them."""
    return {path.name: path.read_text("utf8") for path in (GOLDEN / region).iterdir()}


def _name(path: Path) -> str:
    return path.name if path.suffix == ".txt" else f"{path.name}.txt"


def _readable(path: Path) -> str:
    if path.suffix == ".docx":
        return "\n".join(rows(path.read_bytes())) + "\n"
    return path.read_text("utf8").replace("\r\n", "\n")


def renew() -> None:
    """Write every file anew."""
    for region in REGIONS:
        _renew(GOLDEN / region, papers(region))
    _renew(GOLDEN / SAMTYCKE, consents())
    _renew(GOLDEN / PLAN, plans())
    _renew(GOLDEN / CHECKLISTA, checklists())
    _renew(GOLDEN / HEMGANG, letters())
    _renew(GOLDEN / AVSTAMNING, meeting())


def _renew(folder: Path, texts: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, "utf8")


if __name__ == "__main__":
    renew()
