"""What a document must or should state, and what of it is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from sipkit.config.innehall import Innehall
from sipkit.domain.arende import Arende
from sipkit.domain.paths import kanonisk
from sipkit.domain.svar import las
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.errors import AnswerMissing, raise_all
from sipkit.rules.besked import Brist
from sipkit.rules.fakta import FALT, Fakta, Okand, galler
from sipkit.rules.region import Region

_INNEHALL: Mapping[DokumentTyp, Callable[[Region], tuple[Innehall, ...]]] = MappingProxyType(
    {
        "kallelse": lambda region: region.kallelse.innehall,
        "ny-tid": lambda region: region.kallelse.innehall,
    }
)
"""Where a region says what a document must state. A new time is a whole kallelse: the one before can be thrown away."""


def brister(region: Region, arende: Arende, dokumenttyp: DokumentTyp, fakta: Fakta) -> tuple[Brist, ...]:
    """What is missing, in the region's order.

    A demand whose condition cannot be judged, and whose fields are not all known, asks for the fact that would decide.
    """
    return tuple(brist for post in demands(region, dokumenttyp) for brist in _missing(post, arende, fakta))


def demands(region: Region, dokumenttyp: DokumentTyp) -> tuple[Innehall, ...]:
    """What the region wants the document to state, whatever the circumstances."""
    found = _INNEHALL.get(dokumenttyp)
    return found(region) if found else ()


def mening(brist: Brist) -> str:
    """What is missing, as it is told."""
    if brist.okant:
        return f"Det går inte att avgöra om {brist.vad} ska ange {brist.namn}: {brist.okant} är inte känt."
    return f"{brist.vad.capitalize()} saknar {brist.namn}."


def saknade(arende: Arende, falt: Iterable[str]) -> tuple[str, ...]:
    """The paths, of those given, that have no answer. An empty text or list is no answer."""
    return tuple(path for path in falt if las(arende, kanonisk(path, arende)) in (None, "", ()))


def krav(brister: Iterable[Brist]) -> None:
    """Let the document through when nothing that it must state is missing.

    Raises:
        AnswerMissing: `svar-saknas` for each path, once.
    """
    stopping: dict[str, Brist] = {}
    for brist in brister:
        if brist.saknas == "stopp":
            stopping.setdefault(brist.falt, brist)
    raise_all([AnswerMissing("svar-saknas", mening(each), each.falt, regler=each.regler) for each in stopping.values()])


def _missing(post: Innehall, arende: Arende, fakta: Fakta) -> Iterator[Brist]:
    verdict = galler(post, fakta)
    unanswered = saknade(arende, post.falt)
    if not unanswered or verdict is False or post.saknas == "inget":
        return
    if isinstance(verdict, Okand):
        for faktum in verdict.fakta:
            yield _brist(post, FALT.get(faktum, faktum), faktum)
        return
    for path in unanswered:
        yield _brist(post, path)


def _brist(post: Innehall, falt: str, okant: str | None = None) -> Brist:
    return Brist(post.id, falt, post.namn, post.saknas, post.modal, post.kalla, post.regler, okant)
