"""Saving a PDF that was changed."""

from __future__ import annotations

import io

import pikepdf


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The file, the same bytes for the same content."""
    target = io.BytesIO()
    packed = pikepdf.ObjectStreamMode.generate
    pdf.save(target, deterministic_id=True, object_stream_mode=packed, fix_metadata_version=False)
    return target.getvalue()
