"""Who is asking: people, their browsers and their programs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.accounts import queries, secrets
from app.accounts.errors import (
    CurrentPasswordWrong,
    EmailNeeded,
    EmailTaken,
    LastAdministrator,
    LinkNotValid,
    PersonNotFound,
    TokenNotFound,
    TooManySignIns,
    WrongPassword,
)
from app.accounts.models import FailedSignIn, Person, SignIn, SignInLink, Token
from app.accounts.schemas import Me, MeChange, NewToken, PersonChange, PersonInfo, TokenInfo
from app.database import Session, now, transaction

SIGN_IN_DAYS = 90
LINK_MINUTES = 15
TOKEN_PREFIX = "dz_"  # noqa: S105 - a prefix by which leaked tokens can be found, no secret
_FAILURES = 10
_FAILURE_WINDOW = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, as read once at the start of a request."""

    id: int
    name: str
    is_administrator: bool


def caller(person: Person) -> Caller:
    """The caller that a person is."""
    return Caller(person.id, person.name, person.is_administrator)


def identify_browser(session: Session, cookie: str) -> Caller | None:
    """Who a session cookie stands for."""
    found = queries.signed_in(session, secrets.digest(cookie), now())
    return caller(found) if found else None


def identify_program(session: Session, token: str) -> tuple[Caller, bool] | None:
    """Who a bearer token stands for, and whether its use is to be noted."""
    found = queries.bearer(session, secrets.digest(token))
    return (caller(found[0]), found[1]) if found else None


def note_token_use(token: str) -> None:
    """Remember, to the hour, that a token is in use."""
    with transaction() as session:
        queries.note_token_use(session, secrets.digest(token), now())


def me(session: Session, person_id: int) -> Me:
    """What people see of themselves."""
    found = _person(session, person_id)
    return Me(
        id=found.id,
        name=found.name,
        email=found.email,
        is_administrator=found.is_administrator,
        has_password=found.password is not None,
        language=found.language,
    )


def sign_in_with_password(email: str, password: str) -> tuple[Person, str]:
    """Sign a browser in; answers the person and the cookie's value.

    It opens its own transactions: a failure must be on record although the request fails, and
    argon2 must not run while SQLite's only writer is held.
    """
    with transaction() as session:
        attempt = _attempt(session, email)
        found = queries.person_by_email(session, email)
    usable = found if found and found.active else None
    if not secrets.verify_password(password, usable.password if usable else None) or not usable:
        raise WrongPassword
    with transaction() as session:
        queries.forget_attempt(session, attempt)
        return usable, open_browser(session, usable.id)


def _attempt(session: Session, email: str) -> int:
    """Count a guess as wrong before it is looked at, so that many at once cannot outrun the limit.

    Answers the attempt, which is taken back when it was right.

    Raises:
        TooManySignIns: ten guesses were wrong in a quarter of an hour.
    """
    who, at = secrets.digest(email.lower()), now()
    queries.lock_attempts(session, who)
    queries.forget_failures(session, at - _FAILURE_WINDOW)
    failures = queries.failures(session, who, at - _FAILURE_WINDOW)
    if len(failures) >= _FAILURES:
        wait = failures[-_FAILURES] + _FAILURE_WINDOW - at
        raise TooManySignIns(max(1, int(wait.total_seconds())))
    attempt = FailedSignIn(who=who, at=at)
    queries.add(session, attempt)
    return attempt.id


def sign_in_with_link(session: Session, token: str) -> tuple[Person, str]:
    """Sign a browser in by a link that works once."""
    person_id = queries.use_link(session, secrets.digest(token), now())
    found = queries.person(session, person_id) if person_id else None
    if found is None or not found.active:
        raise LinkNotValid
    return found, open_browser(session, found.id)


def open_browser(session: Session, person_id: int) -> str:
    """Remember a browser; answers the value of its cookie."""
    at = now()
    queries.forget_expired(session, at)
    cookie = secrets.new_secret()
    expires = at + timedelta(days=SIGN_IN_DAYS)
    queries.add(
        session,
        SignIn(
            digest=secrets.digest(cookie), person_id=person_id, created_at=at, expires_at=expires
        ),
    )
    return cookie


def sign_out(session: Session, cookie: str) -> None:
    """Forget a browser."""
    queries.end_sign_in(session, secrets.digest(cookie))


