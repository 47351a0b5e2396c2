"""What in a mail is not its writer's own text: quotations, signatures, notices."""

import pytest

from harken.article.model import SkipReason
from tests.importing.mails import HEAD, OLD, OWN, SECOND, kept, left_out, mail

QUOTED = "".join(f"> {line}\n" for line in ("Hello Ann,", "", OLD))
ATTRIBUTIONS = [
    "On Mon, 16 Nov 2026 at 10:11, Bo Ek <bo@example.org> wrote:",
    "On Mon, 16 Nov 2026 at 10:11, Bo Ek\n<bo@example.org> wrote:",
    "Am 16.11.26 um 10:11 schrieb Bo Ek:",
    "Am Mo., 16. Nov. 2026 um 10:11 Uhr schrieb Bo Ek <bo@example.org>:",
    "Le lun. 16 nov. 2026 à 10:11, Bo Ek <bo@example.org> a écrit :",
    "El lun, 16 nov 2026 a las 10:11, Bo Ek (<bo@example.org>) escribió:",
    "Il giorno lun 16 nov 2026 alle ore 10:11 Bo Ek <bo@example.org> ha scritto:",
    "Em seg., 16 de nov. de 2026 às 10:11, Bo Ek <bo@example.org> escreveu:",
    "Op ma 16 nov 2026 om 10:11 schreef Bo Ek <bo@example.org>:",
    "Den mån 16 nov. 2026 kl 10:11 skrev Bo Ek <bo@example.org>:",
    "пн, 16 нояб. 2026 г. в 10:11, Bo Ek <bo@example.org>:",
    "2026年11月16日(月) 10:11 Bo Ek <bo@example.org>:",
    "* Bo Ek <bo@example.org> [2026-11-16 10:11]:",
]


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_what_is_answered_is_skipped_in_any_language(attribution: str) -> None:
    draft = mail(f"{OWN}\n\n{SECOND}\n\n{attribution}\n{QUOTED}")
    assert kept(draft) == [OWN, SECOND]
    assert left_out(draft)[-2:] == ["Hello Ann,", OLD]


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_answers_between_quotations_are_read(attribution: str) -> None:
    draft = mail(f"{attribution}\n\n{QUOTED}\n{OWN}\n\n> And the path?\n\n{SECOND}\n")
    assert kept(draft) == [OWN, SECOND]


