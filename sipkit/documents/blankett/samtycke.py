"""The form that asks for consent, empty or about one ärende."""

from __future__ import annotations

import json

from sipkit.config.dokumenttyp import Dokumenttyp, Pappersregel
from sipkit.documents.blankett.blankett import Blankett
from sipkit.documents.kontext import Avsandare
from sipkit.documents.papper import Papper
from sipkit.documents.samtycke.papper import BLANKETT, ifylld_blankett, tom_blankett
from sipkit.documents.sprak import SVENSKA, mallnamn
from sipkit.documents.underlag import Underlag
from sipkit.domain.arende import Arende


def blankett(underlag: Underlag, sprak: str) -> Blankett:
    """The form to the person, in Swedish, in large print where it is needed, or as another version."""
    regel, behov = _regel(underlag.dokumenttyp), underlag.arende.enskild.behov or ()
    stor = regel.mall_stor_stil if sprak == SVENSKA and "stor-stil" in behov else None
    mall = stor or mallnamn(regel.mall, sprak)
    kontext = ifylld_blankett(underlag, regel.titel, sprak)
    return Blankett("samtycke", Papper(_typ(sprak), "enskild", "enskild", mall, kontext), "", grund(underlag.arende))


def tom(dokumenttyp: Dokumenttyp, avsandare: Avsandare, sprak: str) -> Blankett:
    """The form where everything is written by hand."""
    regel = _regel(dokumenttyp)
    kontext = tom_blankett(avsandare, regel.titel, None)
    return Blankett("samtycke", Papper(_typ(sprak), "", "enskild", mallnamn(regel.mall, sprak), kontext), "", "")


def mallen(dokumenttyp: Dokumenttyp) -> str:
    """The Swedish form's template."""
    return _regel(dokumenttyp).mall


def grund(arende: Arende) -> str:
    """What the answers are about: this person, and the units as they are named in the form."""
    return json.dumps([arende.enskild.personnummer, [(each.id, each.neutralt_namn) for each in arende.parter]])


def _typ(sprak: str) -> str:
    """What the paper is called; a version beside the Swedish one has its language."""
    return "samtycke" if sprak == SVENSKA else f"samtycke-{sprak}"


def _regel(dokumenttyp: Dokumenttyp) -> Pappersregel:
    return next(each for each in dokumenttyp.papper if each.id == BLANKETT)
