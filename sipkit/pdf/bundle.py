"""Joining papers into one file for the printer."""

from __future__ import annotations

import io
from collections.abc import Iterable

import pikepdf

from sipkit.pdf.saving import saved


def bundle(papers: Iterable[bytes], *, duplex: bool = False) -> bytes:
    """Join PDFs in print order.

    For printing only: tags, bookmarks, titles, links and the claim to a standard are not carried over, and a signature
    would not survive. Of a form field what it shows is printed. The same papers give the same bytes.

    Args:
        papers: PDFs in the order they are to be printed.
        duplex: every paper begins on a sheet of its own when printed on both sides.
    """
    joined = pikepdf.new()
    for paper in papers:
        if duplex and len(joined.pages) % 2:
            box = joined.pages[-1].mediabox
            joined.add_blank_page(page_size=(float(box[2] - box[0]), float(box[3] - box[1])))
        with pikepdf.open(io.BytesIO(paper)) as pdf:
            if "/AcroForm" in pdf.Root:
                pdf.flatten_annotations("print")
            for page in pdf.pages:
                _keep_what_is_printed(page.obj)
                joined.pages.append(page)
    return saved(joined)


def _keep_what_is_printed(page: pikepdf.Object) -> None:
    """Take away what only makes sense in the page's own document."""
    for key in ("/StructParents", "/Tabs"):
        if key in page:
            del page[key]
    if "/Annots" in page:
        page.Annots = pikepdf.Array([mark for mark in page.Annots if mark.Subtype != "/Link"])
