"""Facts, and the logic of three values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipkit.config.post import Post
from sipkit.errors import SipkitError, UsageFault
from sipkit.rules.fakta import Okand, fakta_ur, galler, las_fakta, prova, valj
from tests.rules.regioner import arende

IDAG = date(2027, 3, 25)


def test_given_facts_are_words_of_the_vocabulary() -> None:
    fakta = las_fakta(
        ["sip=efter-utskrivning", "insatser=regional-oppenvard, socialtjänst", "sip-finns=j", "ålder=082"]
    )
    assert fakta == {
        "sip": {"efter-utskrivning"},
        "insatser": {"regional-oppenvard", "socialtjanst"},
        "sip-finns": {"ja"},
        "alder": {"82"},
    }


def test_no_insatser_is_a_known_fact() -> None:
    assert las_fakta(["insatser="]) == {"insatser": frozenset()}


@pytest.mark.parametrize(
    ("given_", "kod", "atgard"),
    [
        ("sipp=ingen", "okant-faktum", "Menade du sip?"),
        ("Provqvist=ja", "okant-faktum", "Fakta som finns: sip, insatser"),
        ("sip=efterutskrivning", "ogiltigt-varde", "Menade du efter-utskrivning?"),
        ("sip", "ogiltigt-varde", "Välj bland: fore-utskrivning"),
        ("insatser=socialtjanst,skolan", "ogiltigt-varde", "Välj bland: regional-oppenvard"),
        ("sip-finns=kanske", "ja-eller-nej", "Skriv j eller n."),
        ("alder=åttio", "ogiltigt-varde", ""),
        ("enhet=", "ogiltigt-varde", ""),
    ],
)
def test_what_is_not_in_the_vocabulary_is_refused_without_being_repeated(given_: str, kod: str, atgard: str) -> None:
    with pytest.raises(UsageFault) as caught:
        las_fakta(["farg=rod", given_])
    fault = caught.value
    assert (fault.kod, fault.var) == (kod, "--fakta nummer 2")
    assert fault.atgard.startswith(atgard)
    name, _, value = given_.partition("=")
    assert name not in {"Provqvist"} or "Provqvist" not in fault.vad + fault.atgard
    assert not value or value not in fault.vad


def test_every_bad_fact_is_told_at_once() -> None:
    with pytest.raises(SipkitError) as caught:
        las_fakta(["sip=ja", "skola=nej", "sip=ingen"])
    assert [fault.var for fault in caught.value.faults] == ["--fakta nummer 1", "--fakta nummer 2"]


def test_the_same_fact_twice_is_refused() -> None:
    with pytest.raises(UsageFault) as caught:
        las_fakta(["sip=ingen", "sip=fore-utskrivning"])
    assert caught.value.var == "--fakta nummer 2"


def test_facts_of_the_arende() -> None:
    case = arende(
        enskild={"personnummer": "194404277461", "skyddade_uppgifter": "nej"},
        vardtillfallen=[
            {"id": "v1", "vardform": "somatisk", "insatser": ["socialtjanst"]},
            {"id": "v2", "vardform": "lpt", "insatser": ["socialtjanst", "regional-oppenvard"], "enhet": "MOA"},
        ],
        kallelser=[{"id": "k1", "sip": "fore-utskrivning"}, {"id": "k2", "sip": "efter-utskrivning"}],
    )
    assert fakta_ur(case, IDAG) == {
        "sip": {"efter-utskrivning"},
        "vardform": {"lpt"},
        "insatser": {"socialtjanst", "regional-oppenvard"},
        "enhet": {"MOA"},
        "skyddade-uppgifter": {"nej"},
        "alder": {"82"},
        "barn": {"nej"},
    }


def test_a_child_is_one_until_the_day_of_eighteen() -> None:
    """The age follows the day that is asked about."""
    child = arende(enskild={"personnummer": "202601612381"})
    assert fakta_ur(child, date(2043, 12, 31))["barn"] == {"ja"}
    assert fakta_ur(child, date(2044, 1, 1))["barn"] == {"nej"}


def test_what_nobody_has_said_is_no_fact() -> None:
    assert fakta_ur(arende(), IDAG) == {}


def test_a_given_fact_goes_before_the_arende() -> None:
    case = arende(kallelser=[{"id": "k1", "sip": "fore-utskrivning"}])
    assert fakta_ur(case, IDAG, las_fakta(["sip=ingen"])) == {"sip": {"ingen"}}


def test_utom_takes_a_post_out_only_when_it_is_known_to_hold() -> None:
    post = Post.model_validate({"id": "a", "utom": {"sip": "utan-slutenvard"}})
    assert galler(post, {}) is True
    assert galler(post, las_fakta(["sip=efter-utskrivning"])) is True
    assert galler(post, las_fakta(["sip=utan-slutenvard"])) is False


def test_posts_that_hold_and_facts_that_are_missing() -> None:
    posts = [
        Post.model_validate({"id": "a", "nar": {"sip": "ingen"}}),
        Post.model_validate({"id": "b", "nar": {"sip": "fore-utskrivning", "farg": "rod"}}),
        Post.model_validate({"id": "c", "nar": {"sip": "ingen", "farg": ["rod", "gul"]}}),
        Post.model_validate({"id": "d"}),
    ]
    chosen = valj(posts, las_fakta(["sip=ingen"]))
    assert [post.id for post in chosen.galler] == ["a", "d"]
    assert [post.id for post in chosen.oklara] == ["c"]
    assert chosen.fakta == ("farg",)


def test_the_unknown_has_no_truth_value() -> None:
    with pytest.raises(TypeError):
        bool(prova({"sip": "ingen"}, {}))


namn = st.sampled_from("abcd")
villkor = st.dictionaries(namn, st.lists(st.sampled_from("xyz"), min_size=1).map(tuple) | st.sampled_from("xyz"))
fakta = st.dictionaries(namn, st.frozensets(st.sampled_from("xyz")))


@given(villkor, fakta)
def test_a_condition_is_the_and_of_its_parts(
    nar: dict[str, str | tuple[str, ...]], known: dict[str, frozenset[str]]
) -> None:
    """False when a part is false, else unknown with exactly the unknown parts, else true."""
    parts = {key: prova({key: value}, known) for key, value in nar.items()}
    unknown = tuple(key for key, verdict in parts.items() if isinstance(verdict, Okand))
    expected = False if any(verdict is False for verdict in parts.values()) else Okand(unknown) if unknown else True
    assert prova(nar, known) == expected


@given(villkor, fakta, fakta)
def test_more_facts_never_change_a_verdict_that_was_known(
    nar: dict[str, str | tuple[str, ...]], known: dict[str, frozenset[str]], more: dict[str, frozenset[str]]
) -> None:
    before = prova(nar, known)
    if not isinstance(before, Okand):
        assert prova(nar, {**more, **known}) == before


@given(villkor)
def test_facts_for_all_that_is_asked_leave_nothing_unknown(nar: dict[str, str | tuple[str, ...]]) -> None:
    assert not isinstance(prova(nar, {key: frozenset("x") for key in nar}), Okand)
