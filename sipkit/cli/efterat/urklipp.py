"""The clipboard of the one at the keyboard, where there is one."""

from __future__ import annotations


def kopiera(text: str) -> bool:
    """Put a text on the clipboard; an empty one empties it. Whether there was a clipboard to put it on."""
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        return False
    return True
