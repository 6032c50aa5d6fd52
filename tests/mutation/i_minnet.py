"""Commands in this process, so that thousands of them take seconds.

Each is run as its own function. Neither a command line nor a file is read, and papers are not set: what their templates
are filled with stands for them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import datetime
from functools import cache
from hashlib import sha256
from unittest.mock import patch

from sipkit.cli.utfall import Utfall, fault_as_data
from sipkit.config import loading
from sipkit.config.region import Region
from sipkit.config.sources import Sources
from sipkit.documents.avstamning import papper as avstamning
from sipkit.documents.avstamning.underlag import Avstamningsunderlag
from sipkit.documents.block import som_text
from sipkit.documents.dokument import Dokument
from sipkit.documents.filer import Utgava
from sipkit.documents.manifest import Post
from sipkit.documents.papper import som_data
from sipkit.domain.arende import Arende
from sipkit.errors import SipkitError
from sipkit.interview.prompter import Ended
from sipkit.interview.state import State
from tests.cli.korning import NU
from tests.mutation.poster import SOURCES


def svar_pa(kor: Callable[[], object]) -> str:
    """What the command tells, or the fault that it ends with."""
    try:
        with _i_minnet():
            given = kor()
    except SipkitError as error:
        return repr([fault_as_data(each) for each in error.faults])
    if isinstance(given, Utfall):
        told = [(each.kod, each.vad, each.regler) for each in given.varningar]
        return repr((asdict(given.resultat), list(given.text), told))
    return repr(given)


class Tangentbord:
    """Types some lines, and then no more."""

    def __init__(self, rader: Iterable[str]) -> None:
        self.sagt: list[str] = []
        self._rader = iter(rader)

    def say(self, lines: Iterable[str]) -> None:
        """Remember lines."""
        self.sagt += lines

    def line(self, text: str) -> str:
        """Type the next line. Raises Ended when there is none."""
        self.sagt.append(text)
        typed = next(self._rader, None)
        if typed is None:
            raise Ended
        return typed


class Glomsk:
    """Keeps nothing."""

    def __call__(self, state: State) -> None:
        """Keep no answers."""

    def spara(self, innehall: Arende) -> None:
        """Store no ärende."""

    def besked(self) -> str:
        """Nothing became of the answers."""
        return ""


@contextmanager
def _i_minnet() -> Iterator[None]:
    """Files are read once, papers are not set, and deadlines are told as on a screen."""
    with ExitStack() as stack:
        for where, what in (
            ("sipkit.config.loading._load_questions", _load_questions),
            ("sipkit.bord.lage.load_region", _region),
            ("sipkit.cli.skapa.filer.utgava", _osatt),
            ("sipkit.cli.avstamning.gor.utgava", _osatt_traff),
            ("sipkit.cli.frister.kommandon._draws", lambda: True),
        ):
            stack.enter_context(patch(where, what))
        yield


_load_questions = cache(loading._load_questions)


def _region(id_: str, per: datetime, sources: Sources) -> Region:
    """A region of its own for each command, from files already read: it remembers the topics that it was asked for."""
    return _laddad(id_).on(per)


@cache
def _laddad(id_: str) -> Region:
    return loading.load_region(id_, datetime.fromisoformat(NU).date(), SOURCES)


def _osatt(dokument: Dokument, *_: object, **__: object) -> Utgava:
    """What the papers' templates are filled with, and the text to paste, in the place of the files."""
    papper = dokument.papper(lambda _: ())
    told = [(f"{each.filnamn}.pdf", each.typ, each.mottagare, each.som, som_data(each.kontext)) for each in papper]
    poster = [Post(fil, typ, vem, som, _summa(data)) for fil, typ, vem, som, data in told]
    klistra = Post("klistra.txt", "klistra", None, None, _summa(som_text(dokument.klistra())))
    return Utgava((*poster, klistra), (), ())


def _osatt_traff(under: Avstamningsunderlag, *_: object, **__: object) -> Utgava:
    """The same of a meeting."""
    told = [(each, _summa(som_data(each.kontext))) for each in avstamning.papper(under)]
    return Utgava(tuple(Post(f"{p.filnamn}.pdf", p.typ, p.mottagare, p.som, summa) for p, summa in told), (), ())


def _summa(data: object) -> str:
    return sha256(json.dumps(data, default=str).encode()).hexdigest()
