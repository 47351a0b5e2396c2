"""The text child ranks without scipy.stats, which cost as much as all else that it imports."""

import subprocess
import sys

RANK_AND_TELL = """
import sys
from concurrent.futures import ThreadPoolExecutor
from harken import text_child
from harken.article.emphasis import NO_EMPHASIS
from harken.article.json_form import article_to_json
from harken.summary.message import emphasis_to_json
from tests.summary.articles import THE_LIGHTHOUSE
request = {
    "article": article_to_json(THE_LIGHTHOUSE),
    "method": "lexrank",
    "emphasis": emphasis_to_json(NO_EMPHASIS),
}
with ThreadPoolExecutor() as threads:
    asked = [threads.submit(text_child.rank, request, b"", lambda _: None) for _ in range(4)]
    assert len({str(ranking.result()) for ranking in asked}) == 1
assert "nltk" in sys.modules
print(*sys.modules)
"""


def modules_after(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_ranking_loads_no_statistics_even_where_several_ask_at_once() -> None:
    loaded = modules_after(RANK_AND_TELL)
    assert {name for name in loaded if name.startswith("scipy.")} >= {"scipy.sparse"}
    unwanted = {"scipy.stats", "scipy.optimize", "scipy.interpolate", "scipy.ndimage"}
    assert not unwanted & loaded


def test_statistics_are_there_for_who_asks_for_them() -> None:
    code = (
        "import sys\n"
        "from harken.summary.light_nltk import import_nltk\n"
        "import_nltk(); import_nltk()\n"
        "assert 'scipy.stats' not in sys.modules\n"
        "import scipy.stats\n"
        "import_nltk()\n"
        "print(*sys.modules)"
    )
    assert {"nltk", "scipy.stats"} <= modules_after(code)
