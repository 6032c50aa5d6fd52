"""One broken file per fault: each says on its first lines which fault it shall give, where, and words it shall hold."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from sipkit.config.loading import check_region, load_document_type
from sipkit.config.sources import Root, Sources
from sipkit.config.yamlfil import read
from sipkit.errors import SipkitError
from tests.config.lager import GRUND, HERE, root

BROKEN = HERE / "broken"
PER = date(2027, 1, 15)
_HEADER = re.compile(r"# v.ntat: (?P<kod>\S+) (?P<place>\d+:\d+) \| (?P<words>.*)")


class Expected(NamedTuple):
    """What a broken file says of itself."""

    kod: str
    place: str
    words: tuple[str, ...]


def _expected(path: Path) -> list[Expected]:
    lines = path.read_text("utf-8", errors="replace").splitlines()
    found = [match for line in lines if (match := _HEADER.fullmatch(line))]
    assert found, f"{path.name} says nothing about its fault"
    return [Expected(match["kod"], match["place"], tuple(match["words"].split(" | "))) for match in found]


def _check(path: Path, faults: Iterable[SipkitError]) -> None:
    given = sorted(faults, key=lambda fault: (fault.kod, fault.var))
    expected = sorted(_expected(path))
    shown = "\n".join(f"{fault.kod} {fault.var} {fault.vad} {fault.atgard}" for fault in given)
    assert [(fault.kod, fault.var) for fault in given] == [(each.kod, f"{path}:{each.place}") for each in expected], (
        shown
    )
    for fault, each in zip(given, expected, strict=True):
        missing = [word for word in each.words if word not in f"{fault.vad} {fault.atgard}"]
        assert not missing, shown
        assert not re.search(r"\b(input|should|valid|required|expected|permitted)\b", f"{fault.vad} {fault.atgard}")


def _files(folder: str) -> list[Path]:
    return sorted((BROKEN / folder).glob("*.yaml"))


@pytest.mark.parametrize("path", _files("yaml"), ids=lambda path: path.stem)
def test_a_file_that_is_not_plain_yaml_is_refused(path: Path) -> None:
    """Each thing that YAML allows and sipkit does not, and each that an editor may leave behind."""
    with pytest.raises(SipkitError) as caught:
        read(path)
    _check(path, caught.value.faults)


@pytest.mark.parametrize("path", _files("regions"), ids=lambda path: path.stem)
def test_a_layer_that_breaks_the_schema_or_the_layers_below_is_refused(path: Path) -> None:
    """Each broken layer lies on top of a layer that is right."""
    sources = Sources((root(BROKEN, egen=True), GRUND))
    try:
        faults = check_region(path.stem, PER, sources)
    except SipkitError as unreadable:
        faults = unreadable.faults
    _check(path, faults)


@pytest.mark.parametrize("path", _files("documents"), ids=lambda path: path.stem)
def test_a_document_type_that_would_get_an_interview_stuck_is_refused(path: Path, tmp_path: Path) -> None:
    """Each broken document type is read as `kallelse`."""
    copy = tmp_path / "kallelse.yaml"
    copy.write_bytes(path.read_bytes())
    with pytest.raises(SipkitError) as caught:
        load_document_type("kallelse", Sources((Root(tmp_path, tmp_path, tmp_path, egen=True),)))
    for fault in caught.value.faults:
        fault.var = fault.var.replace(str(copy), str(path))
    _check(path, caught.value.faults)
