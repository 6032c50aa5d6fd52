"""The consent gate: whether a document may be made, for which parties, and what may be done when it may not.

Nothing is assumed: a consent that was never given, has run out or does not name a party is none. A rule that asks for
consent under a condition that cannot be judged asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from types import MappingProxyType

from sipkit.config.post import Post
from sipkit.config.schema import SamtyckePost, Utfall
from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.samtycken import senaste
from sipkit.domain.vocabulary import DokumentTyp, SamtyckeSort
from sipkit.errors import Refused
from sipkit.rules.besked import Punkt, Samtyckesbeslut, Samtyckeslage, Samtyckesstatus
from sipkit.rules.fakta import Fakta, galler
from sipkit.rules.region import Region, punkter

_GES: frozenset[Samtyckesstatus] = frozenset({"lamnat", "delvis"})

_HINDER: Mapping[Samtyckesstatus, tuple[str, str]] = MappingProxyType(
    {
        "saknas": ("samtycke-saknas", "Samtycke saknas."),
        "utgatt": ("samtycke-utgatt", "Samtycket har gått ut."),
        "nekat": ("samtycke-nekat", "Personen har sagt nej."),
        "aterkallat": ("samtycke-aterkallat", "Personen har tagit tillbaka sitt samtycke."),
        "ej-mojligt": ("samtycke-ej-mojligt", "Personen kan inte ta ställning till samtycke."),
    }
)
"""The code of a refusal, and what is said where the region has no words of its own."""

_ANDRA_PARTER = ("samtycke-andra-parter", "Samtycket omfattar ingen av dem som dokumentet är till.")

_FRAGA = "Fråga personen, och skriv in svaret."
_ATGARD: Mapping[str, str] = MappingProxyType(
    {
        "samtycke-saknas": _FRAGA,
        "samtycke-utgatt": _FRAGA,
        "samtycke-andra-parter": "Välj bland dem som omfattas, eller fråga personen om fler.",
        "samtycke-ej-mojligt": "Kan personen ta ställning senare? Skriv då in svaret.",
    }
)
_ANNARS = "Har personen ändrat sig? Skriv då in det nya svaret."
"""After a no nobody is asked again."""


def samtyckesbeslut(
    region: Region, arende: Arende, dokumenttyp: DokumentTyp, parter: Iterable[str], *, idag: date, fakta: Fakta
) -> Samtyckesbeslut:
    """Whether the document may be made for these parties, and what the region says about it.

    Args:
        region: whose rules.
        arende: the consents and the parties.
        dokumenttyp: what is to be made.
        parter: ids of those it is for.
        idag: the day of the judgement; what was said later is not known yet.
        fakta: see `sipkit.rules.fakta.fakta_ur`.
    """
    wanted = tuple(parter)
    judged = [
        (post, _state(post, arende, idag))
        for post in region.samtycke
        if dokumenttyp in post.kravs_for and galler(post, fakta) is not False
    ]
    covered = frozenset(wanted).intersection(*(state.tackta for _, state in judged))
    stopping = [(post, state) for post, state in judged if state.status not in _GES][:1]
    deciding = stopping or judged
    outcomes = [each for post, state in deciding for each in _outcomes(post, state.status)]
    kod, text = _refusal(stopping, outcomes, nobody=bool(wanted) and not covered)
    why = [post for post, _ in deciding] if kod else []
    may, may_not, to_know = (_statements(posts, fakta, region) for posts in _posts(outcomes, why))
    ids = chain(*(post.regler for post, _ in deciding), *(each.regler for each in (*may, *may_not, *to_know)))
    return Samtyckesbeslut(
        dokumenttyp=dokumenttyp,
        lagen=tuple(state for _, state in judged),
        tackta=frozenset() if kod else covered,
        utanfor=tuple(part for part in wanted if kod or part not in covered),
        kod=kod,
        text=text,
        far_goras=may,
        far_inte=may_not,
        att_veta=to_know,
        regler=tuple(dict.fromkeys(ids)),
    )


def krav(beslut: Samtyckesbeslut) -> None:
    """Let the document through, or refuse it.

    Raises:
        Refused: `samtycke-…`, with what may and may not be done. `var` names the parties that are not covered when the
            consent is for others.
    """
    if beslut.kod is None:
        return
    others = beslut.kod == _ANDRA_PARTER[0]
    raise Refused(
        beslut.kod,
        beslut.text,
        var=", ".join(f"parter.{part}" for part in beslut.utanfor) if others else "",
        atgard=_ATGARD.get(beslut.kod, _ANNARS),
        regler=beslut.regler,
        far_goras=tuple(map(str, beslut.far_goras)),
        far_inte=tuple(map(str, beslut.far_inte)),
        att_veta=tuple(map(str, beslut.att_veta)),
    )


def samtyckesstatus(arende: Arende, sort: SamtyckeSort, idag: date) -> Samtyckesstatus:
    """How the consent stood on a day: what the person had last said, unless that had run out."""
    return _status(senaste(arende, sort, idag), idag)


def saknades(arende: Arende, sort: SamtyckeSort, idag: date) -> bool:
    """Whether the consent was missing on a day. An ärende that holds no answer at all, then or later, tells nothing."""
    asked = any(each.sort == sort for each in arende.samtycken)
    return asked and samtyckesstatus(arende, sort, idag) not in _GES


def _status(answer: Samtycke | None, idag: date) -> Samtyckesstatus:
    if answer is None:
        return "saknas"
    if answer.status in _GES and answer.galler_till is not None and answer.galler_till < idag:
        return "utgatt"
    return answer.status


def _state(post: SamtyckePost, arende: Arende, idag: date) -> Samtyckeslage:
    answer = senaste(arende, post.id, idag)
    status = _status(answer, idag)
    covered = _covered(answer, arende) if answer is not None and status in _GES else frozenset[str]()
    return Samtyckeslage(post.id, status, covered, post.regler)


def _covered(answer: Samtycke, arende: Arende) -> frozenset[str]:
    """The parties that a yes names. A whole yes without names covers all; a partial one without names covers none."""
    known = frozenset(part.id for part in arende.parter)
    if answer.parter is not None:
        return known.intersection(answer.parter)
    return known if answer.status == "lamnat" else frozenset()


def _outcomes(post: SamtyckePost, status: Samtyckesstatus) -> tuple[Utfall, ...]:
    """What the region says about a state; a consent that has run out is one that is missing."""
    said = "saknas" if status == "utgatt" else status
    return tuple(each for each in post.utfall if said in each.status)


def _refusal(
    stopping: Sequence[tuple[SamtyckePost, Samtyckeslage]], outcomes: Sequence[Utfall], *, nobody: bool
) -> tuple[str | None, str]:
    """The code and the sentence: the region's last words about the state, or our own where it has none."""
    said = [each.text for each in outcomes if each.text]
    if stopping:
        kod, text = _HINDER[stopping[0][1].status]
        return kod, said[-1] if said else text
    return _ANDRA_PARTER if nobody else (None, said[-1] if said else "")


def _posts(outcomes: Sequence[Utfall], why: Sequence[Post]) -> tuple[list[Post], list[Post], list[Post]]:
    """What may be done, what may not, and what to know: first why it is refused."""
    return (
        [post for each in outcomes for post in each.far_goras],
        [post for each in outcomes for post in each.far_inte],
        [*why, *(post for each in outcomes for post in each.att_veta)],
    )


def _statements(posts: Iterable[Post], fakta: Fakta, region: Region) -> tuple[Punkt, ...]:
    return punkter((post for post in posts if galler(post, fakta) is not False), region)
