"""What two processes say to each other comes across as it was said, or is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.handsfree.instance.messages import (
    CONTROL,
    OPEN,
    Garbled,
    Request,
    line_of,
    message_of,
)
from harken.importing.source import BytesSource, FileSource, LinkSource

# Names of files may have bytes that are no text: Python has lone surrogates for them.
undecodable = st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF, categories=["Cs"])
names = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]) | undecodable)
paths = names.map(lambda name: FileSource(Path("/home") / name.lstrip("/")))
sources = st.one_of(paths, st.builds(LinkSource, names), st.builds(BytesSource, st.binary(), names))
requests = st.builds(
    Request,
    st.sampled_from([OPEN, CONTROL]),
    st.lists(sources),
    st.lists(names),
    st.none() | st.text("abc-_1TIME", min_size=1),
)


@given(requests)
def test_a_request_comes_across(request_: Request) -> None:
    line = line_of(request_.to_json())
    assert line.endswith(b"\n") and line.count(b"\n") == 1
    assert Request.from_json(message_of(line)) == request_


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
keys = st.sampled_from(["do", "words", "sources", "activation"])


@given(st.dictionaries(keys, values | st.sampled_from([OPEN, CONTROL])))
def test_whatever_else_is_asked_is_refused_or_well_formed(data: dict[str, object]) -> None:
    try:
        request = Request.from_json(data)
    except Garbled:
        return
    assert request.do in {OPEN, CONTROL}
    assert all(isinstance(word, str) for word in request.words)


@given(st.binary())
def test_any_line_is_an_object_or_refused(line: bytes) -> None:
    try:
        assert isinstance(message_of(line), dict)
    except Garbled:
        return


@pytest.mark.parametrize(
    "source",
    [
        {"file": "a.html"},
        {"file": "/a\0b"},
        {"file": "/a\ud800"},
        {"file": 3},
        {"link": "https://example.org/\ud800"},
        {"data": "", "name": "a\0b"},
        {"data": "", "name": "\udc00"},
        {"data": "not base64!", "name": "x"},
        {"data": "aa=="},
        "/a.html",
        None,
    ],
    ids=str,
)
def test_a_source_that_the_caller_cannot_have_meant_is_refused(source: object) -> None:
    with pytest.raises(Garbled):
        Request.from_json({"do": OPEN, "sources": [source]})
