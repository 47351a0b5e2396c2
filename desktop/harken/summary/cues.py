"""Words that say how much a sentence matters, for Edmundson's cue method.

After H. P. Edmundson, "New Methods in Automatic Extracting", Journal of the ACM 16 (1969): bonus
words (comparatives, statements of importance and of conclusions) and stigma words (anaphora,
hedges, asides). Short generic lists of our own.
"""

_BONUS = {
    "en": "important significant main major key central crucial essential finally result results"
    " conclude conclusion show shows found reveal reveals announce announced report reported"
    " first largest biggest best worst most highest lowest new record because therefore",
    "de": "wichtig bedeutend zentral entscheidend wesentlich schließlich ergebnis ergebnisse"
    " folgerung zeigt zeigen gefunden ergab angekündigt bericht erste größte beste höchste neu"
    " rekord weil deshalb daher",
    "fr": "important significatif principal majeur central crucial essentiel enfin résultat"
    " résultats conclusion montre montrent révèle annoncé rapport premier première record"
    " nouveau nouvelle plus meilleur car donc",
    "es": "importante significativo principal central crucial esencial finalmente resultado"
    " resultados conclusión muestra muestran revela anunció informe primero primera récord nuevo"
    " nueva mayor mejor porque",
}

_STIGMA = {
    "en": "hardly impossible perhaps maybe possibly example instance incidentally anyway someone"
    " something somebody thing things he she they it this that these those i you",
    "de": "kaum unmöglich vielleicht möglicherweise beispiel beispielsweise übrigens jedenfalls"
    " jemand etwas ding dinge er sie es dies diese dieser ich du",
    "fr": "guère impossible exemple ailleurs quelqu'un chose choses il elle ils elles ceci cela"
    " ces je tu",
    "es": "apenas imposible quizás posiblemente ejemplo alguien algo cosa cosas él ella ellos esto"
    " eso estos yo tú",
}


def cue_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Bonus and stigma words of a BCP 47 language.

    Other languages get the English ones: the method needs some, and they match nothing there.
    """
    primary = language.partition("-")[0].lower()
    known = primary if primary in _BONUS else "en"
    return frozenset(_BONUS[known].split()), frozenset(_STIGMA[known].split())
