"""Text of a document becomes Typst source in one way only: as an escaped string."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
import typst
from hypothesis import example, given
from hypothesis import strategies as st

import sipkit.pdf
from sipkit.pdf import code

ROOT = Path(sipkit.pdf.__file__).parent
MODULES = sorted(path for path in ROOT.rglob("*.py") if path.name != "code.py")


def _calls(path: Path, *names: str) -> list[ast.Call]:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return [node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) in names]


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example('"; panic("x"); "')
@example("\\")
@example("\r\n\x00\u2028")
def test_a_string_stands_for_exactly_its_text(text: str) -> None:
    assert json.loads(typst.eval(b"", code.string(text))) == text


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_only_one_module_makes_source(path: Path) -> None:
    """`Code` is a type of its own: mypy refuses text where source is wanted, and nobody else makes it or casts."""
    assert not _calls(path, "Code", "code.Code", "cast", "typing.cast")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_names_in_the_source_are_written_by_us(path: Path) -> None:
    assert all(isinstance(call.args[0], ast.Constant) for call in _calls(path, "name"))


@pytest.mark.parametrize("word", ["text(", "a b", '"', "#x", "Åsa", ""])
def test_what_is_no_name_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="not a Typst name"):
        code.name(word)


@pytest.mark.parametrize(("value", "written"), [(0, "0"), (10, "10"), (0.1 + 0.2, "0.3"), (-1.5, "-1.5"), (1e-9, "0")])
def test_numbers_are_written_as_typst_reads_them(value: float, written: str) -> None:
    assert code.number(value) == written
