"""The hospital stay, and what has been said that decides the path from it."""

from __future__ import annotations

from typing import Literal

from sipkit.domain.fieldtypes import JaNej, Lista, Text
from sipkit.domain.modell import Medlem, Modell
from sipkit.domain.vocabulary import Farg, Insats, Vardform


class Vardtillfalle(Medlem):
    """A hospital stay, or the form of care the person is in."""

    vardform: Vardform | None = None
    enhet: Text | None = None
    insatser: Lista[Insats] | None = None


class Vagval(Modell):
    """What has been said that decides the path (see the facts of the same names in `sipkit.domain.faktaord`).

    `farg` is one that someone has chosen, `ingen` when those who decide have said that there is none.
    """

    farg: Farg | Literal["ingen"] | None = None
    insatsbehov: Literal["oforandrat", "nytt-eller-forandrat", "omfattande"] | None = None
    sarskilt_boende: JaNej | None = None
    inskriven_i_hemsjukvard: JaNej | None = None
    sip_finns: JaNej | None = None
    behov_fore_utskrivning: JaNej | None = None
    kortsiktig_planering_racker: JaNej | None = None
    underlag_tillrackligt: JaNej | None = None
