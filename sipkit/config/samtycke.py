"""Consent: what each kind gates, who obtains it, who must have given it, and what each state means."""

from __future__ import annotations

from typing import Literal

from sipkit.config.post import Kebab, Modell, Post
from sipkit.domain.vocabulary import DokumentTyp, Roll, SamtyckeSort, SamtyckeStatus


class Lasning(Post):
    """Duties that cannot be met together; `text` says which."""

    utvagar: tuple[Post, ...] = ()
    """What may be done all the same."""


class Utfall(Modell):
    """What a consent in one of some states means for what it gates. All that name the state hold together."""

    id: Kebab
    status: tuple[SamtyckeStatus | Literal["saknas"], ...]
    text: str | None = None
    """Why nothing is made, in one sentence; the last one that has a text says it."""
    far_goras: tuple[Post, ...] = ()
    far_inte: tuple[Post, ...] = ()
    att_veta: tuple[Post, ...] = ()
    laser_sig: tuple[Lasning, ...] = ()
    """Where the routine has no way out of its own."""
    anges: tuple[Post, ...] = ()
    """What a message that is made with less must say."""


class Inhamtare(Post):
    """Who obtains a consent, and how the question reads for the one at the keyboard."""

    roller: tuple[Roll, ...]
    fraga: str
    """`{fornamn}` and `{it_tjanst}` may stand in it."""
    vet_inte: str
    """What to do when the one at the keyboard does not know the answer: where it stands, whom to ask."""


class Provning(Post):
    """Documents that the law lets through in some states without a consent, when the sender has judged what it asks."""

    status: tuple[SamtyckeStatus | Literal["saknas"], ...]
    dokument: tuple[DokumentTyp, ...]


class SamtyckePost(Post):
    """One kind of consent: what it gates, who obtains it, what each state means."""

    id: SamtyckeSort
    kravs_for: tuple[DokumentTyp, ...]
    provas: tuple[Provning, ...] = ()
    inhamtas: tuple[Inhamtare, ...] = ()
    skriftlig_information: tuple[Post, ...] = ()
    """Written information that the person gets when asked."""
    utfall: tuple[Utfall, ...] = ()


Samtyckesbrist = Literal[
    "inte-antecknat",
    "vardnadshavare-saknas",
    "mognad-inte-bedomd",
    "barnet-saknas",
    "ingen-vardnadshavare",
    "vardnadshavare-for-vuxen",
    "god-man",
    "forvaltare",
    "ombud",
]
"""What may be lacking in a yes because of who gave it."""


class Samtyckesratt(Post):
    """What it means that a yes was given by one who may not have the say alone; `text` says why."""

    id: Samtyckesbrist
    utslag: Literal["nej", "provas"]
    """`provas`: the law does not say, so the one at the keyboard judges."""
