"""Which of an ärende's documents a command is about, where it can be several."""

from __future__ import annotations

from collections.abc import Sequence

from sipkit.cli.samtal import prompter as samtal
from sipkit.domain.dokumentord import DOKUMENTORD
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.errors import AnswerMissing, UsageFault
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Prompt


def angivet(typer: Sequence[DokumentTyp], dokument: str) -> DokumentTyp:
    """The one that `--dokument` names.

    Raises:
        UsageFault: `ogiltigt-varde`, with those there are.
    """
    found = next((typ for typ in typer if typ == fold(dokument)), None)
    if found is None:
        cure = f"Välj: {', '.join(typer)}." if typer else "Gör det först: sipkit skapa TYP."
        raise UsageFault("ogiltigt-varde", "Ärendet har inget sådant dokument.", "--dokument", cure)
    return found


def fragat(typer: Sequence[DokumentTyp], vad: str) -> DokumentTyp:
    """The one that is picked at the keyboard; `vad` is the question."""
    return typer[numret([DOKUMENTORD[typ].rubrik for typ in typer], vad, var="--dokument")]


def numret(rader: Sequence[str], vad: str, *, var: str) -> int:
    """The place in a list of what is picked by number or by its words; just Enter is the last one.

    Args:
        rader: what each is called.
        vad: the question.
        var: the option that would have answered it.
    """
    listed = [f"{INDENT}{nr:2} {rad}" for nr, rad in enumerate(rader, 1)]
    prompt = Prompt((f"{INDENT}{vad}", *listed), f"{INDENT}Nummer (Enter = {len(rader)}): ")

    def las(text: str) -> int:
        typed = fold(text) or str(len(rader))
        for nr, rad in enumerate(rader, 1):
            if typed in (str(nr), fold(rad)):
                return nr - 1
        raise UsageFault("ogiltigt-varde", "Det finns inte i listan.", atgard="Skriv numret.")

    return samtal.fraga(prompt, las, var=var, hjalp="Det som gjordes sist står sist.")


def ovalt(typer: Sequence[DokumentTyp]) -> AnswerMissing:
    """The fault where nobody can be asked which one it is."""
    return AnswerMissing("svar-saknas", "Det finns flera.", "--dokument", f"Ge --dokument TYP: {', '.join(typer)}.")
