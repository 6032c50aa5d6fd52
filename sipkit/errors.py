"""Everything that can go wrong, as one tree.

    SipkitError
    ├── UsageFault        exit 2   the command line or an answer cannot be understood
    ├── ConfigFault       exit 3   a region, a document type or another YAML file is invalid
    ├── TemplateFault     exit 3   a Word template is invalid
    ├── AnswerMissing     exit 4   an answer that is needed was not given
    ├── FileFault         exit 5   a file cannot be read or written
    ├── Refused           exit 6   a rule forbids what was asked for
    └── Several           exit of its first fault; shows them all

A fault says *what* is wrong, *where*, and *how to fix it*, in Swedish, and never holds anything about a person:
no name, number, address or answer. Every code stands in `sipkit.felkoder` with the explanation that users read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sipkit.felkoder import KODER


@dataclass(eq=False)
class SipkitError(Exception):
    """A fault that a user can understand and mend.

    Attributes:
        kod: the code, a key of `KODER`; scripts branch on it.
        vad: what is wrong, one Swedish sentence.
        var: where: `file:line:column`, a path in the ärende, or a paragraph's text in a template.
        atgard: how to fix it, preferably a command to paste.
        regler: ids of the rules that decide, for refusals.
    """

    exit_code = 70

    kod: str
    vad: str
    var: str = ""
    atgard: str = ""
    regler: Sequence[str] = ()

    def __post_init__(self) -> None:
        if self.kod not in KODER:
            raise LookupError(f"error code without an entry in KODER: {self.kod}")

    def __str__(self) -> str:
        return f"{self.kod}: {self.vad}"

    @property
    def faults(self) -> tuple[SipkitError, ...]:
        """Each single fault: itself, or those that `Several` holds."""
        return (self,)


class UsageFault(SipkitError):
    """The command line, or an answer given there or in a file, cannot be understood."""

    exit_code = 2


class ConfigFault(SipkitError):
    """A YAML file of regions or document types is invalid."""

    exit_code = 3


class TemplateFault(SipkitError):
    """A Word template is invalid."""

    exit_code = 3


class AnswerMissing(SipkitError):
    """An answer that is needed was not given; `var` is its path in the ärende."""

    exit_code = 4


class FileFault(SipkitError):
    """A file or folder cannot be read or written."""

    exit_code = 5


@dataclass(eq=False)
class Refused(SipkitError):
    """A rule forbids what was asked for.

    Attributes:
        far_goras: what may be done instead, sentence by sentence, each with its source.
        far_inte: what may not be done.
        att_veta: what else to know.
        laser_sig: duties of the routine that cannot be met together, and what may be done all the same.
        i_stallet: the document to make instead, when the rule names one.
    """

    exit_code = 6

    far_goras: Sequence[str] = ()
    far_inte: Sequence[str] = ()
    att_veta: Sequence[str] = ()
    laser_sig: Sequence[str] = ()
    i_stallet: Mapping[str, object] | None = field(default=None)


class Several(SipkitError):
    """Several faults found at once, all shown."""

    def __init__(self, faults: Iterable[SipkitError]) -> None:
        self._faults = tuple(single for fault in faults for single in fault.faults)
        first = self._faults[0]
        super().__init__(first.kod, first.vad, first.var, first.atgard, first.regler)
        self.exit_code = first.exit_code

    @property
    def faults(self) -> tuple[SipkitError, ...]:
        """Every fault, in the order found."""
        return self._faults


def internal(error: Exception) -> SipkitError:
    """A bug as a fault: where it broke, and nothing of what it was about."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).stem}:{trace.tb_lineno}" if trace else "okänd plats"
    return SipkitError(
        "internt-fel",
        f"Ett fel i sipkit ({type(error).__name__} i {place}).",
        atgard="Berätta det för den som sköter sipkit. Felet säger inget om personen.",
    )


def raise_all(faults: Sequence[SipkitError]) -> None:
    """Raise nothing, the only fault, or all faults together."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise Several(faults)
