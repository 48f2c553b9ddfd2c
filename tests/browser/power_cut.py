"""A Chromium that can lose its power: killed whole, and started again on the profile it left."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Self

from playwright.sync_api import Browser, BrowserContext, BrowserType

from tests.servers.chromium import chromium_path, launch_arguments

_READY_WITHIN = 60.0
_LOOK_EVERY = 0.05


class MortalBrowser:
    """A browser process of its own, whose profile outlives it."""

    def __init__(self, browser_type: BrowserType, profile: Path) -> None:
        self._browser_type = browser_type
        self._profile = profile
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Browser | None = None

    def __enter__(self) -> Self:
        """Nothing runs yet; `start` starts it."""
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self) -> BrowserContext:
        """Start it; its one window."""
        told = self._profile / "DevToolsActivePort"
        told.unlink(missing_ok=True)
        # A lock that the killed browser left would hand the start over to a process that is gone.
        for lock in self._profile.glob("Singleton*"):
            lock.unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [
                chromium_path(),
                *launch_arguments(),
                "--headless=new",
                "--remote-debugging-port=0",
                f"--user-data-dir={self._profile}",
                "about:blank",
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + _READY_WITHIN
        while not told.is_file() or "\n" not in told.read_text():
            if self._process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise RuntimeError("The browser did not start.")
            time.sleep(_LOOK_EVERY)
        port = told.read_text().partition("\n")[0]
        self._connection = self._browser_type.connect_over_cdp(f"http://127.0.0.1:{port}")
        return self._connection.contexts[0]

    def kill(self) -> None:
        """SIGKILL to all of its processes: nobody is asked, nothing is written any more."""
        if self._process is None:
            return
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None
        if self._connection:
            self._connection.close()
            self._connection = None

    def forget(self) -> None:
        """Delete the profile."""
        shutil.rmtree(self._profile, ignore_errors=True)
