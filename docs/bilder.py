"""Draw the terminal pictures of the handbook, or with `--kontrollera` fail when they do not show what sipkit shows.

Maria's whole day and Ulla's checklist, stories of the tests, are played in a real terminal of 80 x 24, and its screen
is drawn as SVG.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from sipkit.bord.lage import MILJO_PER  # noqa: E402
from sipkit.storage.platser import MILJO  # noqa: E402
from sipkit.testing import HEM, Berattelse, las  # noqa: E402
from tests.berattelser.spelare import COLUMNS, Terminal  # noqa: E402

HERE = Path(__file__).parent / "handbok" / "bilder"
STORIES = ROOT / "tests" / "berattelser"
MARIA, ULLA = STORIES / "maria-hela-dagen.yaml", STORIES / "ullas-checklista.yaml"
ID = "7K2M"
SVAR = "svar.yaml"
FRAMES: Mapping[str, tuple[str, str]] = {
    "frist": ("När bedömdes", "Fristen sägs så snart den är känd"),
    "parter": ("Ändra, eller Enter", "Enheterna kryssas i en lista ur adressboken"),
    "granska": ("Enter = skriv", "Allt granskas innan något skrivs"),
}
"""Pictures of the interview: what stands in the prompt that they are taken after, or at, and their titles."""
GOR_NU = "Kommandot slutar med vad du ska göra nu"
STARTSIDA = "Startsidan: vad dagen kräver, och vad som går att göra"
CHECKLISTA = "En punkt i checklistan, och var regeln står"
IDAG = "sipkit idag: vad som ska göras, med ärendets id och utan namn"

WIDE, HIGH, MARGIN = 8.4, 18, 12
"""A sign's width and a line's height at 14 points, and the space around the screen."""


def bilder() -> dict[str, str]:
    """Each picture's file and its SVG."""
    drawn: dict[str, str] = {}
    for fil, screens in ((MARIA, _screens), (ULLA, _checklista)):
        story = las(fil)
        with TemporaryDirectory() as mapp:
            _lay_out(story, Path(mapp))
            drawn |= {f"{name}.svg": svg(lines, title) for name, title, lines in screens(story, Path(mapp))}
    return drawn


def _lay_out(story: Berattelse, mapp: Path) -> None:
    """Write the story's files, and the ärende's id that the pictures show."""
    for namn, text in {**story.filer, SVAR: f"arende.id: {ID}\n"}.items():
        (mapp / namn).parent.mkdir(parents=True, exist_ok=True)
        (mapp / namn).write_text(text, "utf-8")


def _screens(story: Berattelse, mapp: Path) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Name, title and screen of each picture, in the order of the day."""
    kallelse, *_ = story.kommandon
    yield from _interview(_terminal(["kallelse", "--svar", SVAR], mapp, story.per), kallelse.svar)
    startsida = _terminal([], mapp, story.per)
    startsida.asks()
    yield "startsida", STARTSIDA, startsida.screen.display
    startsida.close()
    idag = _terminal(["idag"], mapp, story.per)
    _krav_klart(idag)
    yield "idag", IDAG, idag.screen.display


def _checklista(story: Berattelse, mapp: Path) -> Iterator[tuple[str, str, Sequence[str]]]:
    """The screen where someone has asked why a point is there."""
    checklista, *_ = story.kommandon
    terminal = _terminal([*checklista.kommando.split(), "--svar", SVAR], mapp, story.per)
    for line in checklista.svar[: checklista.svar.index("?") + 1]:
        terminal.asks()
        terminal.type(line)
    terminal.asks()
    yield "checklista", CHECKLISTA, terminal.screen.display
    terminal.close()


def _krav_klart(terminal: Terminal) -> None:
    """Let the command end well: no picture shows what went wrong."""
    terminal.rest()
    if terminal.exit_code():
        raise SystemExit("Det som bilderna visar gick inte bra:\n" + "\n".join(terminal.screen.display))


def _terminal(argument: Sequence[str], mapp: Path, per: str) -> Terminal:
    return Terminal(argument, mapp, {MILJO: str(mapp / HEM), MILJO_PER: per})


def _interview(terminal: Terminal, svar: Sequence[str]) -> Iterator[tuple[str, str, Sequence[str]]]:
    """The pictures of one interview: the screen that stands when the next question has been asked."""
    due = dict(FRAMES)
    for line in svar:
        terminal.asks()
        if "granska" in due and due["granska"][0] in terminal.prompt():
            yield "granska", due.pop("granska")[1], list(terminal.screen.display)
        before = terminal.prompt()
        terminal.type(line)
        for name in [name for name, (prompt, _) in due.items() if prompt in before and line]:
            terminal.asks()
            yield name, due.pop(name)[1], list(terminal.screen.display)
    _krav_klart(terminal)
    yield "gor-nu", GOR_NU, terminal.screen.display


def svg(lines: Sequence[str], title: str) -> str:
    """A screen as SVG: real text that can be read aloud and searched, a title, and nothing from anywhere else."""
    rows = [line.rstrip() for line in lines]
    while not rows[-1]:
        rows.pop()
    width, height = COLUMNS * WIDE + 2 * MARGIN, len(rows) * HIGH + 2 * MARGIN
    texts = (
        f'<text x="{MARGIN}" y="{MARGIN + n * HIGH + 14}" textLength="{len(row) * WIDE:.1f}">{escape(row)}</text>'
        for n, row in enumerate(rows)
        if row
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t" lang="sv" '
            f'viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" height="{height}">',
            f'<title id="t">{escape(title)}</title>',
            f'<rect width="{width:.0f}" height="{height}" rx="6" fill="#1e1e1e"/>',
            '<g font-family="\'DejaVu Sans Mono\', Consolas, Menlo, monospace" font-size="14" fill="#f2f2f2" '
            'xml:space="preserve">',
            *texts,
            "</g>",
            "</svg>",
            "",
        ]
    )


def main() -> int:
    """Write the pictures, or compare them."""
    drawn = bilder()
    stale = [name for name, text in drawn.items() if not _same(HERE / name, text)]
    if "--kontrollera" in sys.argv:
        for name in stale:
            print(f"docs/handbok/bilder/{name} visar inte vad sipkit visar. Kör: python docs/bilder.py")
        return 1 if stale else 0
    HERE.mkdir(exist_ok=True)
    for name in stale:
        (HERE / name).write_text(drawn[name], "utf8")
    return 0


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text("utf8") == text


if __name__ == "__main__":
    sys.exit(main())
