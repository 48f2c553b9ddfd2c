"""Who the command line acts as, and under which name."""

import pwd

import pytest

from app.cli.people import _full_name, operator, rename
from app.database import transaction
from app.errors import Invalid


def account(login: str, said: str) -> pwd.struct_passwd:
    return pwd.struct_passwd((login, "x", 1, 1, said, "/", "/bin/sh"))


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (account("wu", "Wu Xin,,,"), "Wu Xin"),
        (account("root", "root"), ""),
        (account("ubuntu", "Ubuntu"), ""),
        (account("wu", ""), ""),
        (None, ""),
    ],
)
def test_an_account_is_no_persons_name(
    monkeypatch: pytest.MonkeyPatch,
    found: pwd.struct_passwd | None,
    name: str,
) -> None:
    def of(number: int) -> pwd.struct_passwd:
        if found is None:
            raise KeyError(number)
        return found

    monkeypatch.setattr(pwd, "getpwuid", of)
    assert _full_name() == name


def test_the_name_that_is_given_is_kept(database_url: str) -> None:
    with transaction() as session:
        assert rename(session, operator(session), " 李  明 ").name == "李 明"
    with transaction() as session:
        assert operator(session).name == "李 明"
        with pytest.raises(Invalid, match="This --name cannot be used: must not be empty"):
            rename(session, operator(session), " ")
