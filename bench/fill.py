"""Documents per second of filling a Word template, beside docxtpl on the same template and data.

    python bench/fill.py [TEMPLATE.docx [MODULE:FUNCTION]]

Both fill in the same safe environment; docxtpl opens its template anew for every document, as it must. FUNCTION takes a
number and returns a context; without it a context is made from the fields of the template, without TEMPLATE a one-page
letter is built. The two take turns, and the medians of the rounds are printed.
"""

from __future__ import annotations

import argparse
import importlib
import io
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from docx import Document

from sipkit.word import compile_template, fill
from tests.word.same_as_docxtpl import by_docxtpl, sample_context

ROUNDS = 9
PER_ROUND = 40
SLOWER = 10
"""docxtpl fills this many times fewer documents in a round."""

PARTIES = 6


def letter() -> bytes:
    """Build a one-page letter: heading, body text, a condition, a table with a row for each party, header, footer."""
    document = Document()
    document.core_properties.title = "Kallelse {{ dnr }}"
    document.sections[0].header.paragraphs[0].text = "{{ avsandare.namn }}\t\tDnr {{ dnr }}"
    document.sections[0].footer.paragraphs[0].text = "{{ avsandare.adress }}"
    document.add_heading("Kallelse till SIP-möte", 1)
    for line in ("Tid: {{ mote.tid }}", "Plats: {{ mote.plats }}", "Gäller: {{ enskild.namn }}, {{ enskild.nummer }}"):
        document.add_paragraph(line)
    document.add_paragraph("Du kallas till möte om samordnad individuell plan. " * 6)
    for line in ("{%p if digitalt %}", "Mötet är digitalt. Länk: {{ mote.lank }}", "{%p endif %}"):
        document.add_paragraph(line)
    table = document.add_table(4, 4, style="Table Grid")
    rows = (
        ("Namn", "Roll", "Enhet", "Telefon"),
        ("{%tr for part in parter %}", "", "", ""),
        ("{{ part.namn }}", "{{ part.roll }}", "{{ part.enhet }}", "{{ part.telefon }}"),
        ("{%tr endfor %}", "", "", ""),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("Sista dag för svar: {{ mote.svar }}")
    document.add_paragraph("Med vänlig hälsning\n{{ avsandare.person }}")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def letter_context(number: int) -> Mapping[str, object]:
    """Make the letter's data; the address holds a line break, as addresses do."""
    parter = [
        {
            "namn": f"Testperson {number}-{n}",
            "roll": "samordnare",
            "enhet": "Hemtjänst & rehab",
            "telefon": "070-174 06 05",
        }
        for n in range(PARTIES)
    ]
    return {
        "dnr": f"SIP-{number:05}",
        "avsandare": {"namn": "Vårdcentralen Eken", "adress": "Storgatan 1\n371 00 Karlskrona", "person": "A. Ek"},
        "mote": {"tid": "tisdag 3 mars kl. 13.00", "plats": "Rum 2", "lank": "https://exempel.se/m", "svar": "2 mars"},
        "enskild": {"namn": "Åsa Exempel", "nummer": f"{number:04}"},
        "digitalt": number % 2 == 0,
        "parter": parter,
    }


def per_second(make: Callable[[int], object], count: int) -> float:
    """Time `count` documents."""
    start = time.perf_counter()
    for number in range(count):
        make(number)
    return count / (time.perf_counter() - start)


def main() -> None:
    """Measure and print both sides and the ratio."""
    parser = argparse.ArgumentParser(description="Fylla en Wordmall: sipkit bredvid docxtpl.")
    parser.add_argument("template", nargs="?", type=Path)
    parser.add_argument("context", nargs="?", help="MODULE:FUNCTION, number -> context")
    chosen = parser.parse_args()

    data = chosen.template.read_bytes() if chosen.template else letter()
    start = time.perf_counter()
    template = compile_template(data)
    compiling = (time.perf_counter() - start) * 1000
    if chosen.context:
        module, _, function = chosen.context.partition(":")
        context = getattr(importlib.import_module(module), function)
    elif chosen.template:
        sample = sample_context(template.fields, "Åsa Exempel", PARTIES)
        context = lambda number: sample  # noqa: E731
    else:
        context = letter_context

    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(per_second(lambda number: fill(template, context(number)), PER_ROUND * SLOWER))
        theirs.append(per_second(lambda number: by_docxtpl(data, context(number)), PER_ROUND))
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    print(f"sipkit   {statistics.median(ours):8.0f} dokument/s   (kompilering en gång: {compiling:.0f} ms)")
    print(f"docxtpl  {statistics.median(theirs):8.0f} dokument/s")
    print(f"kvot     {statistics.median(ratios):8.1f}   ({min(ratios):.1f}–{max(ratios):.1f}, {ROUNDS} varv)")


if __name__ == "__main__":
    main()
