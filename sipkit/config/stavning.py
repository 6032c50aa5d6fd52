"""How keys are written in the files: with å, ä and ö, where the schema has ASCII names."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sipkit.config.yamlfil import fold_key

SKRIVNA = (
    *("alternativ_från", "avstämning", "avsändare", "beror_på", "berörda", "betalas_över", "bygger_på"),
    *("ej_tillämpligt", "en_räcker", "ersättningsskyldighet", "fast_vårdkontakt", "fråga", "frågor", "från"),
    *("får_göras", "får_inte", "fält", "fältnamn", "följder", "följer", "förberedelser", "före", "förklaring"),
    *("förslag", "ger_även"),
    *("giltig_när", "gräns", "gränser", "gäller", "gäller_för", "görs", "hjälp", "hålls", "händelse", "händelse_tid"),
    *("händelser", "högst_mottagare"),
    *("inhämtas", "innehåll", "it_tjänst", "i_stället", "kräver", "kräver_samtycke", "krävs_för"),
    *(
        "krävs_för_giltighet",
        "källa",
        "längd",
        "låser_sig",
        "målgrupp",
        "mötesform",
        "mötet",
        "när",
        "närstående",
        "närvaro",
    ),
    *(
        "osäker",
        "prövas",
        "räknas_från",
        "räknesätt",
        "samråd_med",
        "samtyckesrätt",
        "sip_möte",
        "skäl",
        "text_från",
        "uppföljning",
        "upprättas",
    ),
    *(
        "upprättas_av",
        "utanför",
        "utanför_genomsnitt",
        "utvägar",
        "vanlig_för",
        "varför",
        "vägledning",
        "vägval",
        "över",
    ),
    "överlämnas",
)
_STAVNING: Mapping[str, str] = MappingProxyType({fold_key(skriven): skriven for skriven in SKRIVNA})


def stavad(name: str) -> str:
    """A key of the schema as people write it: `kalla` is `källa`."""
    return _STAVNING.get(name, name)