def new_link(session: Session, person_id: int) -> tuple[str, datetime]:
    """A secret that signs this person in once within a quarter of an hour."""
    found = _person(session, person_id)
    token, expires = secrets.new_secret(), now() + timedelta(minutes=LINK_MINUTES)
    queries.add(
        session,
        SignInLink(digest=secrets.digest(token), person_id=found.id, expires_at=expires),
    )
    return token, expires


def add_person(
    session: Session,
    name: str,
    email: str | None = None,
    password: str | None = None,
    *,
    is_administrator: bool = False,
) -> Person:
    """Register somebody. `password` is the hash, made before the transaction began."""
    if email and queries.person_by_email(session, email):
        raise EmailTaken(email)
    person = Person(
        name=name,
        email=email,
        password=password,
        is_administrator=is_administrator,
        active=True,
        created_at=now(),
    )
    queries.add(session, person)
    return person


def change_me(session: Session, person_id: int, change: MeChange) -> Me:
    """Change one's own name, address or language."""
    found = _person(session, person_id)
    if change.email is not None and change.email != found.email:
        other = queries.person_by_email(session, change.email)
        if other and other.id != person_id:
            raise EmailTaken(change.email)
        found.email = change.email
    if change.name is not None:
        found.name = change.name
    if change.language is not None:
        found.language = change.language
    session.flush()
    return me(session, person_id)


def change_password(person_id: int, current: str, new: str, cookie: str) -> None:
    """Set one's password, sign out every other browser, and put unused sign-in links out of force.

    Hashing is done before the transaction, and a wrong current password counts, as when signing in.
    """
    with transaction() as session:
        found = _person(session, person_id)
        if found.email is None:
            raise EmailNeeded
        attempt = _attempt(session, found.email) if found.password is not None else None
    if found.password is not None and not secrets.verify_password(current, found.password):
        raise CurrentPasswordWrong
    hashed = secrets.hash_password(new)
    with transaction() as session:
        if attempt is not None:
            queries.forget_attempt(session, attempt)
        if not queries.replace_password(session, person_id, found.password, hashed):
            raise CurrentPasswordWrong
        queries.end_sign_ins(session, person_id, but=secrets.digest(cookie))
        queries.end_links(session, person_id)


def tokens(session: Session, person_id: int) -> list[TokenInfo]:
    """A person's tokens, without their secrets."""
    return [
        TokenInfo(id=t.id, name=t.name, created_at=t.created_at, last_used_at=t.last_used_at)
        for t in queries.tokens(session, person_id)
    ]


def new_token(session: Session, person_id: int, name: str) -> NewToken:
    """A key for a program, which may do what its owner may."""
    secret = secrets.new_secret(TOKEN_PREFIX)
    token = Token(digest=secrets.digest(secret), person_id=person_id, name=name, created_at=now())
    queries.add(session, token)
    return NewToken(id=token.id, name=name, token=secret)


def revoke_token(session: Session, person_id: int, token_id: int) -> None:
    """Put a program's key out of force."""
    if not queries.revoke_token(session, person_id, token_id, now()):
        raise TokenNotFound(token_id)


def people(session: Session) -> list[PersonInfo]:
    """Everybody, for administrators."""
    return [person_info(person) for person in queries.people(session)]


def person_info(person: Person) -> PersonInfo:
    """A person as administrators see them."""
    return PersonInfo(
        id=person.id,
        name=person.name,
        email=person.email,
        is_administrator=person.is_administrator,
        active=person.active,
        created_at=person.created_at,
    )


def change_person(session: Session, person_id: int, change: PersonChange) -> PersonInfo:
    """Make or unmake an administrator; switch somebody off, who is then signed out everywhere."""
    administrators = queries.lock_administrators(session)
    found = _person(session, person_id)
    loses = (
        found.is_administrator
        and found.active
        and (change.is_administrator is False or change.active is False)
    )
    if loses and administrators == 1:
        raise LastAdministrator
    if change.is_administrator is not None:
        found.is_administrator = change.is_administrator
        queries.ring(session)
    if change.active is not None:
        found.active = change.active
        if not change.active:
            queries.end_sign_ins(session, person_id)
    session.flush()
    return person_info(found)


def _person(session: Session, person_id: int) -> Person:
    found = queries.person(session, person_id)
    if found is None:
        raise PersonNotFound(person_id)
    return found
