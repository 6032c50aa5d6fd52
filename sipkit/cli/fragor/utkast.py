"""Drafts: what has been answered is kept, encrypted, while the questions are asked."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sipkit.bord.bord import Bord
from sipkit.cli.arende.val import BORJA, Plats, arendelager
from sipkit.cli.samtal.valjlista import Valrad, valj
from sipkit.domain.arende import Arende, Historikrad
from sipkit.errors import FileFault, UsageFault
from sipkit.interview.draft import draft
from sipkit.interview.state import State
from sipkit.storage.forvar import Rad
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import platser
from sipkit.storage.utkast import Utkast, Utkastlager


@dataclass(frozen=True)
class Filer:
    """The user's own files that the ärende of an interview comes from and goes to, as paths from the root."""

    ur: str | None = None
    till: str | None = None
    okrypterad: bool = False


class Sparare:
    """Writes the draft of one interview after each answer. A disk that refuses never stops the interview.

    With `behaller=False` nothing is kept: another draft lies under the ärende's id, and is not to be lost.
    """

    def __init__(self, lager: Utkastlager, utkast: Utkast, *, behaller: bool = True) -> None:
        self.lager = lager
        self.utkast = utkast
        self._behaller = behaller
        self.state: State | None = None
        self._hinder: FileFault | None = None

    @property
    def id(self) -> str:
        """The draft's id, which the papers get too."""
        return self.utkast.id

    @property
    def sparat(self) -> bool:
        """Whether there is something to go on with."""
        return self._behaller and self._hinder is None and self.lager.finns(self.id)

    def __call__(self, state: State) -> None:
        """Write what is answered now."""
        self.state = state
        if self._hinder is not None or not self._behaller:
            return
        try:
            self.lager.spara(draft(state, self.utkast))
        except FileFault as fault:
            self._hinder = fault

    def besked(self) -> str:
        """What became of the answers, and how to go on with them."""
        if self._hinder is not None:
            return f"Svaren kunde inte sparas: {self._hinder.vad} {self._hinder.atgard}"
        if self.sparat:
            return f"Svaren är sparade, krypterade. Gå vidare: sipkit fortsätt {self.id}"
        return "Inget är skrivet."

    def blir(self, rad: Historikrad) -> None:
        """Write what the draft is about to become, so that it is known to be finished if it is never removed."""
        if self.sparat:
            with suppress(FileFault):
                self.lager.spara(self.lager.oppna(self.id).model_copy(update={"blir": rad}))

    def ta_bort(self) -> None:
        """The interview is finished: its draft is not needed."""
        if self._behaller and self.lager.finns(self.id):
            self.lager.ta_bort(self.id)


@dataclass(frozen=True)
class Utkastplats:
    """Where the ärende of an interview is stored: its draft tells first what it becomes."""

    plats: Plats
    sparare: Sparare

    def spara(self, innehall: Arende) -> None:
        """Write it in the place of what was read. Raises FileFault, as the place does."""
        self.sparare.blir(innehall.historik[-1])
        self.plats.spara(innehall)


def utkastlager(idag: date) -> Utkastlager:
    """The user's drafts."""
    hem = platser()
    return Utkastlager(hem, Nycklar(hem), idag)


def ny_sparare(bord: Bord, id_: str | None, filer: Filer, *, behaller: bool = True) -> Sparare:
    """Keeps a new interview, under the ärende's id or one that nothing of the user's has yet."""
    om = bord.om
    given = id_ or arendelager(om.idag).nytt_id()
    utkast = Utkast(
        id=given,
        dokumenttyp=bord.typ.id,
        region=bord.lage.region_id,
        paborjad=om.nu,
        fakta=dict(om.givna),
        ur=filer.ur,
        till=filer.till,
        okrypterad=filer.okrypterad,
    )
    return Sparare(utkastlager(om.idag), utkast, behaller=behaller)


def valt_utkast(lager: Utkastlager, id_: str | None) -> str:
    """The draft that was asked for; without an id the only one, or the one that is picked.

    Raises:
        UsageFault: `utkast-valj`, there is none.
        Avbruten: nothing was picked.
        AnswerMissing: nobody is there to pick.
    """
    if id_ is not None:
        return id_.strip().upper()
    rader = tuple(_rad(lager, rad) for rad in lager.lista())
    if not rader:
        raise UsageFault("utkast-valj", "Det finns inget att fortsätta med.", atgard=BORJA)
    return rader[0].id if len(rader) == 1 else valj("Vad vill du fortsätta med?", rader)


def _rad(lager: Utkastlager, rad: Rad) -> Valrad:
    """A draft in the list; one that cannot be opened is listed all the same."""
    dag = f"sparat {rad.andrad:%Y-%m-%d %H.%M}"
    try:
        utkast = lager.oppna(rad.id)
    except FileFault as fault:
        return Valrad(rad.id, f"{dag}. {fault.vad}")
    return Valrad(rad.id, f"{utkast.dokumenttyp}, {dag}", _namn(utkast))


def _namn(utkast: Utkast) -> str | None:
    """Whose it is, where that has been answered."""
    for svar in utkast.svar:
        if svar.falt == "enskild.namn":
            return str(svar.value)
        if svar.falt == "enskild" and isinstance(svar.value, dict):
            return str(svar.value.get("namn"))
    return None
