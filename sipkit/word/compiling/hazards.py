"""What a template may not hold: anything that fetches, runs or embeds something else, and unfinished editing.

A Word file can reach out when it is opened or converted (pictures by address, templates by address, fields that read
other files) and can carry programs (macros, OLE objects, ActiveX). None of it has a place in a paper's template. Fields
are judged by a list of those that are harmless, since an obfuscated dangerous one can be nested in another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sipkit.errors import TemplateFault
from sipkit.word.places import place
from sipkit.word.reader.xml import Element, q

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ADDRESSES = ("http://", "https://", "mailto:", "tel:")
_FIELDS = frozenset(
    {
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TITLE", "TOC", "SEQ"),
        *("REF", "PAGEREF", "NOTEREF", "STYLEREF", "HYPERLINK"),
        *("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"),
    }
)
_RELATIONS = {
    "attachedTemplate": "en bifogad mall",
    "vbaProject": "makron",
    "oleObject": "ett inbäddat objekt (OLE)",
    "package": "ett inbäddat dokument",
    "control": "en ActiveX-kontroll",
    "aFChunk": "ett inlänkat dokument (altChunk)",
    "subDocument": "ett underdokument",
    "frame": "en ram som visar en annan fil",
    "mailMergeSource": "en koppling till en datakälla",
}
_EDITED = "spårade ändringar"
_ELEMENTS = {
    "altChunk": "ett inlänkat dokument (altChunk)",
    "object": "ett inbäddat objekt (OLE)",
    "control": "en ActiveX-kontroll",
    "subDoc": "ett underdokument",
    "mailMerge": "en koppling till en datakälla (koppla utskick)",
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo"), _EDITED),
    **dict.fromkeys(("rPrChange", "pPrChange", "sectPrChange", "tblPrChange"), _EDITED),
}


def hazards(trees: Mapping[str, Element]) -> Iterator[TemplateFault]:
    """Yield a fault for each thing that a template may not hold; `trees` are its XML parts by name."""
    yield from _kinds(trees["[Content_Types].xml"])
    for name, root in trees.items():
        if name.endswith(".rels"):
            yield from _relations(name, root)
        elif name.lower().endswith(".svg"):
            yield from _drawing(name, root)
        else:
            yield from _elements(name, root)
            yield from _fields(name, root)


def _refused(what: str, where: str) -> TemplateFault:
    return TemplateFault("mall-otillaten", f"Mallen innehåller {what}.", where, "Ta bort det i Word och spara på nytt.")


def _kinds(declared: Element) -> Iterator[TemplateFault]:
    """Judge what the parts say they are: a .docx, no macros, and no XML under a name that was not parsed as XML."""
    kinds = [
        (element.get("ContentType", ""), element.get("PartName", element.get("Extension", ""))) for element in declared
    ]
    if not any(kind == _MAIN for kind, _ in kinds):
        yield TemplateFault(
            "mall-trasig", "Filen är inte ett vanligt Word-dokument.", atgard="Spara den som Word-dokument (.docx)."
        )
    for kind, name in kinds:
        if "macro" in kind.lower() or "vba" in kind.lower():
            yield _refused("makron", name.lstrip("/"))
        elif kind.endswith("xml") and not name.lower().endswith(("xml", "rels", "vml", "svg")):
            yield _refused("en del med missvisande namn", name.lstrip("/"))


def _relations(name: str, root: Element) -> Iterator[TemplateFault]:
    for relation in root:
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "")
        if kind in _RELATIONS:
            yield _refused(_RELATIONS[kind], name)
        elif relation.get("TargetMode") == "External":
            if kind != "hyperlink":
                yield _refused(f"en länk ut ur filen ({kind})", name)
            elif not target.lower().startswith(_ADDRESSES):
                yield _refused("en hyperlänk som inte är en webb-, e-post- eller telefonadress", name)


def _drawing(name: str, root: Element) -> Iterator[TemplateFault]:
    runs = {"script", "style", "foreignObject"}
    if any(_fetches(element) or str(element.tag).rpartition("}")[2] in runs for element in root.iter()):
        yield _refused("en SVG-bild som hämtar eller kör något", name)


def _fetches(element: Element) -> bool:
    """Tell whether a drawing's element names something outside itself."""
    return any(
        str(key).rpartition("}")[2] in ("href", "src", "althref") and not str(value).startswith(("#", "data:image/"))
        for key, value in element.attrib.items()
    )


def _elements(name: str, root: Element) -> Iterator[TemplateFault]:
    found = {what for tag, what in _ELEMENTS.items() if next(root.iter(q(f"w:{tag}")), None) is not None}
    if any(_fetches(element) for element in root.iter(q("v:*"))):
        found.add("en äldre teckning (VML) som hämtar något utifrån")
    for what in sorted(found):
        yield _refused(what, place(name))


def _fields(name: str, root: Element) -> Iterator[TemplateFault]:
    for instruction in _instructions(root):
        words = instruction.split()
        kind = words[0].upper() if words else ""
        if kind not in _FIELDS:
            yield _refused(f"fältkoden {kind or '(tom)'}, som inte är tillåten", place(name))
        elif kind == "HYPERLINK" and not _harmless(words[1:]):
            yield _refused("en hyperlänk som inte är en webb-, e-post- eller telefonadress", place(name))


def _harmless(arguments: list[str]) -> bool:
    address = next((word.strip('"') for word in arguments if not word.startswith("\\")), "")
    return "\\l" in arguments[:1] or address.lower().startswith(_ADDRESSES)


def _instructions(root: Element) -> Iterator[str]:
    """Yield each field's code: simple fields, and complex ones, which nest and are spread over runs."""
    for simple in root.iter(q("w:fldSimple")):
        yield simple.get(q("w:instr"), "")
    nested: list[list[str]] = []
    for element in root.iter(q("w:fldChar"), q("w:instrText")):
        kind = element.get(q("w:fldCharType"))
        if kind == "begin":
            nested.append([])
        elif kind is None and nested:
            nested[-1].append(element.text or "")
        elif kind == "end" and nested:
            yield "".join(nested.pop())
    yield from ("".join(unfinished) for unfinished in nested)
