"""One-time tokens: good once, told from forged ones afterwards."""

from __future__ import annotations

from clerk_app.tablet.tokens import OneTimeTokens, TokenUse, new_token, same_token, token_hash


def test_only_the_last_token_issued_is_valid() -> None:
    tokens = OneTimeTokens()
    first, second = tokens.issue(), tokens.issue()
    assert tokens.check(second) is TokenUse.VALID
    assert tokens.check(first) is TokenUse.USED
    assert tokens.check(new_token()) is TokenUse.UNKNOWN


def test_a_used_token_is_never_valid_again() -> None:
    tokens = OneTimeTokens()
    token = tokens.issue()
    tokens.use_up()
    assert tokens.check(token) is TokenUse.USED
    assert tokens.use_up() is None


def test_a_token_whose_answer_was_not_recorded_is_given_back() -> None:
    tokens = OneTimeTokens()
    token = tokens.issue()
    tokens.restore(tokens.use_up())
    assert tokens.check(token) is TokenUse.VALID


def test_a_token_is_not_given_back_once_another_was_issued() -> None:
    tokens = OneTimeTokens()
    token = tokens.issue()
    used = tokens.use_up()
    tokens.issue()
    tokens.restore(used)
    assert tokens.check(token) is TokenUse.USED


def test_what_is_stored_of_a_device_token_does_not_contain_it() -> None:
    token = new_token()
    assert token not in token_hash(token)
    assert same_token(token, token_hash(token))
    assert not same_token(token[:-1], token_hash(token))
    assert not same_token("密", token_hash(token))
