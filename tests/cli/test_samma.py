"""Same in, same out: with the ärende's id, its day and `--per` given, every byte is the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.korning import NU, ROOT, answers, content

ELSEWHERE = {
    "here": {"PYTHONHASHSEED": "1", "TZ": "Europe/Stockholm", "LC_ALL": "C.UTF-8"},
    "far away": {
        "PYTHONHASHSEED": "2",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "LANG": "ar_EG",
        "SOURCE_DATE_EPOCH": "0",
    },
    "another console": {"PYTHONHASHSEED": "3", "TZ": "America/Los_Angeles", "PYTHONIOENCODING": "cp1252"},
}


@pytest.mark.parametrize(("region", "format"), [("blekinge", "docx,pdf,txt,ics"), ("vastra-gotaland", "docx,txt,ics")])
def test_the_same_answers_give_the_same_bytes_wherever_and_whenever(tmp_path: Path, region: str, format: str) -> None:
    """Three processes with other hash seeds, zones, languages, consoles and folders."""
    tree = answers(region)
    made = [_papers(tmp_path / name, tree, settings, format) for name, settings in ELSEWHERE.items()]
    assert len(made[0]) == (14 if "pdf" in format else 8)
    assert made[0] == made[1] == made[2]


def test_the_same_answers_in_another_order_and_notation_give_the_same_papers(tmp_path: Path) -> None:
    """Dotted keys instead of nested, and the last first."""
    plain = _papers(tmp_path / "plain", answers(), {})
    tree = answers()
    dotted = {f"kallelse.{key}": value for key, value in reversed(_mapping(tree.pop("kallelse")).items())}
    turned = _papers(tmp_path / "turned", {**dotted, **dict(reversed(tree.items()))}, {})
    assert turned == plain


def _papers(
    folder: Path, tree: dict[str, object], settings: dict[str, str], format: str = "docx,txt,ics"
) -> dict[str, bytes]:
    folder.mkdir()
    (folder / "svar.json").write_text(json.dumps(tree), "utf8")
    options = ["--svar", "svar.json", "--utan-fragor", "--per", NU, "--ut", "ut", "--format", format]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    done = subprocess.run(
        [sys.executable, "-m", "sipkit", "kallelse", *options],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return content(folder / "ut")


def _mapping(value: object) -> dict[str, object]:
    assert isinstance(value, dict)
    return value
