"""Chromium's PDF viewer, driven by the keyboard as by someone who fills in a form, over the DevTools protocol.

Needs Debian's chromium. The viewer is three documents in each other: the page, the
viewer's own page, and the one where keys end up.
"""

from __future__ import annotations

import base64
import itertools
import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

_COMMAND = ("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0")
_PATIENCE = 60.0
_KEYS = {"Tab": 9, "ArrowDown": 40}
_LOADED = "document.querySelector('pdf-viewer')?.loadState_ === 'success'"
_SAVE = """(async () => {
  const saved = await document.querySelector('pdf-viewer').currentController.save('EDITED');
  const bytes = new Uint8Array(saved.dataToSave);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
})()"""
"""What the viewer's button for saving with changes does, but for asking where to."""


class Viewer:
    """A PDF that is open in Chromium."""

    def __init__(self, connection: ClientConnection, address: str) -> None:
        self._connection = connection
        self._numbers = itertools.count(1)
        target = self._call("Target.createTarget", url=address)["targetId"]
        self._page = self._attached(target)
        self._viewer = self._attached(self._found("chrome-extension://"))
        self._until(_LOADED)
        self._document = self._attached(self._found(address))

    def click(self, x: int, y: int) -> None:
        """Click on the page."""
        for kind in ("mousePressed", "mouseReleased"):
            self._call("Input.dispatchMouseEvent", self._page, type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, *keys: str) -> None:
        """Press keys that write nothing, one after the other."""
        for key in keys:
            named = {"key": key, "code": key, "windowsVirtualKeyCode": _KEYS[key]}
            for kind in ("rawKeyDown", "keyUp"):
                self._call("Input.dispatchKeyEvent", self._document, type=kind, **named)

    def type(self, text: str) -> None:
        """Type a text, sign by sign; a space ticks a check box."""
        for sign in text.replace("\n", "\r"):
            self._call("Input.dispatchKeyEvent", self._document, type="char", text=sign)

    def save(self) -> bytes:
        """The file as the viewer saves it, with what was filled in."""
        return base64.b64decode(self._evaluated(_SAVE))

    def picture(self) -> bytes:
        """The window as PNG."""
        return base64.b64decode(self._call("Page.captureScreenshot", self._page, format="png")["data"])

    def _found(self, address: str) -> str:
        """The inner document whose address begins so."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            targets = self._call("Target.getTargets", filter=[{}])["targetInfos"]
            for each in targets:
                if each["type"] == "iframe" and each["url"].startswith(address):
                    return str(each["targetId"])
            time.sleep(0.1)
        raise TimeoutError(f"Chromium's PDF viewer did not show {address}")

    def _until(self, expression: str) -> None:
        end = time.monotonic() + _PATIENCE
        while self._evaluated(expression) is not True:
            if time.monotonic() > end:
                raise TimeoutError("Chromium's PDF viewer did not load the file")
            time.sleep(0.1)

    def _evaluated(self, expression: str) -> Any:  # noqa: ANN401
        answer = self._call(
            "Runtime.evaluate", self._viewer, expression=expression, returnByValue=True, awaitPromise=True
        )
        return answer["result"].get("value")

    def _attached(self, target: str) -> str:
        return str(self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])

    def _call(self, method: str, session: str = "", **params: object) -> dict[str, Any]:
        number = next(self._numbers)
        asked: dict[str, object] = {"id": number, "method": method, "params": params}
        self._connection.send(json.dumps(asked | ({"sessionId": session} if session else {})))
        while True:
            answer = json.loads(self._connection.recv(timeout=_PATIENCE))
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                result: dict[str, Any] = answer["result"]
                return result


@contextmanager
def opened(pdf: Path, profile: Path) -> Iterator[Viewer]:
    """Open a PDF; `profile` is a folder for Chromium's own files."""
    command = [*_COMMAND, f"--user-data-dir={profile}", "--window-size=900,1200", "about:blank"]
    browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with connect(_address(profile), max_size=None) as connection:
            yield Viewer(connection, pdf.as_uri())
    finally:
        browser.terminate()
        browser.wait(_PATIENCE)


def _address(profile: Path) -> str:
    """Where Chromium listens; it writes that to a file when it does."""
    told = profile / "DevToolsActivePort"
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        lines = told.read_text("ascii").splitlines() if told.exists() else []
        if len(lines) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        time.sleep(0.1)
    raise TimeoutError("Chromium did not start")
