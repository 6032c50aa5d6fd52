"""Single values as they stand in a YAML file: text that must be a day, a time of the day, a number or ja/nej.

Stricter than pydantic's own reading, which would take `2027` for a moment and `1_000` for a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

WRONG_FORM = "fel-form"
"""The type of the pydantic error; its message is Swedish and names the form that was expected."""


def _read(pattern: str, parse: Callable[[str], object], expected: str) -> BeforeValidator:
    def validate(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            if re.fullmatch(pattern, value, re.ASCII):
                return parse(value)
        except ValueError:
            pass
        raise PydanticCustomError(WRONG_FORM, "{expected}", {"expected": expected})

    return BeforeValidator(validate)


Dag = Annotated[date, _read(r"\d{4}-\d\d-\d\d", date.fromisoformat, "Här ska stå en dag, till exempel 2027-03-09.")]
Klocka = Annotated[time, _read(r"\d\d:\d\d", time.fromisoformat, "Här ska stå ett klockslag, till exempel 09:00.")]
Heltal = Annotated[int, _read(r"-?\d{1,9}", int, "Här ska stå ett heltal, till exempel 3.")]
Decimaltal = Annotated[
    Decimal, _read(r"\d{1,9}(\.\d{1,3})?", Decimal, "Här ska stå ett tal med decimalpunkt, till exempel 3.0.")
]
JaNej = Annotated[bool, _read("ja|nej", lambda text: text == "ja", "Här ska stå ja eller nej.")]