HEADS = [
    (
        "-----Original Message-----\nFrom: Bo Ek\nSent: Monday, 16 November 2026\nTo: Ann Lee\n"
        "Subject: The harbour"
    ),
    "From: Bo Ek <bo@example.org>\nSent: Monday\nTo: Ann Lee\nSubject: The harbour",
    "________________________________\nVon: Bo Ek\nGesendet: Montag\nAn: Ann Lee\nBetreff: Hafen",
    "De : Bo Ek\nEnvoyé : lundi\nÀ : Ann Lee\nObjet : Le port",
    "*De:* Bo Ek\n*Enviado el:* lunes\n*Para:* Ann Lee\n*Asunto:* El puerto",
    "Da: Bo Ek\nInviato: lunedì\nA: Ann Lee\nOggetto: Il porto",
    "Van: Bo Ek\nVerzonden: maandag\nAan: Ann Lee\nOnderwerp: De haven",
    "От: Bo Ek\nОтправлено: понедельник\nКому: Ann Lee\nТема: Гавань",
    "发件人: Bo Ek\n发送时间: 2026年11月16日\n收件人: Ann Lee\n主题: 港口",
    "-------- Ursprüngliche Nachricht --------\nBetreff: Hafen\nDatum: Montag\nVon: Bo Ek\nAn: Ann",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_mail_that_was_answered_without_marks_is_skipped(head: str) -> None:
    draft = mail(f"{OWN}\n\n{SECOND}\n\n{head}\n\nHello Ann,\n\n{OLD}\n")
    assert kept(draft) == [OWN, SECOND]


@pytest.mark.parametrize("head", HEADS)
def test_a_mail_that_is_sent_on_is_read_without_its_head(head: str) -> None:
    forwarded = HEAD.replace("Subject: ", "Subject: Fwd: ")
    draft = mail(f"See below, please.\n\n{head}\n\n{OLD}\n\n{head}\n\nOlder yet.", head=forwarded)
    assert kept(draft) == ["See below, please.", OLD]


def test_a_mail_sent_on_with_a_line_before_it_is_read() -> None:
    head = "---------- Forwarded message ---------\nFrom: Bo Ek <bo@example.org>\n"
    head += "Date: Mon, 16 Nov 2026 at 10:11\nSubject: The harbour\nTo: <ann@example.org>"
    assert kept(mail(f"For you.\n\n{head}\n\n{OLD}")) == ["For you.", OLD]


def test_a_mail_of_nothing_but_a_quotation_is_read() -> None:
    assert kept(mail(QUOTED)) == ["Hello Ann,", OLD]


@pytest.mark.parametrize(
    "end",
    [
        "-- \nAnn Lee\nHarbour board, Pier 3\n+44 20 7946 0000",
        "--\nAnn Lee",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Envoyé de mon iPhone",
        "Enviado desde mi iPhone",
        "Inviato da iPhone",
        "Verstuurd vanaf mijn iPhone",
        "Skickat från min iPhone",
        "Отправлено с iPhone",
        "发自我的iPhone",
        "iPhoneから送信",
        "Get Outlook for Android",
        "Gesendet mit der GMX Mail App",
        "This e-mail and any attachments are confidential and intended only for the addressee.",
        (
            "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat"
            " sind, informieren Sie bitte den Absender."
        ),
        "Ce message est confidentiel ; si vous n'en êtes pas le destinataire, détruisez-le.",
        "Please consider the environment before printing this e-mail.",
    ],
)
def test_signatures_and_notices_are_skipped(end: str) -> None:
    draft = mail(f"{OWN}\n\n{SECOND}\n\n{end}\n")
    assert kept(draft) == [OWN, SECOND]
    assert left_out(draft)


def test_each_kind_can_be_told_apart_and_brought_back() -> None:
    draft = mail(f"{OWN}\n\n{SECOND}\n\n-- \nAnn Lee\n\n{ATTRIBUTIONS[0]}\n{QUOTED}")
    reasons = {part.text: part.cuts[0].reason for part in draft.parts if part.cuts}
    assert reasons["Ann Lee"] is SkipReason.SIGNATURE
    assert reasons[ATTRIBUTIONS[0]] is reasons[OLD] is SkipReason.QUOTED_MAIL


@pytest.mark.parametrize(
    "line",
    [
        "He wrote: the sea is a tenant who pays late, and the town believed him at last.",
        "From: the harbour. To: the hills. That is how far the water came in those years.",
        "The message of the board was plain: nobody is to be moved before the spring tide.",
        "The letter was sent from my desk to the whole of the board on the following morning.",
        "You can read more about the floods on the web, or ask the man at the pier himself.",
        "We ask you to unsubscribe the old address from the list of the board before June.",
        "5 > 3, and the engineers knew it.",
    ],
)
def test_prose_that_sounds_like_a_mails_frame_is_read(line: str) -> None:
    draft = mail(f"{OWN}\n\n{line}" + f"\n\n{SECOND}" * 15)
    assert kept(draft) == [OWN, line] + [SECOND] * 15


def test_answers_in_one_line_are_read() -> None:
    assert kept(mail(f"Yes!\n\nOn 16/11/2026 10:11, Bo Ek wrote:\n{QUOTED}")) == ["Yes!"]


QUOTES_IN_HTML = [
    (
        f'<div class="gmail_quote"><div class="gmail_attr">Bo wrote:</div><blockquote>{OLD}'
        "</blockquote></div>"
    ),
    f"<div>On Monday at 10:11, Bo Ek wrote:</div><blockquote type='cite'>{OLD}</blockquote>",
    (
        f'<div class="moz-cite-prefix">Am 16.11.26 schrieb Bo:</div><blockquote type="cite">{OLD}'
        "</blockquote>"
    ),
    f'<div class="yahoo_quoted"><div>{OLD}</div></div>',
    (
        "<div style='border-top:solid #E1E1E1 1pt'><p><b>From:</b> Bo<br><b>Sent:</b> Monday<br>"
        f"<b>To:</b> Ann<br><b>Subject:</b> Harbour</p></div><p>{OLD}</p>"
    ),
    f"<hr><p>From: Bo</p><p>Sent: Monday</p><p>To: Ann</p><p>Subject: x</p><p>{OLD}</p>",
]


@pytest.mark.parametrize("quote", QUOTES_IN_HTML)
def test_quotations_in_html_are_skipped(quote: str) -> None:
    draft = mail(f"<html><body><p>{OWN}</p><p>{SECOND}</p>{quote}</body></html>", "text/html")
    assert kept(draft) == [OWN, SECOND]
    assert OLD in left_out(draft)


def test_a_quotation_that_is_no_answer_stays() -> None:
    draft = mail(f"<p>{OWN}</p><blockquote>{OLD}</blockquote>", "text/html")
    assert kept(draft) == [OWN, OLD]


NEWSLETTER = f"""<html><head><title>x</title><style>p {{ margin: 0 }}</style></head><body>
<div style="display:none; max-height:0; overflow:hidden">Boats, basins and boots&#847;&zwnj;</div>
<table width="100%"><tr><td><a href="https://example.org/1">View this email in your browser</a></td>
</tr><tr><td style="font-size:0px"><h1>The tide letter</h1><p>{OWN}</p></td></tr>
<tr><td><table><tr><td><h2>Boots</h2></td></tr><tr><td><p>{SECOND}</p></td></tr></table></td></tr>
<tr><td><p>You are receiving this email because you signed up.</p>
<p><a href="https://example.org/2">Unsubscribe</a> | <a href="#">Update your preferences</a></p>
<p>© 2026 Tide Press, Pier 3</p></td></tr></table><img src="https://example.org/track.gif"></body>
</html>"""


def test_a_newsletter_reads_like_an_article() -> None:
    draft = mail(NEWSLETTER, "text/html", HEAD + "List-Unsubscribe: <mailto:x@example.org>\r\n")
    assert draft.may_hold_furniture
    assert kept(draft) == ["The tide letter", OWN, "Boots", SECOND, "© 2026 Tide Press, Pier 3"]


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("DISPLAY: none !important", False),
        ("color: red; visibility:hidden", False),
        ("opacity: 0.0", False),
        ("opacity: 0.8", True),
        ("max-height: 0px; font-size: 1px; overflow: hidden", False),
        ("max-height: 0px", True),
        ("overflow: hidden; line-height: 0", True),
        ("x-visibility:hidden", True),
    ],
)
def test_what_a_mail_hides_is_not_read(style: str, shown: bool) -> None:
    draft = mail(f'<p>The tide <b style="{style}">and the mud </b>rose.</p>', "text/html")
    assert kept(draft) == ["The tide and the mud rose." if shown else "The tide rose."]


def test_a_flood_of_hidden_pieces_ends() -> None:
    hidden = f"<i style='display:none;{'x:y;' * 900}'>x</i>a " * 2_000
    many = "<i style='display:none'>x</i>b " * 60_000
    assert kept(mail(f"<p>{hidden}{many}</p>", "text/html")) == [
        " ".join("a" * 2_000 + "b" * 60_000)
    ]
