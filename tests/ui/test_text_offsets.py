from hypothesis import given
from hypothesis import strategies as st

from harken.ui.text_offsets import Utf16Offsets


@given(st.text())
def test_offsets_are_those_of_the_encoded_text(text: str) -> None:
    offsets = Utf16Offsets(text)
    for place in range(len(text) + 1):
        units = len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
        assert offsets.to_utf16(place) == units
        assert offsets.to_code_points(units) == place
    assert offsets.length == offsets.to_utf16(len(text))


def test_the_middle_of_a_surrogate_pair_is_its_character() -> None:
    offsets = Utf16Offsets("a😀b")
    assert [offsets.to_code_points(units) for units in range(5)] == [0, 1, 1, 2, 3]
