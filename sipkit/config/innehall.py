"""What a document states."""

from __future__ import annotations

from typing import Literal

from sipkit.config.enkla import JaNej
from sipkit.config.post import Post


class Innehall(Post):
    """Something that a document must, should or can state."""

    falt: tuple[str, ...]
    """Paths in the ärende; all must be known."""
    namn: str
    """What is missing, as it reads in "Kallelsen saknar …"."""
    saknas: Literal["stopp", "varning", "inget"]
    """What happens when it is not known. `inget`: it may be left out."""


class Uppgiftsrad(Innehall):
    """Something that a message or a plan states. Without `falt` it is the document's own field with the item's id."""

    falt: tuple[str, ...] = ()
    faltnamn: tuple[str, ...] = ()
    """What each of `falt` is called where there are several, in their order."""
    en_racker: JaNej = False
    """One of `falt` is enough."""
    typ: Literal["text", "datum", "tid", "ja-nej", "tal"] = "text"
    """What kind of answer the document's own fields take, as a question's `typ`; a path's type is the ärende's own."""
    grans: Literal["hittills", "framat"] | None = None
    """Which days can be typed, as a question's `gräns`; None: any."""
    utan_samtycke: Literal["ja", "nej", "bara"] = "nej"
    """Whether it may be stated without the consent that the message's contents need; `bara`: it is stated only then."""
