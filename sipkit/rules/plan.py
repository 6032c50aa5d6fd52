"""What a plan must or should state, and what of it is missing. A plan that lacks what it must state is a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from sipkit.config.falt import VARJE
from sipkit.config.planregler import Planinnehall
from sipkit.domain.arende import Arende
from sipkit.domain.modell import Medlem
from sipkit.domain.plan import Plan
from sipkit.domain.svar import INGET_ETT_SVAR, las
from sipkit.domain.text import fold
from sipkit.errors import Refused, raise_all
from sipkit.rules import innehall
from sipkit.rules.besked import Brist, Punkt
from sipkit.rules.fakta import FALT, Fakta, Okand, galler
from sipkit.rules.region import Region, punkt

_PLAN = "plan."
_INSATSER = "insatser"


def planinnehall(region: Region, plan: Plan, fakta: Fakta) -> tuple[Planinnehall, ...]:
    """What the region wants a plan of this kind to state, where it does or cannot be told not to."""
    return tuple(
        post for post in region.plan.innehall if post.dokument == plan.typ and galler(post, fakta) is not False
    )


def plankrav(region: Region, arende: Arende, plan: Plan, fakta: Fakta) -> tuple[Brist, ...]:
    """What is missing in a plan, in the region's order; `saknas` says what that leads to.

    A demand whose condition cannot be judged asks for the fact that would decide, unless all that it demands is known.

    Args:
        region: whose demands; the law's stand first.
        arende: the ärende that the plan is in.
        plan: one of its versions.
        fakta: see `sipkit.rules.fakta.fakta_ur`.
    """
    return tuple(brist for post in planinnehall(region, plan, fakta) for brist in _missing(post, arende, plan, fakta))


def mening(brist: Brist) -> str:
    """What is missing, as it is told."""
    if brist.okant:
        return f"Det går inte att avgöra om planen ska ange {brist.namn}: {brist.okant} är inte känt."
    return f"Planen saknar {brist.namn}."


def krav(brister: Iterable[Brist]) -> None:
    """Let the plan be final when it states all that it must.

    Raises:
        Refused: `plan-ofullstandig` for each path, once.
    """
    stopping: dict[str, Brist] = {}
    for brist in brister:
        if brist.saknas == "stopp":
            stopping.setdefault(brist.falt, brist)
    raise_all([Refused("plan-ofullstandig", mening(each), each.falt, regler=each.regler) for each in stopping.values()])


def tolkningar(region: Region, plan: Plan, fakta: Fakta) -> tuple[Punkt, ...]:
    """The choices behind what is demanded of this plan, and where the law's own words could not be read."""
    return tuple(
        Punkt(post.tolkning, punkt(post, region).hanvisning, post.modal, post.regler)
        for post in planinnehall(region, plan, fakta)
        if post.tolkning and galler(post, fakta) is True
    )


def _missing(post: Planinnehall, arende: Arende, plan: Plan, fakta: Fakta) -> Iterator[Brist]:
    fields = post.falt or (f"falt.{plan.typ}.{post.id}",)
    unanswered = tuple(path for falt in fields for path in _unanswered(falt, arende, plan))
    is_enough = post.en_racker and len(unanswered) < len(fields)
    if post.saknas == "inget" or not unanswered or is_enough:
        return
    verdict = galler(post, fakta)
    if isinstance(verdict, Okand):
        yield from (_brist(post, FALT.get(faktum, faktum), faktum) for faktum in verdict.fakta)
    else:
        yield from (_brist(post, path) for path in unanswered)


def _unanswered(falt: str, arende: Arende, plan: Plan) -> Iterator[str]:
    """The paths that a rule's path means in this plan and that have no answer."""
    if not fold(falt).startswith(_PLAN):
        yield from innehall.saknade(arende, (falt,))
        return
    path = fold(falt).removeprefix(_PLAN)
    group, _, each = path.partition(f".{VARJE}.")
    wanted = [f"{group}.{member.id}.{each}" for member in _members(plan, group)] if each else [path]
    yield from (f"planer.{plan.id}.{name}" for name in wanted if not _is_said(plan, name))


def _members(plan: Plan, group: str) -> tuple[Medlem, ...]:
    """A group's members. What the person and those close do is not for a huvudman to answer for."""
    if group == _INSATSER:
        return plan.huvudmannens_insatser
    return cast(tuple[Medlem, ...] | None, getattr(plan, group)) or ()


def _is_said(plan: Plan, path: str) -> bool:
    value = _members(plan, path) if path == _INSATSER else las(plan, path)
    if value == () and f"planer.{path}" in INGET_ETT_SVAR:
        return True
    return value not in (None, "", ())


def _brist(post: Planinnehall, falt: str, okant: str | None = None) -> Brist:
    return Brist(post.id, falt, post.namn, post.saknas, post.modal, post.kalla, post.regler, okant)
