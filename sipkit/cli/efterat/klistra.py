"""Showing text to paste: one block at a time at a keyboard, all at once for a pipe."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.avbrott import Avbruten
from sipkit.cli.efterat import former
from sipkit.cli.efterat.urklipp import kopiera
from sipkit.cli.efterat.vilket import angivet, fragat
from sipkit.cli.samtal import prompter as samtal
from sipkit.cli.utfall import Utfall
from sipkit.config.loading import load_document_type
from sipkit.documents.att_klistra import Text, att_klistra
from sipkit.documents.att_skicka import att_skicka
from sipkit.domain.dokumentord import HEMGANG, OM_PLANEN
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.errors import UsageFault
from sipkit.interview.layout import INDENT, indented
from sipkit.interview.prompter import Prompt
from sipkit.rules.fakta import fakta_ur
from sipkit.rules.meddelandefragor import meddelandetyp
from sipkit.rules.meddelanden import stannar

KOPIERAT = "Kopierat. Urklippet har nu uppgifter om patienten: klistra in, skriv sedan t så töms det."
KVAR = "Urklippet har kvar uppgifter om patienten."
INGET_URKLIPP = "Här finns inget urklipp. Markera texten och kopiera den på vanligt sätt."


def texten(oppet: Oppet, dokument: str | None = None, *, fraga: bool = False) -> Text:
    """The blocks of one document of the ärende, as it is now.

    Args:
        oppet: the ärende.
        dokument: which; None: what was made last.
        fraga: someone is at a keyboard, and is asked where it can be several.

    Raises:
        SipkitError: as `sipkit.documents.att_klistra.att_klistra`.
    """
    arende, om = oppet.arende, oppet.om
    typ = load_document_type(_vilket(oppet, dokument, fraga=fraga), oppet.lage.sources)
    if typ.meddelande:
        typ = meddelandetyp(typ, om.region, fakta_ur(arende, om.idag))
    return att_klistra(arende, typ, om)


def _vilket(oppet: Oppet, dokument: str | None, *, fraga: bool) -> DokumentTyp:
    """What is pasted: of what is not sent where its papers are the last that were made, else of what can be sent."""
    made = next((rad.dokumenttyp for rad in reversed(oppet.arende.historik) if rad.vad == "papper"), None)
    last = [made] if made and (made in (*OM_PLANEN, HEMGANG) or stannar(oppet.om.region, made)) else []
    typer = [*(each for each in att_skicka(oppet.arende, oppet.om) if each not in last), *last]
    if dokument is not None:
        return angivet(typer, dokument)
    if fraga and len(typer) > 1 and not last:
        return fragat(typer, "Vilken text?")
    return typer[-1] if typer else "kallelse"


def valda(oppet: Oppet, hela: Text, nummer: int | None) -> Utfall:
    """All blocks with their headings, or the text of one.

    Raises:
        UsageFault: there is no block with that number.
    """
    delar = hela.block
    if nummer is None:
        text = [row for each in delar for row in (each.rubrik.upper(), *each.text.splitlines(), "")][:-1]
    else:
        if not 1 <= nummer <= len(delar):
            raise UsageFault("ogiltigt-varde", "Texten finns inte.", "--block", f"Skriv 1 till {len(delar)}.")
        delar = delar[nummer - 1 : nummer]
        text = delar[0].text.splitlines()
    return _utfall(oppet, Text(delar, hela.varningar), text)


def _utfall(oppet: Oppet, visat: Text, text: Sequence[str]) -> Utfall:
    block = tuple(former.Klistrablock(each.rubrik, each.text) for each in visat.block)
    resultat = former.Klistra(oppet.oppnat.id, block)
    return Utfall("klistra", resultat, text, (*oppet.lage.varningar, *visat.varningar))


# --- at a keyboard ----------------------------------------------------------------------------------------------------


def bladdra(oppet: Oppet, hela: Text) -> Utfall:
    """One block at a time, until the last or `q`. What lies on the clipboard is never left there unsaid."""
    visning = _Visning()
    with suppress(Avbruten):
        for nummer, each in enumerate(hela.block, 1):
            rubrik = f"{nummer} av {len(hela.block)}  {each.rubrik}"
            samtal.prompter().say(("", rubrik, "-" * len(rubrik), *each.text.splitlines(), ""))
            visning.vid(each.text)
    if visning.kopierat:
        samtal.prompter().say(indented(KVAR))
        with suppress(Avbruten):
            visning.vid(None)
    return _utfall(oppet, hela, ())


@dataclass
class _Visning:
    """What the one at the keyboard has done with the clipboard: whether it holds something of ours."""

    kopierat: bool = False

    def vid(self, text: str | None) -> None:
        """At a block: copy or empty until Enter is pressed. Raises Avbruten."""
        while key := _tangent(kan_kopiera=text is not None, kan_tomma=self.kopierat):
            if not kopiera(text if key == "u" and text else ""):
                samtal.prompter().say(indented(INGET_URKLIPP))
                continue
            self.kopierat = key == "u"
            samtal.prompter().say(indented(KOPIERAT if self.kopierat else "Urklippet är tomt."))


def _tangent(*, kan_kopiera: bool, kan_tomma: bool) -> str:
    val = {"u": "u = kopiera"} if kan_kopiera else {}
    if kan_tomma:
        val["t"] = "t = töm urklippet"

    def las(text: str) -> str:
        key = fold(text)
        if key and key not in val:
            raise UsageFault("ogiltigt-varde", "Det går inte att välja.", atgard="Tryck Enter för att gå vidare.")
        return key

    prompt = Prompt((), f"{INDENT}Enter = nästa, {', '.join((*val.values(), 'q = sluta'))}: ")
    hjalp = "Texten går till det fält som rubriken säger. u lägger den i urklippet, t tömmer urklippet."
    return samtal.fraga(prompt, las, var="block", hjalp=hjalp)
