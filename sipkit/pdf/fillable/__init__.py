"""Forms to fill in on screen: a Tree's content controls as form fields, accessible like the rest of the page.

Typst knows no form fields. Each control is set as an empty box that is a link to `sipfield:` and its number, so that
Typst gives it a place on the page, in the reading order and among the tags; afterwards the links are made form fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SCHEME = "sipfield:"
"""What the links lead to, followed by the control's number."""

HIDDEN = "_dolt"
"""The group of fields without a place on the page, which hold what nobody is to fill in."""


@dataclass(frozen=True, slots=True)
class Form:
    """Asks for a fillable document.

    Attributes:
        hidden: texts that follow the file and come back from `forms.read_form`, by names without full stops. They are
            fields that stand nowhere on the page, as those are what every program that saves a form keeps.
    """

    hidden: Mapping[str, str] = field(default_factory=dict)
