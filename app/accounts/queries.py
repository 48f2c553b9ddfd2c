"""The SQL of people and sign-ins."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.accounts.models import FailedSignIn, Person, SignIn, SignInLink, Token
from app.database import is_sqlite, now
from app.news import queries as news

# A token's last use is shown to the day; writing it at each request would cost a sync each.
_LAST_USED_STEP = timedelta(hours=1)


def person(session: Session, person_id: int) -> Person | None:
    """A person by id."""
    return session.get(Person, person_id)


def person_by_email(session: Session, email: str) -> Person | None:
    """A person by address, whatever its case."""
    return session.scalar(select(Person).where(Person.email == email.lower()))


def people(session: Session) -> Sequence[Person]:
    """Everybody, in the order in which they came."""
    return session.scalars(select(Person).order_by(Person.id)).all()


def names(session: Session, ids: set[int]) -> dict[int, str]:
    """The names of some people."""
    rows = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    return {row.id: row.name for row in rows}


def anybody(session: Session) -> bool:
    """Whether there is a person at all."""
    return session.scalar(select(Person.id).limit(1)) is not None


def first_administrator(session: Session) -> Person | None:
    """The administrator who came first and is still active."""
    return session.scalar(
        select(Person).where(Person.is_administrator, Person.active).order_by(Person.id).limit(1)
    )


def lock_administrators(session: Session) -> int:
    """How many active administrators there are; nobody else changes them until the commit."""
    return len(
        session.scalars(
            select(Person.id).where(Person.is_administrator, Person.active).with_for_update()
        ).all()
    )


def add(session: Session, row: Person | SignIn | SignInLink | Token | FailedSignIn) -> None:
    """Store a new row and learn its id."""
    session.add(row)
    session.flush()


def signed_in(session: Session, digest: str, at: datetime) -> Person | None:
    """Who a browser's cookie stands for."""
    return session.scalar(
        select(Person)
        .join(SignIn, SignIn.person_id == Person.id)
        .where(SignIn.digest == digest, SignIn.expires_at > at, Person.active)
    )


def end_sign_in(session: Session, digest: str) -> None:
    """Sign a browser out; what it has open is looked at again at once, here and below."""
    session.execute(delete(SignIn).where(SignIn.digest == digest))
    news.ring(session)


def end_sign_ins(session: Session, person_id: int, but: str = "") -> None:
    """Sign a person out everywhere, but for one browser."""
    session.execute(delete(SignIn).where(SignIn.person_id == person_id, SignIn.digest != but))
    news.ring(session)


def forget_expired(session: Session, at: datetime) -> None:
    """Drop sign-ins, links and failures that no longer mean anything."""
    session.execute(delete(SignIn).where(SignIn.expires_at <= at))
    session.execute(delete(SignInLink).where(SignInLink.expires_at <= at - timedelta(days=1)))


def use_link(session: Session, digest: str, at: datetime) -> int | None:
    """Use up a sign-in link: the person it is for, or None. Of two uses only one succeeds."""
    return session.execute(
        update(SignInLink)
        .where(
            SignInLink.digest == digest,
            SignInLink.used_at.is_(None),
            SignInLink.expires_at > at,
        )
        .values(used_at=at)
        .returning(SignInLink.person_id)
    ).scalar_one_or_none()


def tokens(session: Session, person_id: int) -> Sequence[Token]:
    """A person's tokens that are in force."""
    return session.scalars(
        select(Token)
        .where(Token.person_id == person_id, Token.revoked_at.is_(None))
        .order_by(Token.id)
    ).all()


def revoke_token(session: Session, person_id: int, token_id: int, at: datetime) -> bool:
    """Put a token out of force; whether there was one."""
    news.ring(session)
    return (
        session.execute(
            update(Token)
            .where(Token.id == token_id, Token.person_id == person_id, Token.revoked_at.is_(None))
            .values(revoked_at=at)
            .returning(Token.id)
        ).scalar_one_or_none()
        is not None
    )


def bearer(session: Session, digest: str) -> tuple[Person, bool] | None:
    """Who a token stands for, and whether its last use should be written down."""
    row = session.execute(
        select(Person, Token.last_used_at)
        .join(Token, Token.person_id == Person.id)
        .where(Token.digest == digest, Token.revoked_at.is_(None), Person.active)
    ).one_or_none()
    if row is None:
        return None
    found, last_used = row
    return found, last_used is None or now() - last_used > _LAST_USED_STEP


def note_token_use(session: Session, digest: str, at: datetime) -> None:
    """Write down when a token was last used."""
    session.execute(update(Token).where(Token.digest == digest).values(last_used_at=at))


def lock_attempts(session: Session, who: str) -> None:
    """Let nobody else count the guesses at this address until the commit."""
    if not is_sqlite(session):
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(who, 0))))


def forget_attempt(session: Session, attempt: int) -> None:
    """Take a guess back that was right."""
    session.execute(delete(FailedSignIn).where(FailedSignIn.id == attempt))


def replace_password(session: Session, person_id: int, old: str | None, new: str) -> bool:
    """Put a password's hash in place of the one that was compared; whether it was still there."""
    replaced = session.execute(
        update(Person)
        .where(Person.id == person_id, Person.password.is_not_distinct_from(old))
        .values(password=new)
        .returning(Person.id)
    )
    return replaced.scalar_one_or_none() is not None


def end_links(session: Session, person_id: int) -> None:
    """Put a person's unused sign-in links out of force."""
    session.execute(
        delete(SignInLink).where(SignInLink.person_id == person_id, SignInLink.used_at.is_(None))
    )


def ring(session: Session) -> None:
    """Have every open stream look again whether its reader may still read."""
    news.ring(session)


def failures(session: Session, who: str, after: datetime) -> Sequence[datetime]:
    """When wrong passwords were given for an address."""
    return session.scalars(
        select(FailedSignIn.at)
        .where(FailedSignIn.who == who, FailedSignIn.at > after)
        .order_by(FailedSignIn.at)
    ).all()


def forget_failures(session: Session, before: datetime) -> None:
    """Drop failures that are too old to count."""
    session.execute(delete(FailedSignIn).where(FailedSignIn.at <= before))
