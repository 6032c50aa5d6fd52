"""Write the generated reference, or with `--kontrollera` fail when it does not say what the code says."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from sipkit.errors import KODER

HERE = Path(__file__).parent / "referens"
GENERATED = "<!-- Skapad av docs/generera.py. Ändra inte här. -->\n"


def felkoder() -> Iterator[str]:
    """Every error and warning code."""
    yield f"# Felkoder\n\n{GENERATED}\n`sipkit förklara KOD` visar samma text.\n"
    yield "| kod | betyder |\n| --- | --- |"
    for kod, forklaring in KODER.items():
        yield f"| `{kod}` | {forklaring} |"


def pages() -> Mapping[str, str]:
    """Each generated page and its text."""
    return {"felkoder.md": "\n".join(felkoder()) + "\n"}


def main() -> int:
    """Write the pages, or compare them."""
    stale = [name for name, text in pages().items() if not _same(HERE / name, text)]
    if "--kontrollera" in sys.argv:
        for name in stale:
            print(f"docs/referens/{name} stämmer inte med koden. Kör: python docs/generera.py")
        return 1 if stale else 0
    HERE.mkdir(exist_ok=True)
    for name in stale:
        (HERE / name).write_text(pages()[name], "utf8")
    return 0


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text("utf8") == text


if __name__ == "__main__":
    sys.exit(main())
