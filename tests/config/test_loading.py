"""Regions on a day: layers, dates, sources of configuration, and what is read when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sipkit.config.loading import check_region, check_regions, list_regions, load_document_type, load_region
from sipkit.config.region import Region
from sipkit.config.schema import FristVariant
from sipkit.config.sources import Sources, find_sources
from sipkit.config.tidsform import Antal, Ord
from sipkit.errors import ConfigFault, SipkitError, UsageFault
from tests.config.lager import GRUND, sources, write

PER = date(2027, 1, 15)
KALLA = "källa: {dokument: lagen, avsnitt: 7 §}"


def variant(region: Region, id_: str) -> FristVariant:
    """A variant of the deadline `kallelse`."""
    return next(each for each in region.frister[0].varianter if each.id == id_)


def over(tmp_path: Path, frister: str, per: date = PER) -> Region:
    """The region `prov`, with these deadlines on top of `grund`."""
    region = "region:\n  namn: Prov\n  bygger_på: grund\n"
    found = sources(tmp_path, {"regions/prov/region.yaml": region, "regions/prov/frister.yaml": frister})
    return load_region("prov", per, found, ["frister"])


def test_a_layer_states_only_what_differs(tmp_path: Path) -> None:
    """The rest of the item, the other items and the other topics are those of the layer below."""
    region = over(
        tmp_path,
        f"""
        frister:
          - id: kallelse
            varianter:
              - id: efter
                inom: {{antal: 2, enhet: vardagar}}
                {KALLA}
        """,
    )
    changed = variant(region, "efter")
    assert changed.inom == Antal(antal=2, enhet="vardagar")
    assert changed.raknas_fran == "utskrivningsklar-meddelat"
    assert [each.id for each in region.frister[0].varianter] == ["efter", "fore"]
    assert region.kalender.aftnar_som_helgdag
    assert (region.region.namn, region.region.avsandare) == ("Prov", "Region Grund")
    assert region.lager == ("grund", "prov")


def test_a_changed_item_never_keeps_the_source_of_the_words_it_replaced(tmp_path: Path) -> None:
    """Its rules and the choice made in reading them go with the source, to what it replaces."""
    region = over(
        tmp_path,
        f"""
        frister:
          - id: kallelse
            varianter:
              - id: efter
                inom: {{text: genast}}
                {KALLA}
        """,
    )
    changed, untouched = variant(region, "efter"), variant(region, "fore")
    assert changed.kalla is not None
    assert changed.kalla.avsnitt == "7 §"
    assert (changed.regler, changed.tolkning) == ((), None)
    (replaced,) = changed.ersatter
    assert (replaced.lager, replaced.regler, replaced.tolkning) == (
        "grund",
        ("prov-4",),
        "Dagar räknas som kalenderdagar.",
    )
    assert untouched.kalla is not None
    assert untouched.kalla.avsnitt == "5 §"
    assert untouched.ersatter == ()


def test_a_time_limit_is_replaced_whole(tmp_path: Path) -> None:
    """`text` on top of `antal` and `enhet` is words, not a mixture of both."""
    region = over(tmp_path, f"frister: [{{id: kallelse, varianter: [{{id: efter, inom: {{text: genast}}, {KALLA}}}]}}]")
    assert variant(region, "efter").inom == Ord(text="genast")


def test_what_each_layer_replaced_is_kept_with_the_newest_last(tmp_path: Path) -> None:
    """Three layers, two of which change the same item."""
    files = {
        "regions/mellan.yaml": f"""
            region: {{bygger_på: grund}}
            frister: [{{id: kallelse, varianter: [{{id: efter, inom: {{text: genast}}, {KALLA}}}]}}]
            """,
        "regions/topp.yaml": """
            region: {bygger_på: mellan}
            frister:
              - id: kallelse
                varianter: [{id: efter, modal: bor, källa: {dokument: lagen, avsnitt: 8 §}}]
            """,
    }
    changed = variant(load_region("topp", PER, sources(tmp_path, files)), "efter")
    assert [(each.lager, each.kalla and each.kalla.avsnitt) for each in changed.ersatter] == [
        ("grund", "4 §"),
        ("mellan", "7 §"),
    ]
    assert changed.kalla is not None
    assert (changed.kalla.avsnitt, changed.inom, changed.modal) == ("8 §", Ord(text="genast"), "bor")


def test_an_item_inside_may_change_without_the_item_around_it(tmp_path: Path) -> None:
    """The outer item keeps its own source."""
    samtycke = """
        region: {{namn: X, bygger_på: {below}}}
        samtycke:
          - id: kalla-till-mote
            {own}
            utfall:
              - {{id: nekat, status: [nekat], far_inte: [{{id: kallelse, text: {text}, {source}}}]}}
        """
    own = f"krävs_för: [kallelse]\n            {KALLA}"
    files = {
        "regions/under.yaml": samtycke.format(below="grund", own=own, text="Nej.", source=KALLA),
        "regions/prov.yaml": samtycke.format(
            below="under", own="", text="Aldrig.", source="källa: {dokument: lagen, avsnitt: 9 §}"
        ),
    }
    (post,) = load_region("prov", PER, sources(tmp_path, files)).samtycke
    assert post.kalla is not None
    assert (post.kalla.avsnitt, post.ersatter) == ("7 §", ())
    (inner,) = post.utfall[0].far_inte
    assert inner.kalla is not None
    assert (inner.text, inner.kalla.avsnitt, inner.ersatter[0].lager) == ("Aldrig.", "9 §", "under")


def test_an_item_is_removed_only_from_the_day_its_removal_holds(tmp_path: Path) -> None:
    """A removal has its own days."""
    region = over(
        tmp_path,
        f"""
        frister:
          - id: kallelse
            varianter:
              - id: fore
                ta_bort: Rutinen har ingen sådan gräns.
                gäller: {{från: 2027-05-01}}
                {KALLA}
        """,
    )
    assert [each.id for each in region.frister[0].varianter] == ["efter", "fore"]
    assert [each.id for each in region.on(date(2027, 5, 1)).frister[0].varianter] == ["efter"]


def test_two_editions_of_an_item_follow_each_other(tmp_path: Path) -> None:
    """The same id twice in one layer, never on the same day; a change in an upper layer falls on the one that holds."""
    region = over(
        tmp_path,
        f"""
        frister:
          - id: kallelse
            varianter:
              - {{id: efter, gäller: {{till: 2027-04-30}}, inom: {{text: snart}}, {KALLA}}}
              - {{id: efter, gäller: {{från: 2027-05-01}}, inom: {{text: genast}}, {KALLA}}}
        """,
    )
    assert variant(region, "efter").inom == Ord(text="snart")
    assert variant(region.on(date(2027, 4, 30)), "efter").inom == Ord(text="snart")
    assert variant(region.on(date(2027, 5, 1)), "efter").inom == Ord(text="genast")
    assert variant(region.on(date(2027, 5, 1)), "efter").raknas_fran == "utskrivningsklar-meddelat"


def test_a_deadline_whose_variants_have_all_ended_has_none(tmp_path: Path) -> None:
    """It is not a fault, and nothing of it is left to judge."""
    region = over(
        tmp_path,
        f"""
        frister:
          - id: sip-mote
            namn: Mötet hålls
            varianter: [{{id: gammal, gäller: {{till: 2020-12-31}}, inom: {{text: snart}}, {KALLA}}}]
        """,
    )
    assert [(each.id, each.varianter) for each in region.frister[1:]] == [("sip-mote", ())]


def test_a_fault_that_comes_later_is_found_now(tmp_path: Path) -> None:
    """The layer below ends on a day; what the upper layer changes is incomplete from then on."""
    files = {
        "regions/under.yaml": f"""
            region: {{namn: U, bygger_på: grund}}
            frister:
              - id: sip-mote
                namn: Mötet hålls
                varianter: [{{id: alla, gäller: {{till: 2027-04-30}}, inom: {{text: snart}}, {KALLA}}}]
            """,
        "regions/prov.yaml": f"""
            region: {{bygger_på: under}}
            frister: [{{id: sip-mote, varianter: [{{id: alla, modal: bor, {KALLA}}}]}}]
            """,
    }
    found = sources(tmp_path, files)
    assert load_region("prov", PER, found, ["frister"])
    (fault,) = check_region("prov", PER, found)
    assert fault.kod == "nyckel-saknas"
    assert "`inom`" in fault.vad
    assert "2027-05-01" in fault.vad


def test_a_layer_may_cite_documents_of_the_layers_below_but_not_above(tmp_path: Path) -> None:
    """A lower layer must stand on its own."""
    own = "dokument: [{id: rutinen, titel: R, utgivare: P, sort: rutin, kontrollerad: 2026-06-01}]"
    files = {
        "regions/under.yaml": """
            region: {namn: U, bygger_på: grund}
            sip: [{id: alla, huvudman: bada, källa: {dokument: rutinen, avsnitt: 1}}]
            """,
        "regions/prov.yaml": f"""
            region: {{bygger_på: under, {own}}}
            skydd: [{{id: inga-papper, källa: {{dokument: rutinen, avsnitt: 2}}}}]
            """,
    }
    faults = check_region("prov", PER, sources(tmp_path, files))
    assert [(fault.kod, Path(fault.var.split(":")[0]).name) for fault in faults] == [("okand-kalla", "under.yaml")]


# --- what is read when ------------------------------------------------------------------------------------------------


def test_only_the_topics_that_are_used_are_read(tmp_path: Path) -> None:
    """A fault in another topic stops nothing until that topic is asked for."""
    region = "region: {namn: Prov, bygger_på: grund}"
    files = {"regions/prov/region.yaml": region, "regions/prov/skydd.yaml": "skydd: [{"}
    loaded = load_region("prov", PER, sources(tmp_path, files), ["frister", "kalender"])
    assert loaded.frister
    with pytest.raises(ConfigFault) as caught:
        _ = loaded.skydd
    assert caught.value.kod == "yaml-syntax"


def test_the_faults_of_all_topics_asked_for_are_shown_together(tmp_path: Path) -> None:
    """Whatever file and layer they stand in."""
    files = {
        "regions/prov/region.yaml": "region: {bygger_på: grund}",
        "regions/prov/frister.yaml": "frister: [{id: kallelse, nmn: x}]",
        "regions/prov/skydd.yaml": "skydd: [{id: a, txt: b}]",
        "regions/prov/sip.yaml": "sip: [",
    }
    with pytest.raises(SipkitError) as caught:
        load_region("prov", PER, sources(tmp_path, files), ["frister", "skydd", "sip"])
    kinds = [(Path(fault.var.split(":")[0]).stem, fault.kod) for fault in caught.value.faults]
    assert kinds == [
        ("frister", "okand-nyckel"),
        ("skydd", "nyckel-saknas"),
        ("skydd", "okand-nyckel"),
        ("sip", "yaml-syntax"),
    ]


def test_the_faults_of_a_file_are_shown_line_by_line(tmp_path: Path) -> None:
    """Also when a lack is found only after the layers are merged."""
    text = """
        frister:
          - id: kallelse
            varianter:
              - id: efter
                inom: {antal: tre, enhet: dagar}
                galer: {}
        """
    with pytest.raises(SipkitError) as caught:
        over(tmp_path, text)
    places = [(fault.kod, fault.var.split(":")[1]) for fault in caught.value.faults]
    assert places == [("nyckel-saknas", "5"), ("fel-varde", "6"), ("fel-varde", "6"), ("okand-nyckel", "7")]


def test_a_required_topic_that_no_layer_has_is_missing(tmp_path: Path) -> None:
    """Without a calendar no deadline can be counted."""
    found = sources(tmp_path, {"regions/ensam.yaml": "region: {namn: Ensam, avsändare: E}"})
    with pytest.raises(ConfigFault) as caught:
        load_region("ensam", PER, found, ["kalender"])
    assert (caught.value.kod, caught.value.var) == ("nyckel-saknas", f"{tmp_path}/regions/ensam.yaml:1:1")


def test_a_file_named_after_no_topic_is_a_fault_and_not_left_out(tmp_path: Path) -> None:
    """Rules in a misspelled file would otherwise silently not hold."""
    files = {"regions/prov/region.yaml": "region: {bygger_på: grund}", "regions/prov/frist.yaml": "frister: []"}
    with pytest.raises(ConfigFault, match="ämne") as caught:
        load_region("prov", PER, sources(tmp_path, files))
    assert caught.value.atgard == "Ska den heta frister.yaml?"


def test_a_folder_without_region_yaml_is_a_fault_and_not_left_out(tmp_path: Path) -> None:
    """The cure is the line that lays it on top of the shipped layer."""
    with pytest.raises(ConfigFault, match=r"region\.yaml") as caught:
        load_region("grund", PER, sources(tmp_path, {"regions/grund/frister.yaml": "frister: []"}))
    assert "`region: {bygger_på: grund}`" in caught.value.atgard


# --- which layers -----------------------------------------------------------------------------------------------------


def test_an_own_layer_with_the_id_of_a_shipped_one_lies_on_top_of_it(tmp_path: Path) -> None:
    """It builds on its own id; an update of the shipped layer still reaches its user."""
    text = f"""
        region: {{bygger_på: grund}}
        frister: [{{id: kallelse, varianter: [{{id: efter, inom: {{text: genast}}, {KALLA}}}]}}]
        """
    region = load_region("grund", PER, sources(tmp_path, {"regions/grund.yaml": text}))
    assert region.lager == ("grund", "grund")
    assert variant(region, "efter").inom == Ord(text="genast")
    assert variant(region, "fore").inom == Ord(text="snarast")
    assert region.varningar == ()


def test_an_own_layer_that_hides_a_shipped_one_warns(tmp_path: Path) -> None:
    """The same id without building on it: the user's is used, and the user is told."""
    text = "region: {namn: Min egen, avsändare: Jag}"
    region = load_region("grund", PER, sources(tmp_path, {"regions/grund.yaml": text}))
    assert (region.region.namn, region.lager) == ("Min egen", ("grund",))
    (warning,) = region.varningar
    assert warning.kod == "dold-konfiguration"
    assert str(GRUND.regions / "grund.yaml") in warning.vad


