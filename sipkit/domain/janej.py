"""Yes and no. Consent hangs on this answer, so nothing is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sipkit.domain.text import fold
from sipkit.errors import UsageFault

_SVAR: Mapping[str, bool] = MappingProxyType(
    {"j": True, "ja": True, "y": True, "yes": True, "n": False, "nej": False, "no": False}
)


def parse_janej(text: str) -> bool:
    """Read `j`, `ja`, `n` or `nej`, in any case.

    Raises:
        UsageFault: `ja-eller-nej` for everything else, digits and an empty answer included.
    """
    answer = _SVAR.get(fold(text))
    if answer is None:
        raise UsageFault("ja-eller-nej", "Svaret ska vara ja eller nej.", atgard="Skriv j eller n.")
    return answer
