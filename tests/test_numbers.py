"""No real person's number may slip into the project: fixtures hold test numbers only.

Scanned is every file that git knows or would add: text, and the text inside Word and Excel files, also where Word has
cut a number in pieces. A number is what the product itself would accept as one, if its first digits are a date that has
been; a telephone number is what looks like a Swedish mobile.
"""

import re
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sipkit.domain.identitet import parse_identitet
from sipkit.errors import UsageFault
from tests.testnummer import PERSONNUMMER, SAMORDNINGSNUMMER

ROOT = Path(__file__).parent.parent
ALLOWED = {number[2:] for number in PERSONNUMMER + SAMORDNINGSNUMMER}
"""By their last ten digits."""

LAST_BIRTH = date(2026, 12, 31)
"""The days of the examples lie later, so that a moment written without separators is no birthday."""

# Ten digits count only with a separator; both only when they are no part of a longer sign such as a hash or a decimal.
_ALONE = r"(?<![0-9A-Za-z])(?<![0-9][.,]){}(?![0-9A-Za-z])"
_NUMBER = re.compile(_ALONE.format(r"(?:(?:18|19|20)[0-9]{6}[-+]?|[0-9]{6}[-+])[0-9]{4}"))
_MOBILE = re.compile(_ALONE.format(r"(?:\+46 ?\(?0?\)?|0)7[02369](?:[- ]?[0-9]{3} ?[0-9]{2} ?[0-9]{2})"))
_FICTIVE_MOBILE = re.compile(r"07017406(?:0[5-9]|[1-9][0-9])")
_TAG = re.compile(r"<[^>]*>")


def _numbers(text: str) -> Iterator[str]:
    """The last ten digits of everything in the text that could be a person's number."""
    for written in _NUMBER.findall(text):
        try:
            yield parse_identitet(written, LAST_BIRTH).nummer[2:]
        except UsageFault:
            continue


def _mobiles(text: str) -> Iterator[str]:
    for written in _MOBILE.findall(text):
        yield "0" + re.sub(r"^\+46\D*0?|^0|\D", "", written)


def _texts() -> Iterator[tuple[str, str]]:
    """Every file's path and text; of a zip, each part as it is and without tags."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0"):
        path = ROOT / name
        if not name or not path.is_file():
            continue
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                for part in package.namelist():
                    text = package.read(part).decode("utf-8", "replace")
                    yield f"{name}:{part}", f"{text}\n{_TAG.sub('', text)}"
        elif b"\0" not in (content := path.read_bytes())[:4096]:
            yield name, content.decode("utf-8", "replace")


def test_every_number_in_the_project_is_a_test_number() -> None:
    assert [path for path, text in _texts() if not ALLOWED.issuperset(_numbers(text))] == []


def test_every_mobile_number_in_the_project_is_kept_free_for_fiction() -> None:
    """070-174 06 05 to 99."""
    assert [path for path, text in _texts() if not all(map(_FICTIVE_MOBILE.fullmatch, _mobiles(text)))] == []


def test_the_scan_reads_the_list_itself_and_finds_each_number_in_it() -> None:
    texts = dict(_texts())
    assert {number[2:] for number in PERSONNUMMER} == set(_numbers(texts["tests/testdata/testpersonnummer.txt"]))
    assert "sipkit/domain/identitet.py" in texts


def test_the_scan_sees_numbers_in_every_form_and_no_hashes_or_moments() -> None:
    number = PERSONNUMMER[0]
    birth, rest = number[:8], number[8:]
    for text in (number, f"({birth}-{rest})", f"nr {birth[2:]}+{rest}.", f"<t>{birth}-{rest}</t>", f"x={birth}+{rest}"):
        assert list(_numbers(text)) == [number[2:]]
    for text in (f"a{number}", f"{number}b", f"0.{number}", f"{number}00", number[2:], f"{birth}T{rest}"):
        assert list(_numbers(text)) == []
    assert list(_mobiles("+46 (0)70-174 06 10, 070-1740610; 0701740610")) == ["0701740610"] * 3
