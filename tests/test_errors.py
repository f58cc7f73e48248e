"""The errors that a user can do something about."""

from __future__ import annotations

import pickle

import pytest

from akkg import errors
from akkg.errors import AkkgError, BackendError, DataError, LimitError, OutputError, QueryError


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (AkkgError("it is wrong"), "it is wrong"),
        (AkkgError("it is wrong", "x.ttl:3"), "it is wrong (x.ttl:3)"),
        (AkkgError("it is wrong", None, "mend it"), "it is wrong: mend it"),
        (AkkgError("it is wrong", "x.ttl:3", "mend it"), "it is wrong (x.ttl:3): mend it"),
    ],
)
def test_a_message_says_what_where_and_what_to_do(error: AkkgError, expected: str) -> None:
    """The three parts stand in one line, and those that are missing leave no marks behind."""
    assert expected == str(error)


def test_a_class_says_how_the_process_ends() -> None:
    """2 is an explained error, 4 a limit, 5 another engine."""
    assert (2, 2, 2, 4, 5) == tuple(
        kind.exit_status for kind in (AkkgError, DataError, QueryError, LimitError, BackendError)
    )
    assert OutputError.exit_status == 2


def test_an_error_survives_the_way_between_processes() -> None:
    """A worker can hand an error to its parent with all three parts."""
    error = pickle.loads(pickle.dumps(DataError("it is wrong", "x.ttl:3", "mend it")))
    assert ("it is wrong", "x.ttl:3", "mend it") == (error.what, error.where, error.remedy)


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    """Every class of the module stands in its picture, and the picture has no other."""
    kinds = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, AkkgError)
    }
    drawn = {word for word in (errors.__doc__ or "").split() if word.endswith("Error")}
    assert kinds == drawn
    assert len(kinds) > 5
