"""Every region's built-in example: it works, and it says what that region's routine says and no other's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.korning import Sipkit, content
from tests.documents.lasning import everything

EGET = {
    "blekinge": ("Prator", "Blekingerutinerna", "ble-"),
    "vastra-gotaland": ("den fastställda IT-tjänsten", "Västra Götalands riktlinje", "vg-"),
    "sodra-alvsborg": ("SAMSA", "Västra Götalands riktlinje", "vg-"),
    "simba": ("SAMSA", "Västra Götalands riktlinje", "vg-"),
    "gavleborg": ("Lifecare", "Gävleborgs presentation", "nat-"),
}
ANNAT = {
    "blekinge": ("SAMSA", "Lifecare", "Götaland", "Gävleborg"),
    "vastra-gotaland": ("SAMSA", "Lifecare", "Prator", "Blekinge", "Gävleborg"),
    "sodra-alvsborg": ("Lifecare", "Prator", "Blekinge", "Gävleborg", "SIMBA"),
    "simba": ("Lifecare", "Prator", "Blekinge", "Gävleborg", "Älvsborg"),
    "gavleborg": ("SAMSA", "Prator", "Blekinge", "Götaland"),
}


@pytest.mark.parametrize("region", EGET)
def test_the_example_of_a_region_says_what_its_routine_says(sipkit: Sipkit, tmp_path: Path, region: str) -> None:
    """The IT service to paste in, the source of the deadline, and the ledger's rule."""
    done = sipkit("kallelse", "--exempel", "--region", region, "--ut", str(tmp_path / "ut"), "--format", "docx,txt,ics")
    assert done.exit == 0
    files = {name: everything(data) for name, data in content(tmp_path / "ut").items()}
    tjanst, kalla, regel = EGET[region]
    assert f"klistra in texten i {tjanst}" in done.out
    assert any(kalla in text for name, text in files.items() if "kallelse-p1" in name)
    assert any(f'"{regel}' in text for name, text in files.items() if name.endswith("manifest.json"))
    papers = {name: text for name, text in files.items() if not name.endswith("manifest.json")}
    assert [(name, word) for name, text in papers.items() for word in ANNAT[region] if word in text] == []
