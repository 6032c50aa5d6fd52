"""A passphrase on the private key: age's own, so that `age -d -i nyckel.txt` asks for it too.

Whoever talks with the user is asked for it, once in the life of the program. To try one takes more than a second and
half a gigabyte of memory: that is what makes it worth something. age is loaded only where there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from sipkit.errors import AnswerMissing, UsageFault

MINST = 8
"""Characters."""

_BORJAN = b"age-encryption.org/"

_fragar: ContextVar[Callable[[], str] | None] = ContextVar("fragar", default=None)


@contextmanager
def fragas_av(fraga: Callable[[], str]) -> Iterator[None]:
    """Let this ask for the passphrase, when a key inside needs one."""
    token = _fragar.set(fraga)
    try:
        yield
    finally:
        _fragar.reset(token)


def ar_last(data: bytes) -> bool:
    """Whether a key file has a passphrase."""
    return data.startswith(_BORJAN)


def last(text: str, fras: str) -> bytes:
    """A key file with a passphrase, which has been seen to open it.

    Raises:
        UsageFault: `ogiltigt-varde`, it is too short.
    """
    from pyrage import passphrase

    if len(fras) < MINST:
        vad = f"Lösenfrasen ska vara minst {MINST} tecken."
        raise UsageFault("ogiltigt-varde", vad, "--lösenfras", "Fyra vanliga ord är lätta att minnas.")
    data = passphrase.encrypt(text.encode(), fras)
    if passphrase.decrypt(data, fras).decode() != text:
        raise ValueError("the key file does not open again")
    return data


@lru_cache(maxsize=1)
def upplast(data: bytes) -> str:
    """The text of a key file that has a passphrase.

    Raises:
        AnswerMissing: nobody is there to ask.
        UsageFault: `losenfras-fel`.
    """
    from pyrage import DecryptError, passphrase

    fraga = _fragar.get()
    if fraga is None:
        raise AnswerMissing("svar-saknas", "Lösenfrasen till din nyckel saknas.", "nyckel")
    try:
        return passphrase.decrypt(data, fraga()).decode()
    except DecryptError:
        cure = "Försök igen. Är den glömd öppnar bara enhetens återställningsnyckel det som är sparat."
        raise UsageFault("losenfras-fel", "Lösenfrasen är fel.", atgard=cure) from None
