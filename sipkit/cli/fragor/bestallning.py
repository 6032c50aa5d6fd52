"""What was asked for on the command line, where there are questions to answer or papers to make."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sipkit.cli.val import UT
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import Filformat, PdfMotor
from sipkit.errors import UsageFault

ALLA_FORMAT: tuple[Filformat, ...] = ("docx", "pdf", "txt", "ics")
FORMAT: tuple[Filformat, ...] = ("docx", "pdf", "ics")
"""What is made unless something else is asked for; `sipkit klistra` gives the text to paste. An example has it too."""

PAPPER: tuple[Filformat, ...] = ("docx", "pdf")
"""The kinds that are papers."""


def las_format(text: str, known: tuple[Filformat, ...]) -> tuple[Filformat, ...]:
    """The kinds of file in `docx,pdf`, in the order of those that can be chosen.

    Raises:
        UsageFault: `ogiltigt-varde`, there is no such kind.
    """
    asked = {fold(part) for part in text.split(",")}
    if not asked <= set(known):
        raise UsageFault("ogiltigt-varde", "Filformatet finns inte.", "--format", f"Välj: {', '.join(known)}.")
    return tuple(each for each in known if each in asked)


@dataclass(frozen=True, kw_only=True)
class Bestallning:
    """The command's argument and options; one that the command does not have is as if it were not given."""

    typ: str = ""
    arende: str | None = None
    region: str | None = None
    svar: str | None = None
    utan_fragor: bool = False
    exempel: bool = False
    per: str | None = None
    handelser: tuple[str, ...] = ()
    fakta: tuple[str, ...] = ()
    format: str | None = None
    pdf_motor: PdfMotor = "typst"
    ut: Path = UT
    ersatt: bool = False
    torrkor: bool = False
    spara: Path | None = None
    okrypterad: bool = False
    mottagare: str | None = None
    sort: str | None = None
    visa_for_alla: bool = False
    config: Path | None = None

    @property
    def filformat(self) -> tuple[Filformat, ...]:
        """Which kinds of file to make.

        Raises:
            UsageFault: `ogiltigt-varde`, there is no such kind.
        """
        if self.format is None:
            return ALLA_FORMAT if self.exempel else FORMAT
        return las_format(self.format, ALLA_FORMAT)

    def krav(self, *, exemplet_svarar: bool = True) -> None:
        """Refuse options that do not go together.

        Args:
            exemplet_svarar: an example has answers of its own. A checklist's has no ticks, and takes those of a file.

        Raises:
            UsageFault: `ogiltigt-varde`, `argument-saknas`.
        """
        if exemplet_svarar and self.exempel and self.svar is not None:
            cure = "Ta bort --svar, eller ta bort --exempel."
            raise UsageFault("ogiltigt-varde", "--exempel har egna svar, och tar inga ur en fil.", "--svar", cure)
        if self.mottagare is not None and not {"docx", "pdf"} & set(self.filformat):
            what, cure = "En mottagare får papper, och inget av filformaten är ett papper.", "Ta med docx eller pdf."
            raise UsageFault("ogiltigt-varde", what, "--format", cure)
        if self.okrypterad and self.spara is None:
            cure = "Ge också --spara FIL. I sipkits eget förvar är allt krypterat."
            raise UsageFault("argument-saknas", "--okrypterad gäller bara en fil.", "--okrypterad", cure)
