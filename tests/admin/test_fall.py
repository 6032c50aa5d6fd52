"""Rules by example: a region's cases are read strictly, and each thing that comes out otherwise is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sipkit.admin.fall import prova_fall
from sipkit.config.sources import Sources, find_sources
from sipkit.errors import SipkitError
from tests.admin.test_granskning import LAG
from tests.config.lager import write

PER = date(2027, 1, 15)
SHIPPED = find_sources(environ={})


def tried(folder: Path, text: str) -> tuple[int, list[str]]:
    """How many cases there were, and what was found."""
    files = {"regions/lag.yaml": LAG, "fall/lag.yaml": text}
    count, found = prova_fall("lag", PER, Sources((write(folder, files),)))
    return count, [each.vad for each in found]


@pytest.mark.parametrize("id_", SHIPPED.region_ids())
def test_every_shipped_case_comes_out_as_it_was_worked_out(id_: str) -> None:
    """At least eight for each region with a routine of its own."""
    count, found = prova_fall(id_, PER, SHIPPED)
    assert [each.vad for each in found] == []
    assert count >= (8 if id_ != "nationell" else 1)


def test_a_case_that_comes_out_otherwise_says_what_it_gives(tmp_path: Path) -> None:
    text = """
fall:
  - id: en dag för lite
    händelser: [utskrivningsklar-meddelat=2027-01-04T10:00]
    frister:
      kallelse: {senast: 2027-01-06, helgdag: trettondagen, räknesätt: kalenderdagar}
  - id: rätt
    händelser: [utskrivningsklar-meddelat=2027-01-04T10:00]
    frister:
      kallelse: {senast: 2027-01-07, helgdag: saknas, variant: lagens}
  - id: ingen sådan rad
    frister:
      epikris: {senast: saknas}
  - id: en varning som inte kommer
    frister:
      kallelse: {senast: saknas}
    varningar: [for-tidigt]
"""
    assert tried(tmp_path, text) == (
        4,
        [
            "Fallet ”en dag för lite”: kallelse.senast ska vara 2027-01-06, men är 2027-01-07.",
            "Fallet ”en dag för lite”: kallelse.helgdag ska vara trettondagen, men är saknas.",
            "Fallet ”ingen sådan rad”: epikris har 0 styrande rader, och ska ha en.",
            "Fallet ”en varning som inte kommer”: varningar ska vara for-tidigt, men är saknas.",
        ],
    )


@pytest.mark.parametrize(
    ("case", "kod", "words"),
    [
        ("{id: a, frister: {kallelsen: {senast: saknas}}}", "okand-nyckel", "kallelse"),
        ("{id: a, frister: {kallelse: {senaste: saknas}}}", "okand-nyckel", "senast"),
        ("{id: a, händelser: [utskriven], frister: {}}", "fel-varde", "utskriven=2027"),
        ("{id: a, händelser: [utskrivna=2027-01-01], frister: {}}", "fel-varde", "utskriven"),
        ("{id: a, händelser: [utskriven=i går], frister: {}}", "fel-varde", "går inte att läsa"),
        ("{id: a, fakta: {sipp: efter-utskrivning}, frister: {}}", "okand-nyckel", "sip"),
        ("{id: a, fakta: {sip: efter}, frister: {}}", "fel-varde", "efter-utskrivning"),
        ("{id: a, per: 2027, frister: {}}", "fel-varde", "en dag"),
        ("{id: a}", "fel-varde", "frister"),
        ("{id: a, vägval: {farger: rod}}", "okand-nyckel", "farg"),
        ("{id: a, vägval: {meddelanden: {brev: ja}}}", "fel-varde", "kallelse"),
    ],
)
def test_a_fault_in_a_case_has_a_place(tmp_path: Path, case: str, kod: str, words: str) -> None:
    with pytest.raises(SipkitError) as caught:
        tried(tmp_path, f"fall:\n  - {case}\n")
    (fault,) = caught.value.faults
    assert (fault.kod, words in f"{fault.vad} {fault.atgard}") == (kod, True), (fault.vad, fault.atgard)
    assert fault.var.startswith(f"{tmp_path}/fall/lag.yaml:2:")


def test_the_same_case_twice_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(SipkitError) as caught:
        tried(tmp_path, "fall:\n  - {id: a, frister: {}}\n  - {id: a, frister: {}}\n")
    assert [(fault.kod, fault.var.rsplit(":", 2)[1]) for fault in caught.value.faults] == [("dubbelt-id", "3")]