def test_an_own_layer_may_slip_in_under_a_shipped_region(tmp_path: Path) -> None:
    """A shipped region builds on `grund`; so it builds on the user's `grund` where there is one."""
    shipped = write(tmp_path / "shipped", {"regions/lan.yaml": "region: {namn: Lan, bygger_på: grund}"})
    own = write(tmp_path / "own", {"regions/grund.yaml": "region: {bygger_på: grund, avsändare: Vi}"})
    region = load_region("lan", PER, Sources((own, shipped, GRUND)))
    assert region.lager == ("grund", "grund", "lan")
    assert region.region.avsandare == "Vi"


def test_layers_of_one_id_lie_on_each_other_in_the_order_they_are_found(tmp_path: Path) -> None:
    """The uppermost is the first that is found; each builds on the next."""
    names = ("a", "b")
    roots = [
        write(tmp_path / name, {"regions/grund.yaml": f"region: {{bygger_på: grund, namn: {name}}}"}) for name in names
    ]
    region = load_region("grund", PER, Sources((*roots, GRUND)))
    assert (region.lager, region.region.namn) == (("grund",) * 3, "a")


@pytest.mark.parametrize(
    ("layers", "ring"),
    [({"a": "b", "b": "a"}, "a → b → a"), ({"a": "b", "b": "c", "c": "b"}, "a → b → c → b")],
)
def test_layers_that_build_on_each_other_are_a_fault(tmp_path: Path, layers: dict[str, str], ring: str) -> None:
    """The ring is shown."""
    files = {f"regions/{id_}.yaml": f"region: {{bygger_på: {below}}}" for id_, below in layers.items()}
    with pytest.raises(ConfigFault, match="ring") as caught:
        load_region("a", PER, sources(tmp_path, files))
    assert ring in caught.value.vad


