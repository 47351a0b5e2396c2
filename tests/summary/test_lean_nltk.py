"""The text child ranks without scipy.stats, which cost as much as all else that it imports."""

import subprocess
import sys

RANK_AND_TELL = """
import sys
from harken.article.json_form import article_to_json
from harken.text_child import rank
from tests.summary.articles import THE_LIGHTHOUSE
from harken.summary.message import emphasis_to_json
from harken.article.emphasis import NO_EMPHASIS
request = {
    "article": article_to_json(THE_LIGHTHOUSE),
    "method": "lexrank",
    "emphasis": emphasis_to_json(NO_EMPHASIS),
}
rank(request, b"", lambda done: None)
assert "nltk" in sys.modules
print(*sys.modules)
"""


def modules_after(code: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_ranking_loads_no_statistics() -> None:
    loaded = modules_after(RANK_AND_TELL)
    assert {name for name in loaded if name.startswith("scipy.")} >= {"scipy.sparse"}
    assert "scipy.stats" not in loaded


def test_statistics_are_there_for_who_asks_for_them() -> None:
    code = (
        "import sys, harken.summary.lean_nltk as lean\n"
        "lean.import_nltk(); lean.import_nltk()\n"
        "assert 'scipy.stats' not in sys.modules\n"
        "import scipy.stats\n"
        "lean.import_nltk()\n"
        "print(*sys.modules)"
    )
    assert {"nltk", "scipy.stats"} <= modules_after(code)
