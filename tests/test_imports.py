"""Rooms import one way only, and help is shown without loading what only papers and prompts need."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import sipkit

ROOT = Path(sipkit.__file__).parent

# Each room and the rooms that it may import.
MAY: dict[str, set[str]] = {
    "felkoder": set(),
    "errors": {"felkoder"},
    "disk": set(),
    "konsol": set(),
    "domain": {"errors"},
    "config": {"domain", "errors", "felkoder"},
    "rules": {"config", "domain", "errors", "felkoder"},
    "word": {"errors"},
    "pdf": {"word", "errors"},
    "signing": {"pdf", "errors", "felkoder"},
    "documents": {"rules", "config", "domain", "pdf", "word", "disk", "errors"},
    "storage": {"config", "domain", "disk", "errors"},
    "admin": {"documents", "rules", "config", "domain", "word", "errors", "felkoder"},
    "interview": {"storage", "config", "domain", "errors"},
    "bord": {"interview", "documents", "rules", "config", "domain", "errors"},
    "batch": {
        "bord",
        "interview",
        "documents",
        "pdf",
        "word",
        "storage",
        "rules",
        "config",
        "domain",
        "disk",
        "errors",
    },
    "cli": {
        "batch",
        "bord",
        "admin",
        "interview",
        "documents",
        "storage",
        "signing",
        "rules",
        "config",
        "domain",
        "konsol",
        "errors",
        "felkoder",
    },
    "testing": {"cli", "bord", "interview", "storage", "config", "errors"},
    "__init__": set(),
    "__main__": {"cli"},
}


def imports(path: Path) -> set[str]:
    """The rooms that a module imports, function bodies included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            inside = [f"{node.module}.{alias.name}" for alias in node.names]
            names = inside if node.module == "sipkit" else [node.module]
        found |= {name.split(".")[1] for name in names if name.startswith("sipkit.")}
    return found


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_the_rooms_below_it(path: Path) -> None:
    room = path.relative_to(ROOT).parts[0].removesuffix(".py")
    others = imports(path) - {room, "__version__"}
    assert others <= MAY[room], f"{path.relative_to(ROOT)} imports {sorted(others - MAY[room])}"


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_command_line_prints(path: Path) -> None:
    if path.relative_to(ROOT).parts[0] == "cli":
        return
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf8"))) if isinstance(node, ast.Call)]
    assert not [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]


HEAVY = (
    "docx",
    "docxtpl",
    "lxml",
    "prompt_toolkit",
    "babel",
    "jinja2",
    "yaml",
    "dateutil",
    "typst",
    "rich",
    "icalendar",
    "pyrage",
    "filelock",
    "pyhanko",
    "fontTools",
    "openpyxl",
    "python_calamine",
)
MODELS = ("sipkit.domain.arende", "sipkit.config.schema", "sipkit.word.compiling")


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], (*HEAVY, *MODELS, "pydantic")),
        # Typer itself loads pydantic to show a command's options.
        (["kallelse", "--help"], (*HEAVY, *MODELS)),
        (["region", "--help"], (*HEAVY, *MODELS)),
    ],
)
def test_help_loads_nothing_that_only_papers_and_prompts_need(arguments: list[str], unwanted: tuple[str, ...]) -> None:
    script = (
        "import sys; from sipkit.cli import main; main(sys.argv[1:]);"
        f"print([name for name in {unwanted!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "Användning: sipkit" in done.stdout
