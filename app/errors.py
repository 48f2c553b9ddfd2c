"""The tree of things that can be wrong, in the words of the people who meet them.

The message is a whole sentence that can be shown as it is. Facts a program needs are
attributes. Nothing here knows HTTP: `web/errors.py` and `cli` map the kinds.
"""

import re
from datetime import datetime
from typing import Any

_INNER_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class DuizhaoError(Exception):
    """Anything the workbench can explain to the person who asked for it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    @property
    def code(self) -> str:
        """A name for programs: the feature and what is wrong in it.

        A client that speaks another language finds its own sentence by this name, and puts the
        attributes into it.

        >>> Busy("Try again.", 10).code
        'errors.busy'
        """
        feature = type(self).__module__.split(".")[1]
        return f"{feature}.{_INNER_CAPITAL.sub('_', type(self).__name__).lower()}"

    @property
    def facts(self) -> dict[str, Any]:
        """What the sentence speaks of, by name, as far as JSON can say it.

        >>> from app.fetching.errors import LeadsOn
        >>> LeadsOn(5).facts
        {'most': 5}
        """
        return {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in vars(self).items()
            if name not in ("sentence", "retry_after")
            and (value is None or isinstance(value, (str, int, list, dict, datetime)))
        }


class NotFound(DuizhaoError):
    """What was asked for is not there, or not for this person to know of."""


class Conflict(DuizhaoError):
    """It was right when it was asked for, but something else has changed meanwhile."""


class Invalid(DuizhaoError):
    """The input cannot be used, and the sentence says why."""


class TooLarge(Invalid):
    """The input is larger than the workbench takes."""


class Forbidden(DuizhaoError):
    """The person is known, and may not do this."""


class Unauthenticated(DuizhaoError):
    """Nobody is signed in."""


class TooMany(DuizhaoError):
    """Asked too often; `retry_after` says in seconds when to come back."""

    def __init__(self, sentence: str, retry_after: int) -> None:
        super().__init__(sentence)
        self.retry_after = retry_after


class Unavailable(DuizhaoError):
    """The installation lacks something that this needs."""


class Busy(Unavailable):
    """Too many ask for something costly; `retry_after` says in seconds when to come back."""

    def __init__(self, sentence: str, retry_after: int) -> None:
        super().__init__(sentence)
        self.retry_after = retry_after


class VersionNeeded(DuizhaoError):
    """A change that does not say which version it was made on."""

    def __init__(self) -> None:
        super().__init__(
            'Say which version the change was made on, as If-Match: "3";'
            " without it somebody else's work could be overwritten."
        )


class VersionUnreadable(Invalid):
    """An If-Match header that names no version."""

    def __init__(self, given: str) -> None:
        super().__init__(f'If-Match must name a version such as "3", not {given[:40]!r}.')


class Outdated(Conflict):
    """The change was made on a version that is no longer the current one.

    Subclasses carry the current one, so that nobody's work has to be thrown away.
    """
