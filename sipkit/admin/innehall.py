"""Items of the law that the layers above take away, narrow or weaken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sipkit.admin.fynd import Fynd
from sipkit.admin.gang import Vag, hitta, ord_i, poster, rad_for, skriven
from sipkit.config.merging import REMOVE
from sipkit.config.tree import EMPTY, Array, Table

_STRENGTH: Mapping[str, Mapping[str, int]] = {
    "saknas": {"stopp": 2, "varning": 1, "inget": 0},
    "modal": {"ska": 2, "far-inte": 2, "galler": 2, "bor": 1, "kan": 0, "behover-inte": 0},
}


def borttaget(delar: Sequence[Table]) -> Iterator[Fynd]:
    """Each removal that is in force, with what the item was. One without a successor leaves a gap.

    Args:
        delar: what each layer says of the topic on a day, the lowest first.
    """
    for depth, part in enumerate(delar):
        for vag, table in poster(part):
            if REMOVE in table.entries:
                own = [each for each in _beside(part, vag) if REMOVE not in each.entries]
                in_law = hitta(delar[0], vag) is not None
                yield _borttagen(vag, table, gap=in_law and not own and depth > 0)


def _beside(part: Table, vag: Vag) -> Sequence[Table]:
    """The items that the same layer has in the same list."""
    around: object = part
    for step in vag[:-1]:
        if isinstance(around, Table):
            around = around.entries.get(step)
        elif isinstance(around, Array):
            around = next((each for each in around.items if isinstance(each, Table) and each.text("id") == step), None)
    return [each for each in around.items if isinstance(each, Table)] if isinstance(around, Array) else []


def _borttagen(vag: Vag, table: Table, *, gap: bool) -> Fynd:
    why = table.text(REMOVE) or ""
    what = "lagens regel tas bort och inget sätts i stället." if gap else "tas bort här."
    return Fynd(
        "lucka-mot-lagen" if gap else "borttagen-post",
        f"{skriven(vag)}: {what} Skälet som anges: {why}",
        rad_for(table, REMOVE),
        "Ta tillbaka regeln, eller skriv vad som gäller i stället." if gap else "",
        ord_i(table, "regler"),
        upplysning=not gap,
    )


def bara_lagen(amne: str, delar: Sequence[Table]) -> Iterator[Fynd]:
    """The law's own rules that no layer above says anything about. An inner rule goes with its outer one."""
    law = delar[0].entries.get(amne)
    above = {vag for part in delar[1:] for vag, _ in poster(part)}
    silent: list[Vag] = []
    for vag, table in poster(delar[0]):
        inside = any(vag[: len(each)] == each for each in silent)
        if vag not in above and not inside and _is_rule(table):
            silent.append(vag)
    if law is not None and len(delar) > 1 and silent:
        names = ", ".join(skriven(vag[1:]) for vag in silent)
        yield Fynd(
            "bara-lagen", f"{amne}: regionen säger inget om {names}. Lagens ord gäller.", str(law.mark), upplysning=True
        )


def _is_rule(table: Table) -> bool:
    """Whether an item states something, itself or in what it holds: not what a role is called, or a document."""
    return "text" in table.entries or any("text" in inner.entries for _, inner in poster(table))


def forsvagat(lagen: Table, trad: Table) -> Iterator[Fynd]:
    """What the region says more weakly, or in fewer circumstances, than the law's own item of that id."""
    for vag, law in poster(lagen):
        own = hitta(trad, vag)
        if own is None or own is law or _is_variant(vag):
            continue
        for key, strength in _STRENGTH.items():
            before, after = law.text(key), own.text(key)
            if before and after and strength.get(after, 0) < strength.get(before, 0):
                yield _svagare(vag, own, key, f"`{key}: {after}`, men lagen har `{key}: {before}`.")
        if narrower := _narrower(law, own):
            yield _svagare(vag, own, "nar", f"gäller bara när {narrower}, men lagens gäller även annars.")


def _is_variant(vag: Vag) -> bool:
    """The variants of a deadline are judged together: another one may hold instead."""
    return vag[0] == "frister"


def _narrower(law: Table, own: Table) -> str:
    """The facts that the region asks for and the law does not."""
    before, after = (each.entries.get("nar", EMPTY) for each in (law, own))
    if before is after or not isinstance(after, Table) or not isinstance(before, Table):
        return ""
    return " och ".join(
        f"{namn} är {' eller '.join(ord_i(after, namn))}"
        for namn in after.entries
        if namn not in before.entries or not set(ord_i(before, namn)) <= set(ord_i(after, namn))
    )


def _svagare(vag: Vag, own: Table, key: str, what: str) -> Fynd:
    return Fynd(
        "svagare-an-lagen",
        f"{skriven(vag)}: {what}",
        rad_for(own, key),
        "Lagens krav gäller ändå. Skriv minst lika mycket, eller ge regionens regel ett eget id.",
        ord_i(own, "regler"),
    )
