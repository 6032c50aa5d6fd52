"""Strategies for what people type, also by mistake, and the promise that every parser gives about it."""

import re
import unicodedata
from collections.abc import Callable

from hypothesis import strategies as st

from sipkit.errors import SipkitError

_PERSONAL = ["Ingrid", "Provqvist", "Provgatan", "Exempelstad"]
_WORDS = (
    "om för sedan i på nästa den dag dagar går morgon vecka v veckor månader år halvår tre tjugoen fredag fredags mån "
    "tisdag mars februari feb kl klockan reservnummer pnr c/o dotter ja nej"
)
_SIGNS = [*"/-+.,:;|() \t\n\0_–…", "T", "Z", "+02:00", "\u200b", "\u00a0", "e\u0301", "９", "٣", "²", "½", "ß", "İ"]
_TOKENS = st.lists(
    st.one_of(
        st.sampled_from(_PERSONAL + _WORDS.split()),
        st.sampled_from(_SIGNS),
        st.text("0123456789", min_size=1, max_size=14),
    ),
    max_size=8,
)

skrap = st.one_of(st.text(max_size=40), _TOKENS.map(" ".join), _TOKENS.map("".join))
"""Anything: letters of all kinds, and the parsers' own words and signs in senseless order."""


def skrivsatt(text: str) -> st.SearchStrategy[str]:
    """The same text with capitals, without dots and rings, with decomposed letters, or with stray blanks."""
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return st.sampled_from([text, text.upper(), bare, decomposed, f"  {text.replace(' ', '  ')}\u00a0"])


def read_or_refused(parse: Callable[[str], object], text: str) -> None:
    """Assert that the text is read, or refused with a fault of ours that says nothing of what was typed."""
    try:
        parse(text)
    except SipkitError as fault:
        said = f"{fault.vad} {fault.var} {fault.atgard}"
        assert not any(word in said for word in _PERSONAL)
        assert not any(digits in said for digits in re.findall(r"[0-9]{5,}", text))
        assert fault.atgard, "a fault says how to fix it"
