"""An address book of invented units, and interviews that choose parties from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sipkit.config.dokumenttyp import Fraga
from sipkit.domain.svar import Varde
from sipkit.interview.flow import next_question
from sipkit.interview.forval import Forval, with_forval
from sipkit.interview.picker import Picker, offered
from sipkit.interview.scripted import Scripted
from sipkit.interview.state import State, Svar
from sipkit.interview.urval import Urval
from sipkit.interview.wording import Voice
from sipkit.storage.adressbok import Adressbok, Enhet, Kommun
from tests.interview.formular import IDAG, begin


def enhet(id_: str, namn: str, **more: object) -> Enhet:
    """A unit of the kommun's, called by the routine and reached in the IT service, unless said otherwise."""
    given = {"huvudman": "kommun", "som": "kallad", "kalla": "Rutinen", "kanal": "it-tjanst", **more}
    return Enhet.model_validate({"id": id_, "namn": namn, **given})


HEMSJUKVARDEN = enhet(
    "hsv", "Hemsjukvården Exempelviken", verksamhet="sjuksköterska", vanlig_for=("vuxen", "psykiatri")
)
SOCIALTJANSTEN = enhet("soc", "Socialtjänsten Provstaden", verksamhet="biståndshandläggare", vanlig_for=("vuxen",))
REHAB = enhet("rehab", "Hemsjukvården Exempelviken", verksamhet="rehab")
SKOLAN = enhet("skola", "Provskolan", vanlig_for=("barn",), kanal="papper", adress="Provgatan 2, 999 99 Exempelstad")
BEROENDE = enhet("beroende", "Beroendemottagningen Prov", visningsnamn="Mottagningen", huvudman="region", kanal=None)
KASSAN = enhet("fk", "Försäkringskassan Prov", huvudman="annan", som="inbjuden", kanal="papper")
KARLSKRONA = (SKOLAN, REHAB, SOCIALTJANSTEN, HEMSJUKVARDEN)
BOK = Adressbok(
    {
        "karlskrona": Kommun(kommun="Karlskrona", enheter=KARLSKRONA),
        "ronneby": Kommun(kommun="Ronneby", enheter=(BEROENDE, KASSAN)),
    }
)


def urval(tidigare: Mapping[str, tuple[tuple[str, ...], ...]] | None = None) -> Urval:
    """The book, with earlier choices."""
    return Urval(BOK, tidigare or {})


def before_parties(own: Urval | None = None, **svar: object) -> State:
    """An interview whose next question is which parties to choose."""
    said = {path.replace("__", "."): value for path, value in svar.items()}
    return with_forval(begin(said, without=("parter",)), Forval(urval=own or urval()))


def asked_now(state: State) -> Fraga:
    """The question that is next."""
    fraga = next_question(state)
    assert fraga is not None
    return fraga


def picked(script: Sequence[str], state: State | None = None) -> tuple[Svar, list[str]]:
    """What a script chooses, and everything that was shown. The script's last line is Enter when nothing else is."""
    state = state or before_parties()
    fraga = next(each for each in state.fragor if each.falt == "parter")
    val = offered(state, fraga, IDAG)
    assert val is not None
    talk = Scripted([*script, ""])
    svar = Picker(talk, Voice(), state, fraga, IDAG).pick(val)
    talk.finish()
    return svar, talk.transcript


def namn(parter: Varde) -> list[str]:
    """The names of the parties of an answer."""
    assert isinstance(parter, list)
    return [part["namn"] for part in parter]


def ticked(transcript: Sequence[str]) -> list[str]:
    """The first column of the rows with a tick in the list that was shown last."""
    last = max(number for number, line in enumerate(transcript) if "Ändra, eller Enter" in line)
    first = max((n for n, line in enumerate(transcript[:last]) if "Ändra, eller Enter" in line), default=0)
    rows = [line for line in transcript[first:last] if line.lstrip().startswith("[x] ")]
    return [row.split("] ", 1)[1].split(" ", 1)[1].split("  ")[0].removesuffix(" kommunen").strip() for row in rows]
