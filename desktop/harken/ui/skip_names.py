"""What the kinds of skipped parts are called."""

from PySide6.QtCore import QCoreApplication

from harken.article.model import SkipReason


def _tr(text: str) -> str:
    return QCoreApplication.translate("SkipNames", text)


def counted(reason: SkipReason, count: int) -> str:
    """So many parts, as a list of kinds names them: "2 captions", "3 menus and links"."""
    one, many = _short(reason)
    return f"{count} {one if count == 1 else many}"


def all_of(reason: SkipReason, count: int) -> str:
    """All parts of a kind, after a verb: "the 2 captions", "the 3 menus and links"."""
    one, many = _long(reason)
    if count == 1:
        return _tr("the {kind}").format(kind=one)
    return _tr("the {n} {kind}").format(n=count, kind=many)


def _short(reason: SkipReason) -> tuple[str, str]:
    return {
        SkipReason.BOILERPLATE: (_tr("page extra"), _tr("page extras")),
        SkipReason.BYLINE: (_tr("author line"), _tr("author lines")),
        SkipReason.DATELINE: (_tr("dateline"), _tr("datelines")),
        SkipReason.CAPTION: (_tr("caption"), _tr("captions")),
        SkipReason.NAVIGATION: (_tr("menu"), _tr("menus and links")),
        SkipReason.COOKIE_NOTICE: (_tr("cookie notice"), _tr("cookie notices")),
        SkipReason.COPYRIGHT: (_tr("copyright line"), _tr("copyright lines")),
        SkipReason.RUNNING_HEAD: (_tr("page header"), _tr("page headers")),
        SkipReason.FOOTNOTE: (_tr("footnote"), _tr("footnotes")),
        SkipReason.QUOTED_MAIL: (_tr("quoted part"), _tr("quoted parts")),
        SkipReason.SIGNATURE: (_tr("signature line"), _tr("signature lines")),
        SkipReason.BY_HAND: (_tr("left out by you"), _tr("left out by you")),
    }[reason]


def _long(reason: SkipReason) -> tuple[str, str]:
    return {
        SkipReason.BY_HAND: (_tr("part you left out"), _tr("parts you left out")),
    }.get(reason) or _short(reason)
