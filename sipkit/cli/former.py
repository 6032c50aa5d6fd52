"""The shapes of `resultat` in `--json`. `docs/referens/json.md` is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

Rad = dict[str, object]


@dataclass(frozen=True)
class Mottagare:
    """Vems en fil är, med id, och som vad: kallad, inbjuden eller enskild. Null för filer som inte är någons egna."""

    id: str
    som: str


@dataclass(frozen=True)
class Papperfil:
    """En fil. `fil` räknas från mappen `ut`."""

    typ: str
    mottagare: Mottagare | None
    fil: str
    format: str
    sha256: str


@dataclass(frozen=True)
class Papper:
    """`kallelse` och `skapa`: filerna, mappen, fristerna (som i `frister`), vem som kallar och vad som ska göras nu."""

    filer: tuple[Papperfil, ...]
    ut: str
    frister: tuple[Rad, ...]
    kallar: tuple[str, ...]
    gor_nu: tuple[str, ...]


@dataclass(frozen=True)
class Okand:
    """En frist som inte går att avgöra förrän dessa fakta är kända."""

    id: str
    fakta: tuple[str, ...]


@dataclass(frozen=True)
class Frister:
    """`frister`: en rad för varje gång en händelse har inträffat. Tider står i ISO-form.

    `fil` är kalenderfilen, null utan `--format`.
    """

    frister: tuple[Rad, ...]
    okanda: tuple[Okand, ...]
    fil: str | None


@dataclass(frozen=True)
class Regionrad:
    """En region och dess lager, nedifrån och upp."""

    id: str
    namn: str
    lager: tuple[str, ...]


@dataclass(frozen=True)
class Regioner:
    """`region lista`: alla regioner."""

    regioner: tuple[Regionrad, ...]


@dataclass(frozen=True)
class Regionvisning:
    """`region visa`: varje ämne som det gäller den dagen."""

    id: str
    per: str
    amnen: Rad


@dataclass(frozen=True)
class Regionfynd:
    """Något att se över. `var` är fil, rad och kolumn. `upplysning`: det är rätt som det är, men bra att veta."""

    kod: str
    vad: str
    var: str
    atgard: str
    regler: tuple[str, ...]
    upplysning: bool


@dataclass(frozen=True)
class Granskning:
    """`region granska`: allt att se över, efter fil och rad. Slutkod 1 om något inte bara är en upplysning.

    `fall` är hur många fall som prövades, null utan `--fall`.
    """

    regioner: tuple[str, ...]
    per: str
    fynd: tuple[Regionfynd, ...]
    fall: int | None


@dataclass(frozen=True)
class Jamfordregion:
    """En sida av en jämförelse."""

    id: str
    per: str


@dataclass(frozen=True)
class Regionskillnad:
    """En regel som inte är lika. `vad` är regelns plats i ämnet; `a` och `b` är null där inget sägs."""

    amne: str
    vad: str
    a: str | None
    b: str | None


@dataclass(frozen=True)
class Regionjamforelse:
    """`region jämför`: allt som två regioner, eller en region på två dagar, inte säger lika om."""

    a: Jamfordregion
    b: Jamfordregion
    skillnader: tuple[Regionskillnad, ...]


@dataclass(frozen=True)
class Regionschema:
    """`region schema`: schemat. Utan `--json` skrivs det ut som det är, för en fil."""

    schema: Rad


@dataclass(frozen=True)
class Sparat:
    """Ett utkast: id och när det sparades."""

    id: str
    andrat: str


@dataclass(frozen=True)
class SparatArende:
    """Ett ärende: id, när det sparades, och vad det gäller nu. Inget om personen."""

    id: str
    andrat: str
    vad: str


@dataclass(frozen=True)
class Sparade:
    """`ärende visa`: utkast och ärenden, det senaste först."""

    utkast: tuple[Sparat, ...]
    arenden: tuple[SparatArende, ...]


@dataclass(frozen=True)
class NyttArende:
    """`ärende ny`: ärendets id, och filen som det sparades i; null för sipkits eget förvar."""

    id: str
    fil: str | None


@dataclass(frozen=True)
class RedanKlart:
    """`fortsätt`, när ärendet redan var sparat och bara utkastet var kvar. `rad` är radens id i historiken."""

    arende: str
    fil: str | None
    rad: str
    gor_nu: tuple[str, ...]


@dataclass(frozen=True)
class Arendevisning:
    """`ärende visa ID`: vad som är känt, utan namn, nummer och adresser. Fristerna är som i `frister`."""

    id: str
    region: str
    skapad: str | None
    kallelser: tuple[Rad, ...]
    samtycken: tuple[Rad, ...]
    frister: tuple[Rad, ...]
    dokument: tuple[Rad, ...]


@dataclass(frozen=True)
class Historik:
    """`ärende historik`: det som har gjorts, i den ordning det gjordes. `text` är samma sak i ord."""

    id: str
    rader: tuple[Rad, ...]


@dataclass(frozen=True)
class Borttaget:
    """`ärende rensa`: id:t, och vad som togs bort: utkast, ärende eller båda."""

    id: str
    borttaget: tuple[str, ...]


@dataclass(frozen=True)
class Pdf:
    """`pdf`: filen, och om den är tillgänglig och går att arkivera (PDF/UA-1 och PDF/A-2a)."""

    fil: str
    sha256: str
    tillganglig: bool


@dataclass(frozen=True)
class Felkod:
    """`förklara`: en felkod och vad den betyder."""

    kod: str
    forklaring: str


@dataclass(frozen=True)
class Dagssak:
    """Något att göra eller vara med på. `lage`: gatt-ut, i-dag, kommande, snarast eller hindrad.

    `nar` är en dag eller en tid, null när regeln inte har något tal. `frist` är fristens id, null för möten och svar.
    """

    arende: str
    sort: str
    lage: str
    egen: bool
    vem: tuple[str, ...]
    nar: str | None
    senast_arbetsdag: str | None
    frist: str | None
    text: str


@dataclass(frozen=True)
class Olast:
    """Ett sparat ärende som inte gick att läsa, och felkoden."""

    id: str
    kod: str


@dataclass(frozen=True)
class Dag:
    """`idag`: vad dagen kräver för en roll, över alla sparade ärenden. `fil` är kalenderfilen, null utan `--format`."""

    per: str
    roll: str
    arenden: int
    saker: tuple[Dagssak, ...]
    utkast: tuple[Sparat, ...]
    olasta: tuple[Olast, ...]
    fil: str | None


@dataclass(frozen=True)
class Fristandring:
    """Vad som hände med en frist: borjade, uppfylldes eller flyttades. `frist` är som i `frister`."""

    vad: str
    frist: Rad


@dataclass(frozen=True)
class Skickat:
    """`skickat`: vad som är antecknat, vilka som inte har fått det än, och vad det betyder för fristerna."""

    arende: str
    typ: str
    kallelse: str
    tid: str
    mottagare: tuple[Mottagare, ...]
    kvar: tuple[Mottagare, ...]
    frister: tuple[Fristandring, ...]
    gor_nu: tuple[str, ...]


@dataclass(frozen=True)
class Handelserad:
    """En händelse som är antecknad. `avser` är id:t på det den gäller, eller null."""

    typ: str
    tid: str
    avser: str | None


@dataclass(frozen=True)
class Handelser:
    """`händelse`: det som är antecknat, och vad det betyder för fristerna."""

    arende: str
    handelser: tuple[Handelserad, ...]
    frister: tuple[Fristandring, ...]


@dataclass(frozen=True)
class Klistrablock:
    """Var en text ska klistras in, och texten."""

    rubrik: str
    text: str


@dataclass(frozen=True)
class Klistra:
    """`klistra`: texterna i den ordning de klistras in."""

    arende: str
    block: tuple[Klistrablock, ...]


@dataclass(frozen=True)
class Profilkontakt:
    """En fast vårdkontakt på enheten. `telefon` är ett eget nummer, eller null."""

    namn: str
    titel: str | None
    telefon: str | None


@dataclass(frozen=True)
class Profil:
    """`profil`: enhetens uppgifter; null för det som ingen har sagt. `langd` är minuter, `posttid` vardagar."""

    enhet: str | None
    adress: str | None
    telefon: str | None
    telefontid: str | None
    region: str | None
    kommun: str | None
    kontakter: tuple[Profilkontakt, ...]
    langd: int | None
    motesform: str | None
    utskriftsmapp: str | None
    posttid: int | None


@dataclass(frozen=True)
class Enhet:
    """`enheter visa` och `enheter ny`: en enhet, med samma ord som i adressbokens fil."""

    id: str
    namn: str
    verksamhet: str | None
    visningsnamn: str | None
    huvudman: str
    roll: str | None
    som: str
    kalla: str
    kanal: str | None
    telefon: str | None
    adress: str | None
    vanlig_for: tuple[str, ...]


@dataclass(frozen=True)
class Kommunenheter:
    """En kommun och dess enheter."""

    kommun: str
    enheter: tuple[Enhet, ...]


@dataclass(frozen=True)
class Enheter:
    """`enheter lista`: adressboken för varje kommun."""

    kommuner: tuple[Kommunenheter, ...]


@dataclass(frozen=True)
class Vagutskick:
    """Ett meddelande på vägen. `skickas`: ja, nej eller villkorat. `fakta` är det som skulle avgöra."""

    typ: str
    skickas: str
    villkor: str | None
    fakta: tuple[str, ...]


@dataclass(frozen=True)
class VagSip:
    """Om SIP ska och kan göras, när och var. `text` är fristens ord när den inte har något tal.

    Null: okänt, eller inget som rutinen säger något om.
    """

    ska: bool | None
    kan: bool | None
    nar: str | None
    var: str | None
    tidigast: str | None
    senast: str | None
    text: str | None


@dataclass(frozen=True)
class Funktion:
    """En yrkesroll som rutinen kräver på mötet."""

    roll: str
    funktion: str


@dataclass(frozen=True)
class Vagval:
    """`vägval`: vad rutinen säger. Null är det som inte går att avgöra förrän det i `okanda` är känt.

    `forutsatter` är fakta som inte är kända och som antas vara som de brukar. `ersattningsskyldighet` säger om kommunen
    kan bli skyldig att betala, aldrig hur mycket. `arende` är null när inget ärende är sparat.
    """

    arende: str | None
    region: str
    kategori: str | None
    farg: str | None
    vagar: tuple[str, ...]
    sip: VagSip
    berorda: tuple[str, ...] | None
    fast_vardkontakt: bool | None
    kallar: tuple[str, ...]
    meddelanden: tuple[Vagutskick, ...]
    ersattningsskyldighet: bool | None
    deltagare: tuple[str, ...]
    funktioner: tuple[Funktion, ...]
    forbereder: tuple[str, ...]
    leder: tuple[str, ...]
    inskrivning: bool | None
    ansvar: str | None
    i_stallet: Rad | None
    far_goras: tuple[str, ...]
    okanda: tuple[str, ...]
    forutsatter: tuple[str, ...]
    regler: tuple[str, ...]


@dataclass(frozen=True)
class Hindrad:
    """En frist som väntade på samtycke. `till` är dagen det lämnades, null medan det saknas."""

    id: str
    fran: str
    till: str | None


@dataclass(frozen=True)
class Underratta:
    """En enhet som har fått dokument som den inte får ha nu."""

    part: str
    dokument: tuple[str, ...]


@dataclass(frozen=True)
class Samtycke:
    """`samtycke`: beskedet som är antecknat, och vad som gäller nu. `hinder` är en felkod, null när det får göras.

    `ar_sip` är null när det inte går att avgöra. Det som personen har undantagit står aldrig här.
    """

    arende: str
    id: str
    sort: str
    status: str
    dag: str | None
    hinder: str | None
    omfattas: tuple[str, ...]
    utanfor: tuple[str, ...]
    ar_sip: bool | None
    hindrade: tuple[Hindrad, ...]
    underratta: tuple[Underratta, ...]
    gor_nu: tuple[str, ...]
