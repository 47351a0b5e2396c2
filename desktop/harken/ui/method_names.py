"""What the ways to summarise are called, and what each does, in plain words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication


def method_names() -> Mapping[str, tuple[str, str]]:
    """By the names in `summary.ranker.METHODS`: what each is called, and what it looks for."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("Methods", text)

    return {
        "auto": (
            tr("Auto"),
            tr("News for a short summary of a news article, else Balanced."),
        ),
        "balanced": (
            tr("Balanced"),
            tr("What says most of the whole, near the title’s words, and never twice."),
        ),
        "news": (tr("News"), tr("As Balanced, but what stands first counts most.")),
        "lexrank": ("LexRank", tr("Sentences that many others resemble.")),
        "textrank": ("TextRank", tr("Sentences that share words with many others; often long.")),
        "lsa": ("LSA", tr("Sentences with many different words.")),
        "luhn": ("Luhn", tr("Sentences where the article’s frequent words stand close together.")),
        "edmundson": ("Edmundson", tr("Sentences with the title’s words and words that sum up.")),
        "kl": ("KL", tr("Sentences that together use words as often as the article does.")),
        "sumbasic": ("SumBasic", tr("Sentences with frequent words, each word only once.")),
        "reduction": ("Reduction", tr("Sentences that resemble others the most, summed up.")),
    }
