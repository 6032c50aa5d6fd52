"""What a slip of the finger, or malice, in a file of configuration leads to: a fault with a place, at once."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipkit.config.loading import check_region
from sipkit.config.yamlfil import read
from sipkit.errors import SipkitError
from tests.config.lager import sources
from tests.kampanj.yamlfel import SIGNS, Konfiguration, teckenfel


@pytest.fixture(scope="module")
def konfiguration(tmp_path_factory: pytest.TempPathFactory) -> Konfiguration:
    """A copy of all that is shipped."""
    return Konfiguration.kopia(tmp_path_factory.mktemp("kopia"))


@settings(max_examples=60)
@given(data=st.data(), sign=st.sampled_from(SIGNS), sort=st.sampled_from(("in", "ut", "byt")))
def test_one_wrong_character_anywhere_is_told_with_its_place_or_is_harmless(
    konfiguration: Konfiguration, data: st.DataObject, sign: str, sort: str
) -> None:
    """In any file. `tests.kampanj.yamlfel` does the same by the thousand."""
    fil = data.draw(st.sampled_from(konfiguration.filer))
    text = (konfiguration.folder / fil).read_text("utf-8")
    position = data.draw(st.integers(0, len(text) - 1))
    konfiguration.prova(fil, teckenfel(text, position, sign, sort).encode())


def _bomb(merge: str) -> str:
    """Nine levels of nine: a loader that follows them ends never."""
    levels = ["l0: &l0 {x: lol}"]
    levels += [f"l{n}: &l{n} {{{merge}: [{', '.join([f'*l{n - 1}'] * 9)}]}}" for n in range(1, 10)]
    return "\n".join(levels)


@pytest.mark.parametrize(
    ("kod", "text"),
    [
        ("yaml-forbjudet", _bomb("<<")),
        ("yaml-forbjudet", _bomb("y")),
        ("yaml-storlek", "frister: " + "x" * 20_000_000),
        ("yaml-storlek", "[" * 100_000),
        ("yaml-storlek", "frister: " + "{a: " * 100_000),
        ("yaml-storlek", "\n".join(" " * depth + "a:" for depth in range(1000))),
        ("yaml-dubbel-nyckel", "a: 1\n" * 150_000),
        ("yaml-forbjudet", "a: &a x\nb: [" + "*a, " * 200_000 + "]"),
        ("yaml-storlek", "".join(f"k{number}: x\n" for number in range(90_000))),
    ],
    ids=["merge", "alias", "20 MB", "100 000 [", "100 000 {", "1000 levels", "one key", "200 000 *", "90 000 keys"],
)
def test_a_file_made_to_exhaust_ends_within_a_second(tmp_path: Path, kod: str, text: str) -> None:
    path = tmp_path / "frister.yaml"
    path.write_text(text, "utf-8")
    begun = time.process_time()
    with pytest.raises(SipkitError) as caught:
        read(path)
    assert time.process_time() - begun < 1
    assert kod in {fault.kod for fault in caught.value.faults}


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"nyckel{number}: x\n" for number in range(14_000)),
        "principer:\n" + "".join(f"  - {{id: p{number}, text: x}}\n" for number in range(4_500)),
        "principer:\n" + "".join(f"  - {{id: p, text: x{number}}}\n" for number in range(4_500)),
        "principer: [" + "{}, " * 14_000 + "]",
    ],
    ids=["unknown keys", "no sources", "one id", "no ids"],
)
def test_a_layer_full_of_faults_is_refused_in_a_few_seconds(tmp_path: Path, text: str) -> None:
    """The largest that is read at all, wrong in every line."""
    region = "region: {namn: Prov, bygger_på: grund}\n"
    files = {"regions/prov/region.yaml": region, "regions/prov/principer.yaml": text}
    begun = time.process_time()
    faults = check_region("prov", date(2027, 1, 15), sources(tmp_path, files))
    assert faults
    assert time.process_time() - begun < 5