def test_an_unknown_region_names_the_nearest(tmp_path: Path) -> None:
    """A fault of the command line, not of the configuration."""
    with pytest.raises(UsageFault) as caught:
        load_region("grnd", PER, sources(tmp_path, {}))
    assert (caught.value.kod, caught.value.atgard) == ("okand-region", "Menade du grund?")


def test_an_id_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    """Ids are looked up among what is there, never joined to a path."""
    files = {"regions/prov.yaml": "region: {namn: P, bygger_på: grund}", "utanfor/region.yaml": "region: {namn: U}"}
    with pytest.raises(UsageFault):
        load_region("../utanfor", PER, sources(tmp_path, files))


def test_regions_are_listed_with_name_layers_and_whose_they_are(tmp_path: Path) -> None:
    """The user's own and the shipped, by id; `utanfor.yaml` is no region."""
    files = {
        "regions/prov/region.yaml": "region: {namn: Prov, bygger_på: grund}",
        "regions/utanfor.yaml": "regel-1: Bakgrund.",
    }
    rows = list_regions(PER, sources(tmp_path, files))
    assert [(row.id, row.namn, row.lager, row.egen) for row in rows] == [
        ("grund", "Grunden", ("grund",), False),
        ("prov", "Prov", ("grund", "prov"), True),
    ]


