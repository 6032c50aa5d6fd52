"""The document types that can be made, and what makes each of them. A new one is a line here.

What a document type asks, and which templates its papers have, stands in `config/documents/`; what it is called in
`sipkit.domain.dokumentord`.
"""

from __future__ import annotations

from collections.abc import Mapping

from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.documents.brev.dokument import HemgangsDokument
from sipkit.documents.brev.fast_vardkontakt import FastVardkontaktDokument
from sipkit.documents.checklista.dokument import ChecklistDokument
from sipkit.documents.dokument import Dokument
from sipkit.documents.kallelse.dokument import Aterkallelse, KallelseDokument
from sipkit.documents.meddelande.dokument import MeddelandeDokument
from sipkit.documents.plan.dokument import AvslutDokument, PlanDokument, UppfoljningDokument, VardplanDokument
from sipkit.documents.samtycke.dokument import SamtyckeDokument
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.errors import UsageFault

SORTER: Mapping[DokumentTyp, type[Dokument]] = {
    "kallelse": KallelseDokument,
    "ny-tid": KallelseDokument,
    "aterkallelse": Aterkallelse,
    "samtycke": SamtyckeDokument,
    "plan": PlanDokument,
    "samordnad-vardplan": VardplanDokument,
    "uppfoljning": UppfoljningDokument,
    "avslut": AvslutDokument,
    "checklista": ChecklistDokument,
    "information-till-enskild": HemgangsDokument,
    "fast-vardkontakt": FastVardkontaktDokument,
}


def sort_for(typ: Dokumenttyp) -> type[Dokument]:
    """What makes a document type. A message needs no line of its own.

    Raises:
        UsageFault: `okand-dokumenttyp`, nothing makes papers of it yet.
    """
    if typ.id not in SORTER and not typ.meddelande:
        cure = f"De som går att göra: {', '.join(SORTER)}."
        raise UsageFault("okand-dokumenttyp", "Dokumenttypen går inte att göra papper av.", var=typ.id, atgard=cure)
    return SORTER.get(typ.id, MeddelandeDokument)
