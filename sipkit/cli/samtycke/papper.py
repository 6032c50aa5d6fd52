"""What is told when an answer about consent has been written down and its papers made."""

from __future__ import annotations

from dataclasses import replace

from sipkit.cli.samtycke import former
from sipkit.cli.samtycke.foljder import nytt_besked
from sipkit.cli.samtycke.text import form, som_text
from sipkit.cli.skapa.former import Papper
from sipkit.cli.utfall import Utfall, att_gora
from sipkit.documents.samtycke.dokument import SamtyckeDokument


def med_foljder(
    utfall: Utfall, papper: Papper, dokument: SamtyckeDokument, argument: str | None, *, fragad: bool
) -> Utfall:
    """The outcome of making the papers, with what follows from the answer.

    Args:
        utfall: the outcome, with its text as far as what there is to do.
        papper: its result.
        dokument: what was made.
        argument: what opens the ärende again; None where it is not stored.
        fragad: someone at a keyboard was asked.
    """
    given, om = dokument.nya, dokument.underlag.omstandigheter
    if not given:
        return replace(utfall, resultat=_resultat(papper, None), text=(*utfall.text, *att_gora(papper.gor_nu)))
    nytt = nytt_besked(dokument.underlag.arende, given, om, argument)
    return replace(
        utfall,
        resultat=_resultat(papper, form(nytt)),
        text=(*utfall.text, *som_text(nytt, papper.gor_nu, namn=fragad)),
        varningar=(*utfall.varningar, *(nytt.foljder.sip.varningar if nytt.ges else ())),
    )


def _resultat(papper: Papper, samtycke: former.Samtycke | None) -> former.Samtyckespapper:
    return former.Samtyckespapper(**vars(papper), samtycke=samtycke)
