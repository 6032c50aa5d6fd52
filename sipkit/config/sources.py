"""Where configuration and templates lie: the user's own folder first, then what sipkit ships.

A folder of configuration has `regions/`, `documents/` and `templates/`, and may hold the unit's `profil.yaml`, its
address book `enheter/`, other units' public keys, `nycklar/`, and certificates that are trusted, `certifikat/`. What
sipkit ships lies in `sipkit/data/` of an installed package, and at the root of a checkout.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from sipkit.errors import UsageFault

ENVIRONMENT_NAME = "SIPKIT_CONFIG"
_CONTENT = (
    "regions",
    "documents",
    "templates",
    "fall",
    "enheter",
    "certifikat",
    "nycklar",
    "batch",
    "profil.yaml",
    "ord.yaml",
)
"""What a folder of configuration holds, at least one of them."""
_NOT_LAYERS = frozenset({"utanfor"})
"""Files beside the layers that are none: the rules which need no machine, with the reason."""


@dataclass(frozen=True)
class Root:
    """One place to look in. `egen`: the user's own, not shipped."""

    regions: Path
    documents: Path
    templates: Path
    egen: bool


@dataclass(frozen=True)
class Place:
    """Where one layer lies: a folder with a file per topic, or one file with all its topics."""

    id: str
    path: Path
    root: Root

    @property
    def is_folder(self) -> bool:
        """Whether each topic has its own file."""
        return self.path.is_dir()


@dataclass(frozen=True)
class Sources:
    """Every place to look in, in order: what is found first hides the same id further on."""

    roots: tuple[Root, ...]

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folders of Word templates, in order."""
        return tuple(root.templates for root in self.roots)

    @property
    def egna(self) -> tuple[Path, ...]:
        """The user's own folders of configuration, the one that has the last word first."""
        return tuple(root.regions.parent for root in self.roots if root.egen)

    def region_ids(self) -> tuple[str, ...]:
        """The ids of all layers, sorted."""
        return tuple(sorted({path.stem for root in self.roots for path in _layers(root)}))

    def document_ids(self) -> tuple[str, ...]:
        """The ids of all document types, sorted."""
        return tuple(sorted({path.stem for root in self.roots for path in yaml_files(root.documents)}))

    def regions(self, id_: str) -> Iterator[Place]:
        """Every place that has a layer of that id, in order."""
        for root in self.roots:
            yield from (Place(id_, path, root) for path in _layers(root) if path.stem == id_)

    def documents(self, id_: str) -> Iterator[Path]:
        """Every file that has a document type of that id, in order."""
        for root in self.roots:
            yield from (path for path in yaml_files(root.documents) if path.stem == id_)

    def questionnaires(self, id_: str) -> Iterator[Path]:
        """Every file that has questions without papers, of that id, in order."""
        for root in self.roots:
            yield from (path for path in yaml_files(root.documents.parent / "fragor") if path.stem == id_)

    def only(self, *name: str) -> Path:
        """A file that there is one of, beside the folders: the user's own, or the shipped one."""
        return next(path for root in self.roots if (path := root.documents.parent.joinpath(*name)).is_file())

    def any_message(self) -> Path:
        """The file that tells what is the same in every message between the parties."""
        return next(path for root in self.roots if (path := root.documents / "gemensamt" / "meddelande.yaml").is_file())

    def has_example(self, typ: str, region: str) -> bool:
        """Whether a region has an example of its own of a document type."""
        return any((root.documents / "exempel" / f"{typ}.{region}.yaml").is_file() for root in self.roots)

    def example(self, typ: str, lager: Sequence[str]) -> Path:
        """The answers of the invented ärende that a document type shows for a region: its uppermost layer's.

        Raises:
            UsageFault: `exempel-saknas`, no layer has any.
        """
        found = self.examples(typ, lager)
        if not found:
            cure = "Prova --region blekinge."
            raise UsageFault("exempel-saknas", "Det finns inget exempel för regionen.", atgard=cure)
        return found[0]

    def examples(self, typ: str, lager: Sequence[str]) -> tuple[Path, ...]:
        """Every layer's answers of the invented ärende, the uppermost layer's first."""
        names = [f"{typ}.{id_}.yaml" for id_ in reversed(lager)]
        paths = (root.documents / "exempel" / name for name in names for root in self.roots)
        return tuple(path for path in paths if path.is_file())


def find_sources(config: Path | None = None, environ: Mapping[str, str] = os.environ) -> Sources:
    """The user's folder, if there is one, and the shipped configuration.

    Args:
        config: the value of `--config`; else `SIPKIT_CONFIG` in `environ` is used.
        environ: environment variables.

    Raises:
        UsageFault: `ogiltigt-varde`, the folder has nothing that configuration is made of.
    """
    chosen = config or (Path(environ[ENVIRONMENT_NAME]) if environ.get(ENVIRONMENT_NAME) else None)
    own = (_own_root(chosen),) if chosen else ()
    return Sources((*own, _shipped_root()))


def _own_root(folder: Path) -> Root:
    root = Root(folder / "regions", folder / "documents", folder / "templates", egen=True)
    if not any((folder / name).exists() for name in _CONTENT):
        raise UsageFault(
            "ogiltigt-varde",
            f"Mappen för egen konfiguration har inget av {', '.join(_CONTENT)}.",
            var=str(folder),
            atgard=f"Peka med --config eller {ENVIRONMENT_NAME} på mappen som de ligger i.",
        )
    return root


def _shipped_root() -> Root:
    package = Path(str(files("sipkit")))
    base = package / "data" if (package / "data").is_dir() else package.parent
    config = base / "config"
    return Root(config / "regions", config / "documents", base / "templates", egen=False)


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files of a folder, sorted; none when there is no folder."""
    return sorted(path for path in folder.glob("*") if path.suffix in (".yaml", ".yml"))


def _layers(root: Root) -> list[Path]:
    folders = [path for path in root.regions.glob("[!._]*") if path.is_dir()]
    return sorted([*folders, *(path for path in yaml_files(root.regions) if path.stem not in _NOT_LAYERS)])
