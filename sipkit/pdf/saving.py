"""Saving a PDF that was changed."""

from __future__ import annotations

import io

import pikepdf


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The file, the same bytes for the same content."""
    target = io.BytesIO()
    pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()
