"""What has been answered in checklists: point by point, by whom and when. A later row about a point holds."""

from __future__ import annotations

from typing import Literal

from sipkit.domain.fieldtypes import Idlista, Moment, Text
from sipkit.domain.modell import Medlem

Listsvar = Literal["ja", "nej", "ej-tillampligt"]


class Punktsvar(Medlem):
    """One answer to one point. Rows are only added, never changed.

    `lista` and `punkt` are ids of the region's list and point, `rutor` those of the boxes ticked at the point. `skal`:
    why it does not apply.
    """

    lista: Text
    punkt: Text
    svar: Listsvar
    skal: Text | None = None
    rutor: Idlista = ()
    vem: Text | None = None
    tid: Moment
