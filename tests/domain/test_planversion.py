"""Versions of a plan: nothing is lost without being told, and an id is one thing in all of them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sipkit.domain.arende import Arende
from sipkit.domain.plan import AnnansAtgard, Kontakt, Mal, Plan, Planinsats, Uppfoljning
from sipkit.domain.planversion import GRUPPERNA, Andring, Faltandring, members, ny_version, nytt_medlemsid, skillnader

DAG = date(2027, 7, 7)

_ids = st.lists(st.integers(1, 6), unique=True, max_size=5)
_ord = st.sampled_from(["gå ut", "sova", "laga mat"])


def planer() -> st.SearchStrategy[Plan]:
    """Plans whose members are drawn from a few ids, so that two of them share some and not others."""
    mal = st.builds(Mal, id=st.just("m1"), text=_ord, resultat=st.sampled_from([None, "natt", "delvis", "inte"]))
    insats = st.builds(
        Planinsats,
        id=st.just("i1"),
        vad=_ord,
        mal=st.sampled_from([None, ("m1",), ("m1", "m2")]),
        lage=st.sampled_from([None, "fortsatter", "andras", "slutar"]),
    )
    annan = st.builds(AnnansAtgard, id=st.just("a1"), vem=_ord)

    def group(member: st.SearchStrategy[Mal | Planinsats | AnnansAtgard]) -> st.SearchStrategy[tuple[object, ...]]:
        def with_id(id_: int) -> st.SearchStrategy[object]:
            return member.map(lambda each: each.model_copy(update={"id": f"{each.id[0]}{id_}"}))

        return _ids.flatmap(lambda ids: st.tuples(*map(with_id, ids)))

    return st.builds(
        lambda mal, insatser, andra, samordnare, dag: Plan(id="v1").model_copy(
            update={
                "mal": mal,
                "insatser": insatser,
                "andra_atgarder": andra,
                "samordnare": Kontakt(namn=samordnare),
                "uppfoljning": Uppfoljning(dag=dag),
            }
        ),
        group(mal),
        group(insats),
        st.none() | group(annan),
        st.sampled_from([None, "Lena", "Maria"]),
        st.sampled_from([None, DAG]),
    )


def bytt(andring: Andring) -> tuple[object, ...]:
    """The same difference, seen from the other side."""
    hur = {"ny": "borttagen", "borttagen": "ny", "andrad": "andrad"}[andring.hur]
    falt = tuple(Faltandring(each.falt, each.efter, each.fore) for each in andring.falt)
    return (andring.grupp, andring.id, hur, falt)


@given(planer(), planer())
def test_whoever_is_gone_new_or_changed_is_told(forra: Plan, ny: Plan) -> None:
    """Everything that differs, and nothing that does not."""
    told = {(each.grupp, each.id): each.hur for each in skillnader(forra, ny) if each.grupp}
    wanted: dict[tuple[str, str], str] = {}
    for grupp in GRUPPERNA:
        before, after = ({each.id: each for each in members(plan, grupp)} for plan in (forra, ny))
        wanted |= {(grupp, id_): "borttagen" for id_ in before.keys() - after.keys()}
        wanted |= {(grupp, id_): "ny" for id_ in after.keys() - before.keys()}
        wanted |= {(grupp, id_): "andrad" for id_ in before.keys() & after.keys() if before[id_] != after[id_]}
    assert told == wanted
    own = {each.falt[0].falt for each in skillnader(forra, ny) if each.grupp is None}
    assert ("samordnare.namn" in own) is (forra.samordnare != ny.samordnare)
    assert ("uppfoljning.dag" in own) is (forra.uppfoljning != ny.uppfoljning)


@given(planer(), planer())
def test_the_difference_from_the_other_side_is_the_same_turned_round(forra: Plan, ny: Plan) -> None:
    there = {bytt(each) for each in skillnader(forra, ny)}
    back = {(each.grupp, each.id, each.hur, each.falt) for each in skillnader(ny, forra)}
    assert there == back


@given(planer())
def test_a_version_does_not_differ_from_itself(plan: Plan) -> None:
    assert skillnader(plan, plan) == ()


@given(planer(), planer())
def test_a_new_version_keeps_its_members_and_loses_only_what_had_ended(forra: Plan, annan: Plan) -> None:
    """With the same ids, and the difference says what is gone."""
    arende = Arende(planer=(annan.model_copy(update={"id": "v4"}), forra))
    ny = ny_version(arende, forra)
    gone = {each.id for each in skillnader(forra, ny) if each.hur == "borttagen"}
    assert gone == {each.id for each in forra.mal if each.resultat == "natt"} | {
        each.id for each in forra.insatser if each.lage == "slutar"
    }
    for grupp in GRUPPERNA:
        assert [each.id for each in members(ny, grupp)] == [
            each.id for each in members(forra, grupp) if each.id not in gone
        ]
    assert (ny.id, ny.version, ny.ersatter, ny.dag, ny.underskrifter) == ("v5", forra.version + 1, "v1", None, ())
    assert ny.uppfoljning == Uppfoljning()
    assert all(each.resultat is None for each in ny.mal)
    assert {id_ for each in ny.insatser for id_ in each.mal or ()} <= {each.id for each in ny.mal}


@given(planer(), planer())
def test_an_id_is_never_given_to_another_member(forra: Plan, ny: Plan) -> None:
    arende = Arende(planer=(forra, ny.model_copy(update={"id": "v2", "ersatter": "v1"})))
    for grupp in GRUPPERNA:
        taken = {each.id for plan in arende.planer for each in members(plan, grupp)}
        id_ = nytt_medlemsid(arende, grupp)
        assert id_ not in taken
        assert {each[0] for each in taken} <= {id_[0]}


def test_what_was_agreed_at_a_follow_up_reads_as_fields() -> None:
    """The goal's result, that an insats ends, another samordnare, and that nobody else does anything any more."""
    forra = Plan(
        id="v1",
        mal=(Mal(id="m1", text="Gå ut"),),
        insatser=(Planinsats(id="i1", vad="träna", huvudman="kommun"),),
        samordnare=Kontakt(namn="Lena", telefon="070-174 06 12"),
    )
    ny = Plan(
        id="v2",
        version=2,
        ersatter="v1",
        mal=(Mal(id="m1", text="Gå ut", resultat="natt"),),
        insatser=(Planinsats(id="i1", vad="träna", huvudman="kommun", lage="slutar"),),
        samordnare=Kontakt(namn="Maria", telefon="070-174 06 12"),
        andra_atgarder=(),
    )
    told = [
        (each.grupp, each.id, each.hur, [(f.falt, f.fore, f.efter) for f in each.falt])
        for each in skillnader(forra, ny)
    ]
    assert told == [
        (None, None, "andrad", [("samordnare.namn", "Lena", "Maria")]),
        (None, None, "andrad", [("andra_atgarder", None, ())]),
        ("mal", "m1", "andrad", [("resultat", None, "natt")]),
        ("insatser", "i1", "andrad", [("lage", None, "slutar")]),
    ]
