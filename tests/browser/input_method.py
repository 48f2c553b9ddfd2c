"""An input method, as Chromium hears one: a composition, its keys, and what it commits."""

from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page

# While an input method has a key for itself, Chromium reports this code in its place.
_PROCESSED = 229


@dataclass(frozen=True)
class Key:
    """A key and its code on the board."""

    name: str
    code: int


ENTER = Key("Enter", 13)
ESCAPE = Key("Escape", 27)


class InputMethod:
    """Chinese typed by pinyin into whatever has the focus."""

    def __init__(self, page: Page) -> None:
        self._protocol: CDPSession = page.context.new_cdp_session(page)

    def compose(self, *stages: str) -> None:
        """Show the text of each stage, underlined, as it grows."""
        for stage in stages:
            self._key("Process", "KeyA")
            self._protocol.send(
                "Input.imeSetComposition",
                {"text": stage, "selectionStart": len(stage), "selectionEnd": len(stage)},
            )

    def key(self, key: Key, *, control: bool = False, named: bool = False) -> None:
        """Press a key that the input method takes: Enter for the letters as they are, Escape.

        Args:
            control: with Ctrl.
            named: under its own code; otherwise under the one for a key that was taken.
        """
        self._key(key.name, key.name, 2 if control else 0, key.code if named else _PROCESSED)

    def commit(self, text: str) -> None:
        """End the composition with this text in its place."""
        self._protocol.send("Input.insertText", {"text": text})

    def _key(self, name: str, code: str, modifiers: int = 0, as_code: int = _PROCESSED) -> None:
        press = {
            "key": name,
            "code": code,
            "modifiers": modifiers,
            "windowsVirtualKeyCode": as_code,
        }
        self._protocol.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **press})
        self._protocol.send("Input.dispatchKeyEvent", {"type": "keyUp", **press})
