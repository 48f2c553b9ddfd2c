"""Secrets: made here, shown once, kept only as digests."""

import hashlib
import secrets
from functools import cache

from pwdlib import PasswordHash


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
    """What is stored of a password: argon2id with its salt and parameters.

    It takes 64 MB and about 0.1 s: routes that come here hold a `PasswordTurn`.
    """
    return _argon2().hash(password)


def verify_password(password: str, stored: str | None) -> bool:
    """Whether the password is the stored one; takes as long when there is none."""
    right = _argon2().verify(password, stored or _nobodys_password())
    return right and stored is not None
