"""Text to paste into the region's IT service and the journal: the same facts as the papers, one block for each place.

The order of the services' own fields is not known from any source; the blocks say what they hold and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.documents import uttryck
from sipkit.documents.block import JOURNAL, Block
from sipkit.documents.kallelse import aterkallelse, journal, ny_tid
from sipkit.documents.kallelse.papper import deltagare, samtyckesrad
from sipkit.documents.kallelse.underlag import Kallelseunderlag
from sipkit.domain.datum import echo_datum


def klistra(underlag: Kallelseunderlag) -> tuple[Block, ...]:
    """The blocks of a kallelse, also of one that gives a new time."""
    return (_kallelse(underlag), *_narstaende(underlag), _journal(underlag))


def klistra_installt(underlag: Kallelseunderlag) -> tuple[Block, ...]:
    """The blocks that tell that the meeting is off."""
    rader = (f"När: {aterkallelse.nar(underlag)}", "Mötet är inställt.", *_sammankallande(underlag))
    return (Block(_rubrik(underlag), "\n".join(rader)), _journal(underlag))


def _kallelse(underlag: Kallelseunderlag) -> Block:
    return Block(_rubrik(underlag), "\n".join(_rader(underlag)))


def _rubrik(underlag: Kallelseunderlag) -> str:
    """The title of the paper that a called unit gets, and where the text goes."""
    titel = next(regel.titel for regel in underlag.dokumenttyp.papper if regel.till == "kallad")
    tjanst = underlag.region.region.it_tjanst
    return f"{titel} ({tjanst.namn})" if tjanst else titel


def _rader(underlag: Kallelseunderlag) -> Iterator[str]:
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


def _sammankallande(underlag: Kallelseunderlag) -> Iterator[str]:
    kontakt = underlag.arende.huvudansvarig
    if kontakt:
        delar = (kontakt.namn, kontakt.titel, kontakt.enhet, kontakt.telefon)
        yield f"Sammankallande: {', '.join(del_ for del_ in delar if del_)}"


def _narstaende(underlag: Kallelseunderlag) -> Iterator[Block]:
    """In regions where somebody else tells those close about day and time, the line to that somebody."""
    for post in underlag.region.kallelse.narstaende:
        for each in underlag.arende.narstaende:
            namn = f"{each.namn}, {each.relation}" if each.relation else each.namn
            yield Block("Till slutenvården", f"Meddela {namn}: {uttryck.motestid(underlag.kallelse)}. {post.text}")


def _journal(underlag: Kallelseunderlag) -> Block:
    parter = (each.id for each in underlag.mottagare if each.som in ("kallad", "inbjuden"))
    return Block(JOURNAL, journal.skickat(underlag.arende, underlag.kallelse, parter))
