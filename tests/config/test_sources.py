"""Where configuration is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from sipkit.config.loading import hidden_document_type, load_document_type
from sipkit.config.sources import find_sources
from sipkit.errors import UsageFault


def test_the_shipped_regions_are_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They belong to the package, not to where it is run."""
    monkeypatch.chdir(tmp_path)
    found = find_sources(environ={})
    assert {"nationell", "blekinge", "vastra-gotaland"} <= set(found.region_ids())
    assert "kallelse" in found.document_ids()
    assert all((folder / "kallelse").is_dir() for folder in found.templates)


def test_the_users_folder_comes_first_and_the_option_before_the_environment(tmp_path: Path) -> None:
    """`--config` wins over `SIPKIT_CONFIG`; the shipped come last."""
    for name in ("val", "miljo"):
        (tmp_path / name / "regions").mkdir(parents=True)
    environ = {"SIPKIT_CONFIG": str(tmp_path / "miljo")}
    assert [root.egen for root in find_sources(None, environ).roots] == [True, False]
    assert find_sources(None, environ).roots[0].regions == tmp_path / "miljo" / "regions"
    assert find_sources(tmp_path / "val", environ).templates[0] == tmp_path / "val" / "templates"
    assert len(find_sources(None, {"SIPKIT_CONFIG": ""}).roots) == 1


def test_a_folder_that_is_no_configuration_is_refused(tmp_path: Path) -> None:
    """Pointing at the wrong folder would otherwise look as if it had worked."""
    with pytest.raises(UsageFault) as caught:
        find_sources(tmp_path / "fel")
    assert caught.value.exit_code == 2
    assert caught.value.var == str(tmp_path / "fel")


def test_the_users_document_type_is_used_and_the_hidden_one_is_told(tmp_path: Path) -> None:
    """The same id in both."""
    (tmp_path / "documents").mkdir()
    text = "id: kallelse\nnamn: Vår kallelse\nbeskrivning: Egen.\npapper: []\nfrågor: []\n"
    (tmp_path / "documents" / "kallelse.yaml").write_text(text, "utf-8")
    found = find_sources(tmp_path, {})
    assert load_document_type("kallelse", found).namn == "Vår kallelse"
    assert [warning.kod for warning in hidden_document_type("kallelse", found)] == ["dold-konfiguration"]
    assert hidden_document_type("kallelse", find_sources(environ={})) == ()


def test_an_unknown_document_type_names_the_nearest() -> None:
    """A fault of the command line."""
    with pytest.raises(UsageFault) as caught:
        load_document_type("kalelse", find_sources(environ={}))
    assert (caught.value.kod, caught.value.atgard) == ("okand-dokumenttyp", "Menade du kallelse?")


def test_a_mistyped_message_is_told_though_no_file_is_its_own() -> None:
    """Most messages are a region's data and have no file; their names are as good as a file's."""
    with pytest.raises(UsageFault) as caught:
        load_document_type("inskrivningsmedelande", find_sources(environ={}))
    assert caught.value.atgard == "Menade du inskrivningsmeddelande?"
