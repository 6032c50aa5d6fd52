"""Members of a repeating group keep their ids when the list is written again, so that `p2` means the same for ever."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeGuard

from sipkit.domain.svar import Varde

Member = Mapping[str, object]


def is_members(value: Varde) -> TypeGuard[Sequence[Member]]:
    """Whether the value is a group's members, as `domain.svar.tolka` gives them."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) and "id" in item for item in value)


def with_kept_ids(before: Varde, after: Varde) -> Varde:
    """The new list, where whoever stood in the old one has the same id and the others have unused ones.

    Members are known by their name. Values that are not members are left as they are.
    """
    if not is_members(before) or not is_members(after):
        return after
    ids = {str(member["namn"]): str(member["id"]) for member in reversed(before) if "namn" in member}
    prefix = str(before[0]["id"]).rstrip("0123456789")
    unused = 1 + max(int(str(member["id"]).removeprefix(prefix) or 0) for member in before)
    kept: list[Member] = []
    for member in after:
        id_ = ids.pop(str(member.get("namn")), None)
        if id_ is None:
            id_, unused = f"{prefix}{unused}", unused + 1
        kept.append({**member, "id": id_})
    return kept
