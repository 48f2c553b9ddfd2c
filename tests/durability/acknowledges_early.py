"""The broken twin: a server that acknowledges an edit, and commits it a moment later.

It is the mistake that an ordinary `yield` dependency makes. Importing this module makes it, in
the process that imports it; the harness must find that edits are lost.
"""

import time
from collections.abc import Iterator
from typing import Annotated
from unittest import mock

from fastapi import Depends
from sqlalchemy.orm import Session

from app import requests
from app.database import transaction

# As long as a commit may take on a slow disk.
_MOMENT = 0.05


def _writing() -> Iterator[Session]:
    with transaction() as session:
        yield session
        time.sleep(_MOMENT)


# Without scope="function" what follows the `yield` comes after the answer.
mock.patch.object(requests, "WriteSession", Annotated[Session, Depends(_writing)]).start()
