"""What was done to a file after it was signed.

A PDF is changed by adding to its end, so each signature has a revision of its own and the file's later revisions can be
held against it. Allowed after a signature are further signatures in fields that were there, time stamps, data about
revoked certificates, and the filling in of empty fields as long as a later signature covers that. pyHanko's rules are
used, narrowed: by themselves they also let titles, looks and loose objects through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DSSCompareRule,
    FormUpdatingRule,
    GenericFieldModificationRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from sipkit.signing.metadata import SameInfo, SameMetadata, info, metadata
from sipkit.signing.objects import below, entry, members, name, pages

ChangeCode = Literal["andrad-sida", "tillagd-anteckning", "andrat-falt", "andrade-dokumentuppgifter", "andrat-efter"]

_NOTHING: Final = frozenset[str]()
_EMPTY: Final = (None, "", "/Off")
_LEVEL: Final = ModificationLevel.LTA_UPDATES
_POLICY: Final = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(frozenset({"/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Version"})),
        SameInfo().as_qualified(_LEVEL),
        SameMetadata().as_qualified(_LEVEL),
        XrefStreamRule().as_qualified(_LEVEL),
        ObjectStreamRule().as_qualified(_LEVEL),
        DSSCompareRule().as_qualified(_LEVEL),
    ],
    form_rule=FormUpdatingRule(
        [
            SigFieldCreationRule(),
            SigFieldModificationRule(False, _NOTHING, {"/V", "/AP", "/F"}),
            GenericFieldModificationRule(False, _NOTHING, {"/V", "/AP", "/AS"}),
        ],
        ignored_acroform_keys=frozenset({"/Fields"}),
    ),
    ignore_orphaned_objects=False,
)


def change_after(signature: EmbeddedPdfSignature, reader: PdfFileReader, *, is_last: bool) -> ChangeCode | None:
    """What was done after a signature that is not allowed; None when nothing was.

    Args:
        signature: one whose bytes are laid out as they should be.
        reader: the whole file.
        is_last: no other signature or time stamp covers what comes after this one.
    """
    signed = reader.get_historical_resolver(signature.signed_revision)
    latest = reader.get_historical_resolver(reader.total_revisions - 1)
    if is_last:
        return None if signature.signed_revision == latest.revision else _kind(signed, latest)
    result = _POLICY.review_file(reader, signature.signed_revision, signature.fieldmdp, signature.docmdp_level)
    if not isinstance(result, DiffResult) or not _permitted(result, signature.docmdp_level):
        return _kind(signed, latest)
    if _new_places(signed, latest):
        return "andrat-efter"
    return "andrat-falt" if _overwritten(result.changed_form_fields, signed, latest) else None


def _permitted(result: DiffResult, allowed: MDPPerm | None) -> bool:
    """True when what was done is within what the signature's certification allows."""
    limit = ModificationLevel.FORM_FILLING.value if allowed is None else min(allowed.value, MDPPerm.FILL_FORMS.value)
    return bool(result.modification_level.value <= limit)


def _new_places(signed: HistoricalResolver, latest: HistoricalResolver) -> bool:
    """True when a place to sign was added, for anything but a time stamp that does not show."""
    before = {known for known, _, _ in enumerate_sig_fields(signed)}
    added = (value for new, value, _ in enumerate_sig_fields(latest) if new not in before)
    return any(value is None or name(value.get_object(), "/Type") != "/DocTimeStamp" for value in added)


def _overwritten(names: set[str], signed: HistoricalResolver, latest: HistoricalResolver) -> bool:
    """True when a field that had a value when signed has another now."""
    before, now = _values(signed), _values(latest)
    return any(before.get(each) not in _EMPTY and before.get(each) != now.get(each) for each in names)


def _kind(signed: HistoricalResolver, latest: HistoricalResolver) -> ChangeCode:
    """What sort of change was made, for the words; that there is one is known."""
    try:
        if _pages(signed) != _pages(latest):
            return "andrad-sida"
        if _notes(signed) != _notes(latest):
            return "tillagd-anteckning"
        if _values(signed) != _values(latest):
            return "andrat-falt"
        if info(signed) != info(latest) or metadata(signed) != metadata(latest):
            return "andrade-dokumentuppgifter"
    except SuspiciousModification:
        return "andrat-efter"
    return "andrat-efter"


def _pages(revision: HistoricalResolver) -> list[int]:
    """A mark of each page: the same mark, the same content."""
    return [_mark(page, {"/Parent", "/Annots", "/StructParents"}) for page in pages(revision.root)]


def _notes(revision: HistoricalResolver) -> list[int]:
    """A mark of each annotation that is no form field, page by page."""
    return [
        _mark(note, {"/P", "/Parent"})
        for page in pages(revision.root)
        for note in members(page, "/Annots")
        if name(note, "/Subtype") != "/Widget"
    ]


def _values(revision: HistoricalResolver) -> dict[str, str]:
    """The values of the form's fields that are not signatures, by full name."""
    return dict(_filled(members(below(revision.root, "/AcroForm"), "/Fields"), ""))


def _filled(fields: Iterable[DictionaryObject], prefix: str) -> Iterator[tuple[str, str]]:
    """Fields and their values, those inside of others too."""
    for field in fields:
        full = f"{prefix}{entry(field, '/T') or ''}"
        if "/V" in field and name(field, "/FT") != "/Sig":
            yield full, str(field["/V"])
        yield from _filled(members(field, "/Kids"), f"{full}.")


def _mark(thing: PdfObject, ignored: set[str], above: frozenset[object] = frozenset()) -> int:
    """A number for an object and all that it refers to."""
    if isinstance(thing, IndirectObject):
        if thing.reference in above:
            return 0
        return _mark(thing.get_object(), ignored, above | {thing.reference})
    if isinstance(thing, ArrayObject):
        return hash(tuple(_mark(each, ignored, above) for each in thing))
    if isinstance(thing, DictionaryObject):
        entries = [(key, _mark(thing.raw_get(key), ignored, above)) for key in sorted(thing) if key not in ignored]
        return hash((tuple(entries), thing.data if isinstance(thing, StreamObject) else b""))
    return hash(repr(thing))
