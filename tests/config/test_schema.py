"""The schema and what the room knows about it besides: they must not drift apart."""

from __future__ import annotations

import inspect
from datetime import date
from functools import cached_property

import pytest
from pydantic import BaseModel

from sipkit.config import (
    arbete,
    checklistor,
    dokumenttyp,
    fall,
    innehall,
    meddelande,
    planregler,
    post,
    samtycke,
    schema,
    tidsform,
    vagval,
)
from sipkit.config.merging import VALUES
from sipkit.config.region import Region
from sipkit.config.stavning import SKRIVNA, stavad
from sipkit.config.validation import models_at
from sipkit.config.yamlfil import fold_key
from sipkit.storage.adressbok import Enhet
from sipkit.storage.profil import Profil

MODELS = {
    model
    for module in (
        schema,
        arbete,
        checklistor,
        innehall,
        meddelande,
        planregler,
        samtycke,
        vagval,
        dokumenttyp,
        post,
        tidsform,
    )
    for model in vars(module).values()
    if inspect.isclass(model) and issubclass(model, post.Modell)
}
TIME_FORMS = set(models_at(schema.FristVariant, "inom"))


def _fields() -> list[tuple[type[BaseModel], str]]:
    return [(model, name) for model in MODELS for name in model.model_fields]


def test_a_mapping_without_an_id_is_one_value_or_holds_only_further_rules() -> None:
    """Else half of it could come from one layer and half from another."""
    tables = {
        *(schema.ItTjanst, schema.Kalender, schema.KallelseRegler, schema.RegionFil),
        *(vagval.VagvalRegler, planregler.PlanRegler, planregler.AvslutRegler, planregler.BetalningRegler),
    }
    for model, name in _fields():
        inner = set(models_at(model, name))
        single = inner and "tuple" not in str(model.model_fields[name].annotation)
        if single and model not in TIME_FORMS and not inner <= tables:
            assert name in VALUES, f"{model.__name__}.{name}"


def test_conditions_are_one_value() -> None:
    """Facts of two layers are never joined into a condition that nobody wrote."""
    for model, name in _fields():
        if str(model.model_fields[name].annotation).startswith("dict"):
            assert name in VALUES, f"{model.__name__}.{name}"


def test_every_rule_that_can_be_changed_can_tell_what_it_replaced() -> None:
    """Where a source can stand, the sources before it can stand too."""
    for model in MODELS - {post.Borttagning, post.Ersatt}:
        if "kalla" in model.model_fields:
            assert "ersatter" in model.model_fields, model.__name__


def test_keys_are_suggested_as_people_write_them() -> None:
    """Each spelling with å, ä or ö is that of a key in the schema."""
    names = {name for _, name in _fields()} | set(Profil.model_fields) | set(Enhet.model_fields)
    names |= set(fall.Fall.model_fields) | set(fall.Vantad.model_fields)
    assert {fold_key(written) for written in SKRIVNA} <= names
    assert (stavad("kalla"), stavad("avsnitt")) == ("källa", "avsnitt")


def test_a_region_has_every_topic_as_an_attribute() -> None:
    """And no other."""
    topics = {name for name, value in vars(Region).items() if isinstance(value, cached_property)}
    assert topics == set(schema.RegionData.model_fields)


@pytest.mark.parametrize("text", ["2027-3-9", "20270309", "2027", "2027-02-30", "9 mars", ""])
def test_a_day_is_written_in_one_way(text: str) -> None:
    """Year, month and day, with two digits each, and it is in the calendar."""
    with pytest.raises(ValueError, match="dag"):
        post.Giltighet.model_validate({"fran": text})
    assert post.Giltighet.model_validate({"fran": "2027-03-09"}).fran == date(2027, 3, 9)