def test_the_logotype_is_that_of_the_layer_which_states_it(tmp_path: Path) -> None:
    """Its path is seen from that layer's own folder."""
    files = {
        "regions/under/region.yaml": "region: {namn: U, bygger_på: grund, logotyp: bild.png}",
        "regions/over/region.yaml": "region: {namn: O, bygger_på: under}",
    }
    found = sources(tmp_path, files)
    assert load_region("over", PER, found).logotyp == tmp_path / "regions" / "under" / "bild.png"
    assert load_region("grund", PER, found).logotyp is None


def test_old_and_uncertain_sources_warn(tmp_path: Path) -> None:
    """A year after the last check, and whenever the document itself is in doubt."""
    text = """
        region:
          namn: Prov
          bygger_på: grund
          dokument:
            - {id: r, titel: Rutinen, utgivare: P, sort: rutin, kontrollerad: 2026-06-01, osäker: Gick ut 2025.}
        """
    region = load_region("prov", PER, sources(tmp_path, {"regions/prov.yaml": text}))
    assert [(each.kod, each.vad) for each in region.varningar] == [("osaker-kalla", "Rutinen: Gick ut 2025.")]
    later = region.on(date(2027, 6, 2)).varningar
    assert [each.kod for each in later] == ["gammal-kalla", "osaker-kalla", "gammal-kalla"]
    assert "2026-06-01" in later[0].vad


