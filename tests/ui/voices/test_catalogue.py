"""Voices are offered by language, and in each the better ones first."""

from hypothesis import given
from hypothesis import strategies as st

from harken.speech.voice import Voice
from harken.ui.voices.catalogue import shelves
from tests.ui.voices.conftest import AMERICA, BRITAIN, INSTALLED, RMS, SLT, espeak


def test_the_articles_language_comes_first_then_those_with_natural_voices() -> None:
    offered = shelves(INSTALLED, (), "de-AT")
    assert [it.name for it in offered] == ["German", "English", "Chinese", "Welsh"]
    # By the code that articles have, not the engine's own.
    assert [it.language for it in offered] == ["de", "en", "zh", "cy"]


def test_favourites_come_first_then_the_natural_ones_then_the_rest() -> None:
    english = shelves(INSTALLED, (BRITAIN.id,), "en")[0]
    assert english.voices == (BRITAIN, RMS, SLT, AMERICA)


def test_a_language_that_the_system_has_no_name_for_is_called_like_its_voice() -> None:
    [shelf] = shelves([espeak("inc/bpy", "Bishnupriya Manipuri", "bpy")], (), "en")
    assert shelf.name == "Bishnupriya Manipuri"


def test_looking_finds_languages_and_voices() -> None:
    english = shelves(INSTALLED, (), "en")[0]
    assert english.matching(" ENGL ") == english
    found = english.matching("britain")
    assert found is not None and found.voices == (BRITAIN,)
    assert english.matching("nobody") is None


languages = st.lists(st.sampled_from(["en", "en-gb", "zh-HK", "cmn", "nb", "no", "x"]), max_size=3)
voices = st.lists(
    st.builds(
        Voice, st.text(max_size=5), st.text(max_size=5), languages.map(tuple), st.just("x"),
        st.booleans(),
    ),
    unique_by=lambda it: it.id,
)  # fmt: skip


@given(voices, st.sampled_from(["en", "no", "zh", "fr", ""]))
def test_every_voice_that_speaks_a_language_is_offered_once(
    installed: list[Voice], first: str
) -> None:
    offered = [voice for shelf in shelves(installed, (), first) for voice in shelf.voices]
    assert {it.id for it in offered} == {it.id for it in installed if it.languages}
    assert len(offered) == len({it.id for it in offered})
