"""The review of single items in each layer's own files: the verb, the rules they name, what they say of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from sipkit.admin.fynd import Fynd
from sipkit.admin.gang import Vag, ord_i, poster, rad_for, skriven
from sipkit.admin.sprak import VERB, sager
from sipkit.config.tree import Table
from sipkit.domain.text import nearest
from sipkit.domain.vocabulary import Modal

Delar = tuple[Table, ...]
"""What each layer says of a topic, the lowest first, whatever the day."""


def granska_poster(delar: Delar, modal: Mapping[str, str], lagar: frozenset[str]) -> Iterator[Fynd]:
    """The findings in every item of a topic, in force or not.

    Args:
        delar: the layers' parts.
        modal: the verb of each rule in the list of rules.
        lagar: ids of the documents that are laws. The list retells some laws in the present tense of a presentation,
            so an item whose source is the law itself has the law's verb.
    """
    below: dict[Vag, str] = {}
    for part in delar:
        for vag, table in poster(part):
            said = table.text("modal") or below.get(vag, "")
            if said in VERB:
                below[vag] = said
                yield from _verb(vag, table, cast(Modal, said))
            yield from _regler(vag, table, modal)
            yield from _mot_forteckningen(vag, table, modal, lagar)
            yield from _tolkning(vag, table)


def _verb(vag: Vag, table: Table, modal: Modal) -> Iterator[Fynd]:
    text = table.text("text")
    if text and not sager(text, modal):
        yield Fynd(
            "verb-mot-modal",
            f"{skriven(vag)}: `modal: {modal}` betyder {VERB[modal]}, men texten säger något annat.",
            rad_for(table, "text"),
            "Skriv om texten med källans verb, eller rätta `modal`.",
            ord_i(table, "regler"),
        )


def _regler(vag: Vag, table: Table, modal: Mapping[str, str]) -> Iterator[Fynd]:
    for id_ in ord_i(table, "regler"):
        if id_ not in modal:
            near = nearest(id_, modal)
            yield Fynd(
                "okand-regel",
                f"{skriven(vag)}: regeln `{id_}` finns inte i förteckningen.",
                rad_for(table, "regler"),
                f"Menade du `{near}`?" if near else "Ta bort den, eller lägg till den i regler.yaml.",
            )


def _mot_forteckningen(vag: Vag, table: Table, modal: Mapping[str, str], lagar: frozenset[str]) -> Iterator[Fynd]:
    """One of an item's rules must have its verb, when the source is not a law and no `tolkning` gives a reason."""
    said, source = table.text("modal"), table.entries.get("kalla")
    listed = {modal[id_] for id_ in ord_i(table, "regler") if id_ in modal}
    from_law = isinstance(source, Table) and source.text("dokument") in lagar
    if said and listed and said not in listed and not from_law and not table.text("tolkning"):
        yield Fynd(
            "modal-mot-forteckningen",
            f"{skriven(vag)}: `modal: {said}`, men källan har {' och '.join(sorted(listed))}.",
            rad_for(table, "modal"),
            "Skriv källans verb, eller säg i `tolkning` varför det är ett annat.",
            ord_i(table, "regler"),
        )


def _tolkning(vag: Vag, table: Table) -> Iterator[Fynd]:
    said = (table.text("tolkning") or "").strip()
    if said and said == (table.text("text") or "").strip():
        yield Fynd(
            "tolkning-utan-val",
            f"{skriven(vag)}: `tolkning` säger samma sak som `text`.",
            rad_for(table, "tolkning"),
            "Skriv vad källan lämnar öppet och vad du har valt, eller ta bort `tolkning`.",
        )
