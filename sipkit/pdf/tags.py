"""A PDF's tree of tags, walked once: what is read in which order, and where the tables are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import pikepdf

Key: TypeAlias = tuple[int, int]
"""A PDF object's number and generation."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tags say.

    Attributes:
        content: pages and the numbers of their marked content, in reading order.
        tables: table elements, the outer before the inner.
    """

    content: list[tuple[Key, int]] = field(default_factory=list)
    tables: list[pikepdf.Object] = field(default_factory=list)


def walk(pdf: pikepdf.Pdf) -> Tags:
    """Read a PDF's tree of tags."""
    tags = Tags()
    waiting: list[tuple[pikepdf.Object | int, Key]] = [(pdf.Root.StructTreeRoot.K, (0, 0))]
    while waiting:
        node, page = waiting.pop()
        if isinstance(node, int):
            tags.content.append((page, node))
        elif isinstance(node, pikepdf.Array):
            waiting.extend((child, page) for child in reversed(list(node)))
        elif "/S" in node:
            if node.S == "/Table":
                tags.tables.append(node)
            if "/K" in node:
                waiting.append((node.K, node.Pg.objgen if "/Pg" in node else page))
        elif "/MCID" in node:
            tags.content.append((node.Pg.objgen, int(node.MCID)))
    return tags
