"""Consents among each other: which answer of a kind holds, and what becomes of those from before an interview.

Nothing is overwritten: what the person said before is what was known when the papers of that day were made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.vocabulary import SamtyckeSort


def senaste(arende: Arende, sort: SamtyckeSort, idag: date | None = None) -> Samtycke | None:
    """The answer of a kind that holds: the one that was given last.

    An answer that was written down late does not undo one that the person gave after it. On the same day, and where
    nobody has said which day, they hold in the order they were written down.

    Args:
        arende: the answers.
        sort: the kind.
        idag: the day it is seen from; what was said later is not known yet.
    """
    last: Samtycke | None = None
    dag: date | None = None
    for each in arende.samtycken:
        if each.sort != sort or (idag is not None and each.dag is not None and each.dag > idag):
            continue
        if each.dag is None or dag is None or each.dag >= dag:
            last, dag = each, each.dag or dag
    return last


def nytt_id(arende: Arende) -> str:
    """The id of one more consent."""
    return f"s{1 + _highest(arende)}"


def aterlagt(fore: Arende, efter: Arende) -> Arende:
    """The ärende that an interview made, with every consent from before it, and what was said anew after them."""
    known = {each.id: each for each in fore.samtycken}
    number = _highest(fore)
    new = [each for each in efter.samtycken if known.get(each.id) != each]
    numbered = (each.model_copy(update={"id": f"s{number + place}"}) for place, each in enumerate(new, 1))
    return efter.model_copy(update={"samtycken": (*fore.samtycken, *numbered)})


def for_sorter(fore: Arende, efter: Arende, sorter: Sequence[SamtyckeSort]) -> Arende:
    """The ärende where an answer that was given of several kinds at once stands once for each of them.

    Args:
        fore: the ärende before the answer.
        efter: the ärende with it.
        sorter: the kinds; none leaves it as it is.
    """
    known = {each.id for each in fore.samtycken}
    new = [each for each in efter.samtycken if each.id not in known]
    if not sorter or len(new) != 1:
        return efter
    number = nummer(new[0].id)
    each_kind = (
        new[0].model_copy(update={"id": f"s{number + place}", "sort": sort}) for place, sort in enumerate(sorter)
    )
    return efter.model_copy(update={"samtycken": (*fore.samtycken, *each_kind)})


def nummer(id_: str) -> int:
    """The number in a member's id; 0 where there is none."""
    return int(re.sub(r"\D", "", id_) or 0)


def _highest(arende: Arende) -> int:
    return max((nummer(each.id) for each in arende.samtycken), default=0)
