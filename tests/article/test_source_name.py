"""Sources in few words, and those that others can follow."""

import pytest

from harken.article.source_name import link_of, short_source


@pytest.mark.parametrize(
    ("source", "short", "is_link"),
    [
        ("https://www.example.org/coast?id=7", "example.org", True),
        ("http://example.org:8080", "example.org:8080", True),
        ("/home/ada/harbour.html", "harbour.html", False),
        ("C:\\Texts\\harbour.docx", "harbour.docx", False),
        ("/home/ada/articles/", "articles", False),
        ("pasted text", "pasted text", False),
        ("https://[broken", "[broken", False),
        ("", "", False),
    ],
)
def test_a_source_has_a_short_name(source: str, short: str, is_link: bool) -> None:
    assert short_source(source) == short
    assert link_of(source) == (source if is_link else None)
