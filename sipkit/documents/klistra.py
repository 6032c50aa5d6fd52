"""Text to paste into the region's IT service and the journal: the same facts as the papers, one block for each place.

The order of the services' own fields is not known from any source; the blocks say what they hold and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sipkit.documents import aterkallelse, journal, ny_tid, uttryck
from sipkit.documents.kallelse import deltagare, samtyckesrad
from sipkit.documents.underlag import Underlag
from sipkit.domain.datum import echo_datum


@dataclass(frozen=True)
class Block:
    """A heading that says where the text goes, and the text."""

    rubrik: str
    text: str


def klistra(underlag: Underlag) -> tuple[Block, ...]:
    """The blocks of a kallelse, also of one that gives a new time. None when the person's data are protected."""
    if underlag.skydd.skyddad:
        return ()
    return (_kallelse(underlag), *_narstaende(underlag), _journal(underlag))


def klistra_installt(underlag: Underlag) -> tuple[Block, ...]:
    """The blocks that tell that the meeting is off. None when the person's data are protected."""
    if underlag.skydd.skyddad:
        return ()
    rader = (f"När: {aterkallelse.nar(underlag)}", "Mötet är inställt.", *_sammankallande(underlag))
    return (Block(_rubrik(underlag), "\n".join(rader)), _journal(underlag))


def som_text(block: tuple[Block, ...]) -> str:
    """All blocks as one text, ready for a .txt file."""
    return "\n\n".join(f"{each.rubrik.upper()}\n{each.text}" for each in block) + "\n"


def _kallelse(underlag: Underlag) -> Block:
    return Block(_rubrik(underlag), "\n".join(_rader(underlag)))


def _rubrik(underlag: Underlag) -> str:
    """The title of the paper that a called unit gets, and where the text goes."""
    titel = next(regel.titel for regel in underlag.dokumenttyp.papper if regel.till == "kallad")
    tjanst = underlag.region.region.it_tjanst
    return f"{titel} ({tjanst.namn})" if tjanst else titel


def _rader(underlag: Underlag) -> Iterator[str]:
    kallelse, tidigare = underlag.kallelse, ny_tid.galler_inte(underlag)
    if tidigare:
        yield f"Gäller inte längre: {tidigare}"
    yield f"När: {uttryck.motestid(kallelse)}"
    yield f"Var: {uttryck.plats_personal(underlag.arende, kallelse)}"
    if kallelse.motesform:
        yield f"Mötesform: {uttryck.FORM_PERSONAL[kallelse.motesform]}"
    yield from _sammankallande(underlag)
    if kallelse.syfte:
        yield f"Syfte: {uttryck.mening(kallelse.syfte)}"
    for nummer, fraga in enumerate(kallelse.fragor or (), 1):
        yield f"Fråga {nummer}: {fraga}"
    for som in ("Kallad", "Inbjuden", "Närstående"):
        namn = [each.namn for each in deltagare(underlag) if each.som == som]
        if namn:
            yield f"{som}: {'; '.join(namn)}"
    yield f"Samtycke: {samtyckesrad(underlag)}"
    if kallelse.svara_senast:
        yield f"Svara senast: {echo_datum(kallelse.svara_senast)}, vem som kommer"


def _sammankallande(underlag: Underlag) -> Iterator[str]:
    kontakt = underlag.arende.huvudansvarig
    if kontakt:
        delar = (kontakt.namn, kontakt.titel, kontakt.enhet, kontakt.telefon)
        yield f"Sammankallande: {', '.join(del_ for del_ in delar if del_)}"


def _narstaende(underlag: Underlag) -> Iterator[Block]:
    """In regions where somebody else tells those close about day and time, the line to that somebody."""
    for post in underlag.region.kallelse.narstaende:
        for each in underlag.arende.narstaende:
            namn = f"{each.namn}, {each.relation}" if each.relation else each.namn
            yield Block("Till slutenvården", f"Meddela {namn}: {uttryck.motestid(underlag.kallelse)}. {post.text}")


def _journal(underlag: Underlag) -> Block:
    parter = (each.id for each in underlag.mottagare if each.som in ("kallad", "inbjuden"))
    return Block("Journal", journal.skickat(underlag.arende, underlag.kallelse, parter))
