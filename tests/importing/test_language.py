import pytest

from harken.importing.language import LANGUAGES, language_of, languages_of_blocks

SAMPLES = {
    "en": "The town treated the sea as a tenant who was always behind with the rent.",
    "de": "Die Stadt behandelte das Meer wie einen Mieter, der immer zu spät zahlte.",
    "fr": "La ville traitait la mer comme un locataire toujours en retard de loyer.",
    "es": "El pueblo trataba al mar como a un inquilino que siempre pagaba tarde.",
    "it": "La città trattava il mare come un inquilino sempre in ritardo con l’affitto.",
    "pt": "A cidade tratava o mar como um inquilino que estava sempre com a renda em atraso.",
    "nl": "De stad behandelde de zee als een huurder die altijd te laat betaalde.",
    "pl": "Miasto traktowało morze jak lokatora, który zawsze zalega z czynszem.",
    "ru": "Город относился к морю как к жильцу, который вечно задерживает плату.",
    "sv": "Staden behandlade havet som en hyresgäst som alltid låg efter med hyran.",
    "fi": "Kaupunki kohteli merta kuin vuokralaista, joka oli aina myöhässä maksuista.",
    "cs": "Město zacházelo s mořem jako s nájemníkem, který se vždy opozdí s nájmem.",
    "tr": "Kasaba denize, kirasını hep geciktiren bir kiracı gibi davranıyordu.",
    "uk": "Місто ставилося до моря як до мешканця, який завжди запізнюється з платою.",
}


@pytest.mark.parametrize("language", SAMPLES)
def test_a_sentence_or_two_tell_the_language(language: str) -> None:
    assert language_of([SAMPLES[language] * 2]) == language


def test_what_the_document_says_decides_only_where_the_text_is_too_short() -> None:
    assert language_of(["Tides"], "de-AT") == "de"
    assert language_of(["Hav"], "nb") == "no"
    assert language_of([SAMPLES["en"]], "de") == "en"
    assert language_of(["123"], None) == "en"
    assert language_of(["Tides"], "not a language") in LANGUAGES


def test_only_long_blocks_that_surely_differ_have_a_language_of_their_own() -> None:
    long = {name: text * 3 for name, text in SAMPLES.items()}
    texts = [long["en"], long["de"], SAMPLES["de"], "Grüße", long["ru"]]
    assert languages_of_blocks(texts, "en") == [None, "de", None, None, "ru"]
