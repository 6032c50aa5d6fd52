"""How a deadline stands at a moment.

- `inte-borjad`: its event has not happened, or its window has not opened.
- `oppen`, `idag`: not done, with time left; on the last day.
- `forsenad`: not done when it passed. `hindrad`: nor could it be, since the consent it needs was missing then.
- `klar`, `klar-sent`: done in time; done after it had passed.
"""

from __future__ import annotations

from datetime import datetime

from sipkit.config.schema import FristVariant
from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import FristStatus
from sipkit.rules.samtycke import saknades
from sipkit.rules.tid import Tid, borjan, dag, fore
from sipkit.rules.tidsformer import Grans


def status(
    variant: FristVariant, limit: Grans, start: Tid | None, gjord: Tid | None, *, arende: Arende, nu: datetime
) -> FristStatus:
    """The word for it.

    Args:
        variant: the rule.
        limit: what it amounts to.
        start: when its event happened, None before it has or when it is not counted from one.
        gjord: when the duty was done.
        arende: for the consents.
        nu: the moment of the judgement.
    """
    if gjord is not None:
        return "klar-sent" if limit.senast is not None and fore(limit.senast, gjord) else "klar"
    opens = limit.tidigast if limit.tidigast is not None else start
    if (opens is None and variant.raknas_fran is not None) or (opens is not None and borjan(nu) < borjan(opens)):
        return "inte-borjad"
    if limit.senast is None:
        return "oppen"
    if fore(limit.senast, nu):
        needed = variant.kraver_samtycke
        return "hindrad" if needed and saknades(arende, needed, dag(limit.senast)) else "forsenad"
    return "idag" if dag(nu) == dag(limit.senast) else "oppen"
