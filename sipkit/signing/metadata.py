"""Metadata that may change when a further signature is added: who saved the file and when, and no more."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree
from pyhanko.pdf_utils.reader import HistoricalResolver
from pyhanko.sign.diff_analysis import SuspiciousModification
from pyhanko.sign.diff_analysis.rules.metadata_rules import DocInfoRule, MetadataUpdateRule
from pyhanko.sign.diff_analysis.rules_api import ReferenceUpdate, WhitelistRule

_SAVED = {"/ModDate", "/Producer"}
_LASTING = ("http://purl.org/dc/elements/1.1/", "http://www.aiim.org/pdfa/ns/id/", "http://www.aiim.org/pdfua/ns/id/")
_XML = etree.XMLParser(resolve_entities=False, no_network=True)


class SameInfo(WhitelistRule):
    """Allows a new /Info that tells the same title and author."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[ReferenceUpdate]:
        """The changed objects that are allowed."""
        if info(old) != info(new):
            raise SuspiciousModification("/Info tells something else")
        yield from DocInfoRule().apply(old, new)


class SameMetadata(WhitelistRule):
    """Allows new XMP metadata that tell the same title, author and standard."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[ReferenceUpdate]:
        """The changed objects that are allowed."""
        if metadata(old) != metadata(new):
            raise SuspiciousModification("/Metadata tells something else")
        yield from MetadataUpdateRule().apply(old, new)


def info(revision: HistoricalResolver) -> dict[str, str]:
    """What a revision's /Info tells of the document."""
    reference = revision.trailer_view.get_value_as_reference("/Info", optional=True)
    found = {} if reference is None else revision(reference)
    return {key: str(found[key]) for key in found if key not in _SAVED}


def metadata(revision: HistoricalResolver) -> list[tuple[str, str]]:
    """What a revision's XMP tells of the document."""
    reference = revision.root.get_value_as_reference("/Metadata", optional=True)
    if reference is None:
        return []
    try:
        tree = etree.fromstring(revision.get_object(reference).data, _XML)
    except etree.XMLSyntaxError as error:
        raise SuspiciousModification("/Metadata cannot be read") from error
    told = [(str(each.tag), "".join(map(str, each.itertext())).strip()) for each in tree.iter(etree.Element)]
    told += [(str(name), str(value)) for each in tree.iter(etree.Element) for name, value in each.attrib.items()]
    return sorted((name, value) for name, value in told if name.removeprefix("{").startswith(_LASTING))
