"""The kinds that a picture was asked for, in the words of its title."""

from __future__ import annotations

import pytest

from akkg.networks.kinds import Kind
from akkg.pictures.kind_words import kinds_in_words

NAMED = [
    Kind("plan", "plan of action", ("akkg:PlanOfAction", "akkg:Instrument")),
    Kind("meeting", "ASEAN-led mechanism", ("akkg:AseanLedMechanism", "akkg:Mechanism")),
]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("fund", "funds"),
        ("FUNDS", "funds"),
        ("Statuses and Relations", "statuses and relations"),
        ("Plan Of Action", "plan of action"),
        ("planofaction", "plan of action"),
        ("AKKG:PLANOFACTION", "plan of action"),
        ("akkg:Instrument", "instrument"),
        ("asean-LED mechanism", "ASEAN-led mechanism"),
        ("akkg:aseanledmechanism", "ASEAN-led mechanism"),
        ("akkg:FreeTradeAgreement", "free trade agreement"),
        ("Free Trade Agreement", "free trade agreement"),
    ],
)
def test_a_kind_is_called_the_same_however_it_was_typed(typed: str, words: str) -> None:
    """By its family, by the label of its class, or where none is at hand by the class's name."""
    assert words == kinds_in_words([typed], NAMED)


def test_a_label_at_hand_goes_before_the_name_of_a_class_above() -> None:
    """Whichever comes first."""
    upper = Kind("meeting", "way of working", ("akkg:Mechanism",))
    for named in ([upper, *NAMED], [*NAMED, upper]):
        assert "way of working" == kinds_in_words(["akkg:mechanism"], named)
