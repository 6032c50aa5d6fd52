"""The fields of a filled-in form, read as any answer is; all that is wrong is gathered, and shown together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sipkit.domain.svar import Varde, tolka
from sipkit.errors import AnswerMissing, SipkitError, UsageFault, raise_all

IFYLLT = "ifyllt"


@dataclass(frozen=True, slots=True)
class Rad:
    """One answer as it was read.

    Attributes:
        falt: the field's name; holds ids only.
        fraga, svar: what was asked and answered, for someone at work.
        kort: the answer without anything that was written: for pipes and JSON.
        hemligt: the answer is shown on a screen only: what the person does not want mentioned.
    """

    falt: str
    fraga: str
    svar: str = field(repr=False)
    kort: str
    hemligt: bool = False


@dataclass
class Falt:
    """The fields by name, the day they are read, and what has been wrong so far."""

    ifyllda: Mapping[str, str | bool] = field(repr=False)
    idag: date
    fel: list[SipkitError] = field(default_factory=list)

    def kryss(self, namn: str) -> bool:
        """Whether a box is ticked; one that is not in the form is not."""
        return self.ifyllda.get(namn) is True

    def text(self, namn: str) -> str | None:
        """What is written; None for nothing."""
        found = self.ifyllda.get(namn)
        return (found.strip() or None) if isinstance(found, str) else None

    def tolkad(self, namn: str, vag: str) -> Varde:
        """What is written, read as the answer at a path of the ärende, as plain data.

        None for nothing, and for what cannot be read.
        """
        text = self.text(namn)
        if text is None:
            return None
        try:
            return tolka(vag, text, self.idag)
        except SipkitError as error:
            self.fel += [replace(fault, var=namn) for fault in error.faults]
            return None

    def har_varit(self, namn: str, vag: str) -> Varde:
        """A day that has been."""
        dag = self.tolkad(namn, vag)
        if dag is not None and date.fromisoformat(str(dag)[:10]) > self.idag:
            self.fel.append(UsageFault("ogiltigt-datum", "Den dagen har inte varit än.", namn, "Rätta dagen."))
        return dag

    def ja_eller_nej(self, ja: str, nej: str) -> bool | None:
        """Which of two boxes is ticked; None for neither."""
        yes, no = self.kryss(ja), self.kryss(nej)
        if yes and no:
            self.motsagelse(ja, "Både ja och nej är kryssat.")
        return True if yes else False if no else None

    def motsagelse(self, namn: str, vad: str) -> None:
        """Two answers do not go together."""
        cure = "Fråga den som fyllde i blanketten, och rätta kryssen."
        self.fel.append(UsageFault("blankett-motsagelse", vad, namn, cure))

    def saknas(self, namn: str, vad: str) -> None:
        """An answer that is needed is not there."""
        self.fel.append(AnswerMissing("svar-saknas", vad, namn, "Fyll i det i blanketten, och läs in den igen."))

    def krav(self) -> None:
        """Let through fields without faults. Raises all of them together."""
        raise_all(self.fel)
