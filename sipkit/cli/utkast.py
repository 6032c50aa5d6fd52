"""Drafts: what has been answered is kept, encrypted, while the questions are asked."""

from __future__ import annotations

from datetime import date

from sipkit.documents.underlag import Omstandigheter
from sipkit.errors import FileFault, UsageFault
from sipkit.interview.draft import draft
from sipkit.interview.state import State
from sipkit.storage.arendelager import Arendelager
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import platser
from sipkit.storage.utkast import Utkast, Utkastlager


class Sparare:
    """Writes the draft of one interview after each answer. A disk that refuses never stops the interview."""

    def __init__(self, lager: Utkastlager, utkast: Utkast) -> None:
        self.lager = lager
        self.utkast = utkast
        self._hinder: FileFault | None = None

    @property
    def id(self) -> str:
        """The draft's id, which the papers get too."""
        return self.utkast.id

    @property
    def sparat(self) -> bool:
        """Whether there is something to go on with."""
        return self._hinder is None and self.lager.finns(self.id)

    def __call__(self, state: State) -> None:
        """Write what is answered now."""
        if self._hinder is not None:
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

    def ta_bort(self) -> None:
        """The interview is finished: its draft is not needed."""
        if self.lager.finns(self.id):
            self.lager.ta_bort(self.id)


def utkastlager(idag: date) -> Utkastlager:
    """The user's drafts."""
    hem = platser()
    return Utkastlager(hem, Nycklar(hem), idag)


def ny_sparare(typ: str, region: str, om: Omstandigheter, id_: object) -> Sparare:
    """Keeps a new interview, under the id that was given or one that nothing of the user's has yet."""
    hem = platser()
    given = str(id_ or Arendelager(hem, Nycklar(hem), om.idag).nytt_id())
    utkast = Utkast(id=given, dokumenttyp=typ, region=region, paborjad=om.nu, fakta=dict(om.givna))
    return Sparare(utkastlager(om.idag), utkast)


def valt_utkast(lager: Utkastlager, id_: str | None) -> str:
    """The draft that was asked for; without an id, the only one.

    Raises:
        UsageFault: `utkast-valj`, there is none, or there are several.
    """
    if id_ is not None:
        return id_.strip().upper()
    rader = lager.lista()
    if len(rader) == 1:
        return rader[0].id
    if not rader:
        raise UsageFault("utkast-valj", "Det finns inget att fortsätta med.", atgard="Börja: sipkit kallelse")
    ids = ", ".join(f"{rad.id} ({rad.andrad:%Y-%m-%d %H.%M})" for rad in rader)
    raise UsageFault("utkast-valj", f"Det finns flera att fortsätta med: {ids}.", atgard="Ge id:t: sipkit fortsätt ID")
