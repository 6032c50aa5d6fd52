"""How a deadline stands at a moment.

- `inte-borjad`: its event has not happened, or its window has not opened.
- `oppen`, `idag`: not done, with time left; on the last day.
- `forsenad`: not done when it passed. `hindrad`: nor could it be, since the consent it needs was missing then.
- `klar`, `klar-sent`: done in time; done after it had passed.

A limit that no event meets is no task (medicines that must last): when it has passed it is `klar`.

That a fast vårdkontakt is appointed is also shown by an ärende that names one. When it was done is not known then, so
nothing says that it was late.
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
        arende: for the consents, and whether it names a fast vårdkontakt.
        nu: the moment of the judgement.
    """
    if gjord is not None:
        return "klar-sent" if limit.senast is not None and fore(limit.senast, gjord) else "klar"
    if not _begun(variant, limit, start, nu):
        return "inte-borjad"
    if variant.uppfylls_av == "fast-vardkontakt-utsedd" and arende.fast_vardkontakter:
        return "klar"
    if limit.senast is None:
        return "oppen"
    if fore(limit.senast, nu):
        return _passed(variant, limit.senast, arende)
    return "idag" if dag(nu) == dag(limit.senast) else "oppen"


def _begun(variant: FristVariant, limit: Grans, start: Tid | None, nu: datetime) -> bool:
    """A limit that is the time of another event has begun once that event is known, whatever else is not."""
    opens = limit.tidigast if limit.tidigast is not None else start
    if opens is None:
        return variant.raknas_fran is None or limit.senast is not None
    return borjan(opens) <= borjan(nu)


def _passed(variant: FristVariant, senast: Tid, arende: Arende) -> FristStatus:
    if variant.uppfylls_av is None:
        return "klar"
    needed = variant.kraver_samtycke
    return "hindrad" if needed and saknades(arende, needed, dag(senast)) else "forsenad"