def test_all_regions_are_checked_as_each_is_by_itself(tmp_path: Path) -> None:
    """Though what several build on is read once; one that cannot be put together has its own fault."""
    files = {
        "regions/ett.yaml": "region: {bygger_på: grund, namn: Ett}\nkalender: {aftnar: ja}\n",
        "regions/tva.yaml": "region: {bygger_på: ett, namn: Två}\n",
        "regions/vilse.yaml": "region: {bygger_på: ingenstans, namn: Vilse}\n",
    }
    found = sources(tmp_path, files)
    together = check_regions(PER, found)
    assert {id_: [str(each) for each in faults] for id_, faults in together.items() if id_ != "vilse"} == {
        id_: [str(each) for each in check_region(id_, PER, found)] for id_ in ("ett", "grund", "tva")
    }
    assert together["ett"]
    assert [fault.kod for fault in together["vilse"]] == ["okant-lager"]


KOMMUNKLAR = """
id: kommunklar
namn: Kommunklar
beskrivning: Med en egen mall.
meddelande: ja
papper:
  - {id: meddelande, till: mottagare, titel: Kommunklar, mall: egen/kommunklar.docx}
"""


def test_a_message_with_a_file_of_its_own_says_only_what_differs_there(tmp_path: Path) -> None:
    """Its questions, and what must be known, are those of every message, in its own name."""
    as_shipped = load_document_type("kommunklar", find_sources(environ={}))
    write(tmp_path, {"documents/kommunklar.yaml": KOMMUNKLAR})
    own = load_document_type("kommunklar", find_sources(tmp_path))
    assert [each.mall for each in own.papper] == ["egen/kommunklar.docx"]
    assert (own.fragor, own.kraver, own.mall_vid_skydd) == (
        as_shipped.fragor,
        as_shipped.kraver,
        as_shipped.mall_vid_skydd,
    )


def test_a_fault_in_a_messages_own_file_is_placed_in_that_file(tmp_path: Path) -> None:
    """Not in the file that all messages share."""
    write(tmp_path, {"documents/kommunklar.yaml": KOMMUNKLAR.replace("titel:", "titl:")})
    with pytest.raises(SipkitError) as caught:
        load_document_type("kommunklar", find_sources(tmp_path))
    assert {fault.var.rpartition("/")[2].partition(":")[0] for fault in caught.value.faults} == {"kommunklar.yaml"}
