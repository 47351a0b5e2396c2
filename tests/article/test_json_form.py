import json

from hypothesis import given

from harken.article.json_form import article_from_json, article_to_json
from harken.article.model import Article
from tests.article.articles import articles


@given(articles())
def test_an_article_survives_the_way_through_json(article: Article) -> None:
    wire = json.dumps(article_to_json(article)).encode()
    assert article_from_json(json.loads(wire)) == article
