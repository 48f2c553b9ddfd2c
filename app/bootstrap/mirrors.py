"""The package index that a person has configured for pip, handed on to uv.

uv reads none of pip's configuration, so behind a company's mirror it would ask the wrong host.
The settings go into the environment of the programs that the set-up runs, and nowhere else:
they can hold passwords.

Three of pip's settings would do harm as they are. uv takes a package from the first index that
knows its name, so an extra index with an older copy hides the right one: it is told to look at
all of them, which the hashes of the lock files make safe. A folder for `find-links` that does
not exist stops uv, and so does an extra index that does not answer; pip only warns. Absent
folders are left out here, and `without_extras` is what a second try is made with.
"""

import ast
import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

# pip's setting -> uv's variables of which any means that uv was configured by itself.
_OWN = {
    "index-url": ("UV_DEFAULT_INDEX", "UV_INDEX_URL"),
    "extra-index-url": ("UV_INDEX", "UV_EXTRA_INDEX_URL"),
    "find-links": ("UV_FIND_LINKS",),
    "no-index": ("UV_NO_INDEX",),
    "trusted-host": ("UV_INSECURE_HOST",),
    "cert": ("SSL_CERT_FILE",),
    "client-cert": ("SSL_CLIENT_CERT",),
    "proxy": ("ALL_PROXY", "HTTPS_PROXY", "https_proxy", "all_proxy"),
    "default-timeout": ("UV_HTTP_TIMEOUT",),
    "timeout": ("UV_HTTP_TIMEOUT",),
}


def parse(listing: str) -> dict[str, str]:
    r"""What `pip config list` prints, the strongest setting of each name winning.

    >>> parse("global.index-url='a'\ninstall.index-url='b'\n:env:.find-links='c'")
    {'index-url': 'b', 'find-links': 'c'}
    """
    ranks = {"global": 0, "install": 1, ":env:": 2}
    found: dict[str, tuple[int, str]] = {}
    for line in listing.splitlines():
        key, equals, quoted = line.partition("=")
        section, dot, name = key.rpartition(".")
        if not equals or not dot or section not in ranks:
            continue
        try:
            value = str(ast.literal_eval(quoted))
        except (SyntaxError, ValueError):
            continue
        if ranks[section] >= found.get(name, (-1, ""))[0]:
            found[name] = (ranks[section], value)
    return {name: value for name, (_, value) in found.items()}


def for_uv(pip: Mapping[str, str], env: Mapping[str, str]) -> dict[str, str]:
    """The variables that make uv ask where pip would; none that uv was given already.

    >>> for_uv({"index-url": "https://mirror.example/simple"}, {})
    {'UV_DEFAULT_INDEX': 'https://mirror.example/simple'}
    >>> for_uv({"index-url": "https://mirror.example/simple"}, {"UV_INDEX_URL": "https://own"})
    {}
    """
    passed: dict[str, str] = {}
    for name, value in pip.items():
        variables = _OWN.get(name)
        if not variables or any(env.get(own) for own in variables):
            continue
        words = value.split()
        if name == "extra-index-url" and words:
            passed |= {variables[0]: " ".join(words), "UV_INDEX_STRATEGY": "unsafe-best-match"}
        elif name == "find-links":
            words = [word for word in words if _is_there(word)]
            if words:
                passed[variables[0]] = ",".join(words)
        elif name == "no-index":
            if value.lower() in ("1", "true", "yes", "on", "y", "t"):
                passed[variables[0]] = "1"
        elif name == "trusted-host":
            passed[variables[0]] = " ".join(words)
        elif words:
            passed[variables[0]] = value.strip()
    return passed


def without_extras(env: Mapping[str, str]) -> dict[str, str] | None:
    """The same environment with the main index alone; None when it is that already."""
    extras = {"UV_INDEX", "UV_INDEX_STRATEGY", "UV_FIND_LINKS"}
    if not extras & env.keys() or env.get("UV_NO_INDEX"):
        return None
    return {name: value for name, value in env.items() if name not in extras}


def _is_there(place: str) -> bool:
    parts = urlsplit(place)
    if parts.scheme == "file":
        return Path(unquote(parts.path)).exists()
    return bool(parts.scheme) or Path(os.path.expandvars(place)).expanduser().exists()
