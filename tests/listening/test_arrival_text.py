"""What came in, as it is said and read."""

import pytest

from harken.listening.arrival_text import arrival_text


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        ([], ""),
        (["The sea"], "Added: The sea."),
        (["Why the sea?"], "Added: Why the sea?"),
        (["  "], "Added: Untitled."),
        (["The sea", "The wall"], "Two articles added: The sea and The wall."),
        (["A", "B", "C"], "Three articles added: A, B and C."),
        (["A", "B", "C", "D"], "Four articles added: A, B and two more."),
        ([str(at) for at in range(40)], "Forty articles added: 0, 1 and thirty-eight more."),
        (["{title}", "{}"], "Two articles added: {title} and {}."),
    ],
)
def test_what_was_added_is_named(titles: list[str], said: str) -> None:
    assert arrival_text(titles) == said
