"""How keys are written in the files: with å, ä and ö, where the schema has ASCII names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sipkit.config.yamlfil import fold_key

SKRIVNA = (
    *("alternativ_från", "avsändare", "beror_på", "bygger_på", "fråga", "frågor", "från", "får_göras", "får_inte"),
    *("fält", "före", "förberedelser", "förslag", "ger_även", "giltig_när", "gäller", "gäller_för", "hjälp"),
    *("inhämtas", "innehåll", "it_tjänst", "kräver", "kräver_samtycke", "krävs_för", "källa", "målgrupp", "mötet"),
    *("när", "närstående", "osäker", "räknas_från", "text_från", "upprättas_av", "varför"),
)
_STAVNING: Mapping[str, str] = MappingProxyType({fold_key(skriven): skriven for skriven in SKRIVNA})


def stavad(name: str) -> str:
    """A key of the schema as people write it: `kalla` is `källa`."""
    return _STAVNING.get(name, name)
