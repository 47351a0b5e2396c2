"""What of an article is ranked."""

from harken.summary.document import rankable_document
from tests.summary.articles import THE_LIGHTHOUSE, article_of, text_at


def texts_of(*blocks: str, title: str = "", skipped: tuple[str, ...] = ()) -> list[str]:
    article = article_of(*blocks, title=title, skipped=skipped)
    return [text_at(article, index) for index in rankable_document(article).indices]


def test_paragraphs_quotes_and_list_items_are_ranked() -> None:
    assert texts_of("One is here. Two too.", "> Three said so.", "- Four in a list.") == [
        "One is here.", "Two too.", "Three said so.", "Four in a list.",
    ]  # fmt: skip


def test_title_headings_code_and_tables_are_not() -> None:
    assert texts_of("# A heading", "` some code", "| a table", title="The title") == []


def test_skipped_sentences_are_not() -> None:
    assert texts_of("Keep this. Read more here.", skipped=("Read more",)) == ["Keep this."]


def test_restored_sentences_are_again() -> None:
    article = article_of("Keep this. Read more here.", skipped=("Read more",))
    restored = article.with_restored(0)
    assert len(rankable_document(restored).indices) == 2


def test_of_repeated_sentences_the_first_is() -> None:
    assert texts_of("Buy it now! It works. Buy  it NOW.", "Buy it now.") == [
        "Buy it now!", "It works.",
    ]  # fmt: skip


def test_sentences_without_a_letter_are_not() -> None:
    assert texts_of("1984.", "***", "🙂!", "Words.") == ["Words."]


def test_sumys_document_matches_and_has_headings_before_their_paragraphs() -> None:
    document = rankable_document(THE_LIGHTHOUSE)
    sentences = [str(sentence) for sentence in document.dom.sentences]
    assert sentences == [text_at(THE_LIGHTHOUSE, index) for index in document.indices]
    assert [str(h) for h in document.dom.paragraphs[0].headings] == [THE_LIGHTHOUSE.title]
    assert [str(h) for h in document.dom.paragraphs[1].headings] == ["Costs"]
