"""What the ways to summarise are called, and what each does, in plain words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from harken.article.ranking import MIXED


def method_names() -> Mapping[str, tuple[str, str]]:
    """By the names in `summary.ranker.METHODS`: what each is called, and what it looks for."""
    tr = QCoreApplication.translate
    return {
        "auto": (
            tr("Methods", "Auto"),
            tr("Methods", "News for a short summary of a news article, else Balanced."),
        ),
        "balanced": (
            tr("Methods", "Balanced"),
            tr("Methods", "What says most of the whole, near the title, and never twice."),
        ),
        "news": (
            tr("Methods", "News"),
            tr("Methods", "As Balanced, but what stands first counts most."),
        ),
        "lexrank": ("LexRank", tr("Methods", "Sentences that many others resemble.")),
        "textrank": (
            "TextRank",
            tr("Methods", "Sentences that share words with many others; often long."),
        ),
        "lsa": ("LSA", tr("Methods", "Sentences with many different words.")),
        "luhn": (
            "Luhn",
            tr("Methods", "Sentences where frequent words stand close together."),
        ),
        "edmundson": (
            "Edmundson",
            tr("Methods", "Sentences with the title’s words and words that sum up."),
        ),
        "kl": (
            "KL",
            tr("Methods", "Sentences that together use words as often as the article does."),
        ),
        "sumbasic": (
            "SumBasic",
            tr("Methods", "Sentences with frequent words, each word only once."),
        ),
        "reduction": (
            "Reduction",
            tr("Methods", "Sentences that resemble others the most, summed up."),
        ),
    }


def name_of(method: str) -> str:
    """What a method is called that `Ranking.method_of` gives."""
    if method == MIXED:
        return QCoreApplication.translate("Methods", "News, then Balanced")
    name, _ = method_names().get(method, (method, ""))
    return name
