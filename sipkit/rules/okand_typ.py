"""A document type that a region has no message of: what its routine says of it all the same."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sipkit.config.post import Post
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.errors import UsageFault
from sipkit.rules.region import Region, punkter


def okand_typ(region: Region, dokumenttyp: DokumentTyp, meddelanden: Collection[DokumentTyp]) -> UsageFault:
    """`okand-dokumenttyp`, with the region's own words on it where it has any, and the messages that it has."""
    sagt = [f"Rutinen säger: {each}" for each in punkter(_sagt(region, dokumenttyp), region)]
    return UsageFault(
        "okand-dokumenttyp",
        " ".join((f"{region.region.namn} har inget papper av den typen.", *sagt)),
        var=dokumenttyp,
        atgard=f"Meddelanden här: {', '.join(meddelanden) or 'inga'}.",
    )


def _sagt(region: Region, dokumenttyp: DokumentTyp) -> Iterator[Post]:
    """Duties that end in it. A routine can demand a document without saying what it states."""
    yield from (each for each in region.uppgifter if each.dokument == dokumenttyp)
    yield from (each for each in region.betalning.foljder if each.dokument == dokumenttyp)
