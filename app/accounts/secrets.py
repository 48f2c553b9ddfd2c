"""Secrets: made here, shown once, kept only as digests."""

import hashlib
import secrets
from functools import cache
from threading import BoundedSemaphore

from pwdlib import PasswordHash

# argon2id takes 64 MB and about 0.1 s for one password: more at a time would starve the others.
_AT_ONCE = BoundedSemaphore(2)


def new_secret(prefix: str = "") -> str:
    """A secret of 256 bits."""
    return prefix + secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is stored of a secret that is long and random: its SHA-256, in hex."""
    return hashlib.sha256(secret.encode()).hexdigest()


@cache
def _argon2() -> PasswordHash:
    return PasswordHash.recommended()


@cache
def _nobodys_password() -> str:
    return _argon2().hash(new_secret())


def hash_password(password: str) -> str:
    """What is stored of a password: argon2id with its salt and parameters."""
    with _AT_ONCE:
        return _argon2().hash(password)


def verify_password(password: str, stored: str | None) -> bool:
    """Whether the password is the stored one; takes as long when there is none."""
    with _AT_ONCE:
        right = _argon2().verify(password, stored or _nobodys_password())
    return right and stored is not None
