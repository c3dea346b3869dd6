"""Passwords, sessions, tokens: who comes in, for how long, and what a wrong password costs."""

from pathlib import Path

import pytest

from dateline.errors import SettingError
from dateline.views.cli.main import main
from dateline.views.private import private_path
from dateline.views.web.accounts import GRACE, IDLE, LONGEST, ROTATED, Accounts
from dateline.views.web.desk import open_desk

GOOD = "a long enough password"


class Clock:
    """A clock that is set by hand."""

    at = 1_000_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path, clock: Clock) -> Accounts:
    made = Accounts(tmp_path / "r.users", now=clock, cost=1)
    made.add("ada", "reviewer", GOOD)
    return made


def test_passwords_are_argon2id_and_the_file_is_the_owners(accounts: Accounts) -> None:
    body = accounts.path.read_bytes()
    assert b"$argon2id$" in body and GOOD.encode() not in body
    assert accounts.path.stat().st_mode & 0o077 == 0


def test_a_session_is_kept_as_a_hash(accounts: Accounts) -> None:
    secret = accounts.enter("ada", GOOD)
    assert secret and secret.encode() not in accounts.path.read_bytes()
    person = accounts.person(secret)
    assert person and (person.name, person.role) == ("ada", "reviewer")
    assert person.may("reader") and person.may("reviewer") and not person.may("admin")


@pytest.mark.parametrize(("name", "password"), [("ada", "wrong"), ("eve", GOOD), ("", ""), ("ada' --", GOOD)])
def test_wrong_ones_do_not_come_in(accounts: Accounts, name: str, password: str) -> None:
    assert accounts.enter(name, password) is None


def test_sessions_end(accounts: Accounts, clock: Clock) -> None:
    secret = accounts.enter("ada", GOOD)
    assert secret
    clock.at += IDLE + 1
    assert accounts.person(secret) is None
    secret = accounts.enter("ada", GOOD)
    assert secret
    for _ in range(int(LONGEST / (IDLE / 2)) + 2):
        clock.at += IDLE / 2
        person = accounts.person(secret)
        secret = person.fresh if person and person.fresh else secret
    assert accounts.person(secret) is None


def test_a_session_gets_a_new_secret_and_the_old_one_ends(accounts: Accounts, clock: Clock) -> None:
    old = accounts.enter("ada", GOOD)
    assert old
    clock.at += ROTATED + 1
    person = accounts.person(old)
    assert person and person.fresh and person.fresh != old
    assert accounts.person(old), "questions that were under way still come in"
    clock.at += GRACE + 1
    assert accounts.person(old) is None
    assert accounts.person(person.fresh)


def test_out_everywhere(accounts: Accounts) -> None:
    one, other = accounts.enter("ada", GOOD), accounts.enter("ada", GOOD)
    assert one and other
    accounts.leave(one)
    assert accounts.person(one) is None and accounts.person(other)
    third = accounts.enter("ada", GOOD)
    assert third
    accounts.leave(third, everywhere=True)
    assert accounts.person(other) is None


def test_wrong_passwords_make_wait(accounts: Accounts, clock: Clock) -> None:
    for _ in range(5):
        assert accounts.enter("ada", "wrong", address="10.0.0.1") is None
    with pytest.raises(SettingError, match="too many wrong passwords"):
        accounts.enter("ada", GOOD, address="10.0.0.1")
    clock.at += 31
    assert accounts.enter("ada", GOOD, address="10.0.0.1")
    for n in range(20):
        accounts.enter(f"user{n}", "wrong", address="10.0.0.2")
    with pytest.raises(SettingError, match="too many"):
        accounts.enter("ada", GOOD, address="10.0.0.2")
    assert accounts.enter("ada", GOOD, address="10.0.0.3")


def test_tokens(accounts: Accounts) -> None:
    token = accounts.new_token("ada", "export")
    person = accounts.of_token(token)
    assert person and person.name == "ada" and person.csrf == ""
    assert token.encode() not in accounts.path.read_bytes()
    accounts.remove("ada")
    assert accounts.of_token(token) is None
    with pytest.raises(SettingError, match="no user 'ada'"):
        accounts.new_token("ada", "export")


@pytest.mark.parametrize(
    ("name", "role", "password", "why"),
    [
        ("eve", "owner", GOOD, "no role"),
        ("eve", "reader", "short", "at least"),
        ("<b>", "reader", GOOD, "use letters"),
        ("local", "admin", GOOD, "use letters"),
        ("ada", "reader", GOOD, "there already"),
    ],
)
def test_what_will_not_do_is_told(accounts: Accounts, name: str, role: str, password: str, why: str) -> None:
    with pytest.raises(SettingError, match=why):
        accounts.add(name, role, password)


def test_nobody_is_let_in_from_elsewhere_without_users(own: Path) -> None:
    with pytest.raises(SettingError, match="dateline users add"):
        open_desk(own, hosts=frozenset({"desk.example"}), here=False, reads=False)
    Accounts(private_path(own), cost=1).add("ada", "admin", GOOD)
    desk = open_desk(own, hosts=frozenset({"desk.example"}), here=False, reads=False)
    assert not desk.open_to_read and desk.key is None
    desk.close()


def test_serve_refuses_an_open_address(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--record", str(own), "--host", "0.0.0.0", "--port", "0"]) == 2
    assert "no users are set up" in capsys.readouterr().err


def test_users_on_the_command_line(
    own: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.views.cli.users.password", lambda: GOOD)
    record = ["--record", str(own)]
    assert main(["users", "add", "ada", "--role", "admin", *record]) == 0
    assert main(["users", "list", *record]) == 0
    assert "ada  admin" in capsys.readouterr().out
    assert main(["users", "token", "ada", *record]) == 0
    assert capsys.readouterr().out.startswith("dl_")
    assert main(["users", "remove", "ada", *record]) == 0
    assert main(["users", "add", *record]) == 2
