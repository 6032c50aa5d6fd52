"""Days that fall between two editions of the same item."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from sipkit.admin.fynd import Fynd
from sipkit.admin.gang import Vag, poster, rad_for, skriven
from sipkit.config.merging import validity
from sipkit.config.tree import Table


def glapp(part: Table) -> Iterator[Fynd]:
    """The holes in one layer's part, where no edition of an item holds though one did before and one does after."""
    editions: dict[Vag, list[Table]] = {}
    for vag, table in poster(part):
        editions.setdefault(vag, []).append(table)
    for vag, tables in editions.items():
        ordered = sorted(tables, key=validity)
        for earlier, later in pairwise(ordered):
            end, start = validity(earlier)[1], validity(later)[0]
            if end < date.max and (first := end + timedelta(days=1)) < start:
                last = start - timedelta(days=1)
                yield Fynd(
                    "glapp-i-tiden",
                    f"{skriven(vag)}: ingen utgåva gäller från {first} till {last}.",
                    rad_for(later, "galler"),
                    f"Låt den första gälla till {last}, eller den andra från {first}.",
                )
