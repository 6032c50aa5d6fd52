"""A form before it is set, and the file that it becomes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sipkit.documents.blankett.identitet import Blankettyp, Identitet, Sigillare, dold
from sipkit.documents.mallar import Mallar
from sipkit.documents.manifest import Post, sha256
from sipkit.documents.papper import Papper, som_data
from sipkit.documents.skriv import Fil
from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import Filformat
from sipkit.pdf import Form, typeset
from sipkit.word import read

_IDTECKEN: Final = 12


@dataclass(frozen=True)
class Blankett:
    """A form to be made.

    Attributes:
        typ: what it asks for.
        papper: its template and what stands in it; of a form to nobody certain, the receiver's id is empty.
        avser: see `Identitet`.
        grund: what its answers are about, as a text: when it changes, a form made before does not fit any more.
    """

    typ: Blankettyp
    papper: Papper
    avser: str
    grund: str


@dataclass(frozen=True)
class Omgivning:
    """What forms are made in.

    Attributes:
        arende: the ärende that they are about; None for empty ones.
        region: the region's id.
        nu: the command's now.
        mallar: the region's templates.
        sigillare: makes seals.
    """

    arende: Arende | None
    region: str
    nu: datetime
    mallar: Mallar
    sigillare: Sigillare

    @property
    def arende_id(self) -> str:
        """The ärende's id; empty without one."""
        return str(self.arende.arende.id) if self.arende else ""


def identitet(blankett: Blankett, om: Omgivning) -> Identitet:
    """What a form says of itself. The same form made the same moment has the same id."""
    shown = json.dumps(som_data(blankett.papper.kontext), sort_keys=True)
    told = (blankett.typ, om.arende_id, blankett.avser, om.region, om.nu.isoformat(), blankett.papper.mall, shown)
    return Identitet(
        typ=blankett.typ,
        id=om.sigillare.om("\n".join(told))[:_IDTECKEN],
        arende=om.arende_id,
        avser=blankett.avser,
        region=om.region,
        dag=om.nu.date().isoformat(),
        mall=blankett.papper.mall,
        mall_sha256=mallens_hash(om.mallar, blankett.papper.mall),
        grund=om.sigillare.om(blankett.grund),
        nyckel=om.sigillare.marke,
    )


def mallens_hash(mallar: Mallar, namn: str) -> str:
    """The hash of a template's file. Raises TemplateFault: `mall-saknas`."""
    return hashlib.sha256(mallar.fil(namn).data).hexdigest()


def filer(blankett: Blankett, om: Omgivning, format: Collection[Filformat]) -> Iterator[tuple[Post, Fil]]:
    """The files of a form: fillable on screen as PDF, and as Word.

    Raises:
        TemplateFault: the template is missing or wrong, or cannot be a form.
        SipkitError: the form cannot be set without losing content.
    """
    papper = blankett.papper
    mall = om.mallar.mall(papper.mall, type(papper.kontext))
    docx = om.mallar.fyll(papper)
    data: dict[Filformat, bytes] = {"docx": docx}
    if "pdf" in format:
        data["pdf"] = typeset(read(docx), Form(dold(identitet(blankett, om), om.sigillare))).data
    for andelse in ("docx", "pdf"):
        if andelse in format:
            fil = Fil(f"{_namn(blankett, om)}.{andelse}", data[andelse])
            till = None if blankett.typ == "checklista" else papper.mottagare or None
            post = Post(fil.namn, papper.typ, till, papper.som if till else None, sha256(fil.data))
            yield Post(**{**vars(post), "mall": mall.namn, "mall_sha256": mall.template.sha256}), fil


def _namn(blankett: Blankett, om: Omgivning) -> str:
    """The file's name; says kind and id only."""
    return f"{om.arende_id or om.region}-blankett-{blankett.papper.filnamn.removesuffix('-')}"
