"""Mails, as people and machines write them; every one of them is written here."""

import base64
import contextlib
import quopri
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harken.errors import HarkenError
from harken.importing import kinds
from harken.importing.document import Document
from harken.importing.draft import Draft
from harken.importing.formats import registry
from harken.importing.formats.mail_text import unflowed

HEAD = (
    "Return-Path: <ann@example.org>\r\nFrom: Ann Lee <ann@example.org>\r\n"
    "To: bo@example.org\r\nSubject: The harbour\r\nDate: Sat, 21 Nov 2026 23:30:00 -0500\r\n"
    "MIME-Version: 1.0\r\n"
)
OWN = "The harbour board met on Tuesday and agreed to leave the basin open until spring."
SECOND = "Bring your boots, because the lower path floods at every high tide this month."
OLD = "Will the basin stay open through the winter, or do we have to move the boats?"


def read(data: str | bytes, suffix: str = ".eml") -> list[Draft]:
    raw = data.encode() if isinstance(data, str) else data
    return registry.read(Document(raw, "letter.eml", suffix))


def mail(body: str, kind: str = "text/plain; charset=utf-8", head: str = HEAD) -> Draft:
    (draft,) = read(f"{head}Content-Type: {kind}\r\n\r\n" + body.replace("\n", "\r\n"))
    return draft


def kept(draft: Draft) -> list[str]:
    return [part.text for part in draft.parts if not part.skipped]


def left_out(draft: Draft) -> list[str]:
    return [part.text for part in draft.parts if part.skipped]


def test_the_headers_say_title_author_and_day() -> None:
    draft = mail(OWN)
    assert (draft.title, draft.author, draft.published) == (
        "The harbour",
        "Ann Lee",
        date(2026, 11, 21),
    )
    assert not draft.may_hold_furniture
    assert kept(draft) == [OWN]


@pytest.mark.parametrize(
    ("subject", "sender", "title", "author"),
    [
        (
            "=?utf-8?q?Gr=C3=BC=C3=9Fe?= =?utf-8?q?_aus?= Kiel",
            "a@b.org",
            "Grüße aus Kiel",
            "a@b.org",
        ),
        ("=?utf-8?B?5riv?=\r\n =?utf-8?B?5Y+j?=", '"Lee, Ann" <a@b.org>', "港口", "Lee, Ann"),
        ("=?no-such-code?q?caf=E9?=", "=?utf-8?q?=C3=85sa?= <a@b.org>", "café", "Åsa"),
        ("=?utf-8?b?!?=", "a@b.org (Ann Lee)", None, "Ann Lee"),
        ("", "", None, None),
    ],
)
def test_headers_in_any_dress_are_decoded(
    subject: str, sender: str, title: str | None, author: str | None
) -> None:
    head = f"Received: x\r\nFrom: {sender}\r\nSubject: {subject}\r\nDate: yesterday\r\n"
    draft = mail(OWN, head=head)
    assert (draft.title, draft.author, draft.published) == (title, author, None)


def test_headers_in_raw_bytes_are_decoded() -> None:
    data = "From: Zoë <z@example.org>\nTo: b\nSubject: Café\nContent-Type: text/plain\n\nÇa va."
    for encoding in ("utf-8", "cp1252"):
        (draft,) = read(data.encode(encoding))
        assert (draft.title, draft.author, kept(draft)) == ("Café", "Zoë", ["Ça va."])


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("", "cp1252"),
        ("; charset=utf-8", "cp1252"),
        ("; charset=no-such-code", "utf-8"),
        ("; charset=iso-2022-jp", "iso-2022-jp"),
        ("; charset=koi8-r", "koi8-r"),
        ('; charset="windows-1251"', "cp1251"),
    ],
)
@pytest.mark.parametrize("packing", ["8bit", "base64", "quoted-printable"])
def test_bodies_are_decoded_whatever_is_declared(charset: str, encoding: str, packing: str) -> None:
    text = {
        "cp1252": "Die Stadt behandelte das Meer wie einen Mieter, der immer zu spät zahlte.",
        "utf-8": "Die Flut kam über den Deich, durch die Gräben und wieder zurück ins Meer.",
        "iso-2022-jp": "港は春まで開いています。",
        "koi8-r": "Гавань будет открыта до весны, сказали на собрании.",
        "cp1251": "Гавань будет открыта до весны, сказали на собрании.",
    }[encoding]
    body = text.encode(encoding)
    packed = {
        "8bit": body,
        "base64": base64.encodebytes(body),
        "quoted-printable": quopri.encodestring(body),
    }[packing]
    head = (
        f"{HEAD}Content-Type: text/plain{charset}\r\nContent-Transfer-Encoding: {packing}\r\n\r\n"
    )
    (draft,) = read(head.encode() + packed)
    assert kept(draft) == [text]


def parts(*bodies: str, kind: str = "mixed", boundary: str = "=_b", closed: bool = True) -> str:
    lines = "".join(f"--{boundary}\r\n{body}\r\n" for body in bodies)
    end = f"--{boundary}--\r\n" if closed else ""
    head = f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\nNot for people.\r\n'
    return head + lines + end


PLAIN = f"Content-Type: text/plain\r\n\r\n{OWN}\r\n\r\n{SECOND}"
RICH = f"Content-Type: text/html\r\n\r\n<h2>Basin</h2><p>{OWN}</p><p>{SECOND}</p>"
POOR = "Content-Type: text/html\r\n\r\n<p>Your program cannot show this.</p>"
PICTURE = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
FILE = f"Content-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\n{OLD}"
FOOTER = "Content-Type: text/plain\r\n\r\n" + "_" * 47 + "\r\nHarbour mailing list\r\n"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (parts(PLAIN, RICH, kind="alternative"), ["Basin", OWN, SECOND]),
        (parts(PLAIN, POOR, kind="alternative"), [OWN, SECOND]),
        (parts(PLAIN, FILE, PICTURE), [OWN, SECOND]),
        (parts(RICH, PICTURE, kind="related"), ["Basin", OWN, SECOND]),
        (parts(PLAIN, FOOTER), [OWN, SECOND]),
        (parts(PLAIN, closed=False), [OWN, SECOND]),
        (
            parts(
                parts(PLAIN, parts(RICH, PICTURE, kind="related", boundary="c"), kind="alternative",
                      boundary="b"),
                FILE,
                boundary="a",
            ),
            ["Basin", OWN, SECOND],
        ),
    ],
)  # fmt: skip
def test_the_richest_form_is_read_and_attachments_are_not(body: str, expected: list[str]) -> None:
    (draft,) = read(HEAD + body)
    assert kept(draft) == expected


DEEP = f"Content-Type: text/html\r\n\r\n{'<div>' * 3_000}{OWN}"
HUGE = "Content-Type: text/html\r\n\r\n" + "<p>The tide.</p>" * 700_000


@pytest.mark.parametrize("bad", [DEEP, HUGE], ids=["deep", "huge"])
def test_plain_text_stands_in_for_html_that_cannot_be_read(bad: str) -> None:
    (draft,) = read(HEAD + parts(PLAIN, bad, kind="alternative"))
    assert kept(draft) == [OWN, SECOND]
    with pytest.raises(HarkenError, match=r"2,000 deep|10 MB"):
        read(HEAD + bad)


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


def test_wrapped_lines_are_one_paragraph_also_around_a_quotation() -> None:
    first = "The harbour board met on Tuesday and agreed to leave the\nbasin open until spring."
    second = "Bring your boots, because the lower path floods at every\nhigh tide this month."
    draft = mail(f"{first}\n\n> May we stay?\n\n{second}\n")
    assert kept(draft) == [OWN, SECOND]


def test_lines_that_end_where_there_was_room_stay_lines() -> None:
    body = (
        "The board decided three things on Tuesday, and all of\nthem: long overdue.\n"
        "- the basin stays open,\n- the lower path gets a rail, as somebody asked for in\n"
        "  spring already,\n- the clock is mended.\n\nBest regards\nAnn\n"
    )
    assert kept(mail(body)) == [
        "The board decided three things on Tuesday, and all of them: long overdue.",
        "the basin stays open,",
        "the lower path gets a rail, as somebody asked for in spring already,",
        "the clock is mended.",
        "Best regards",
        "Ann",
    ]


def test_flowed_text_is_joined() -> None:
    body = (
        "The harbour board met \non Tuesday.\n\n>> Will it \n>> stay?\n> It \n> will.\n\n-- \nAnn\n"
    )
    draft = mail(f"{body}", "text/plain; format=flowed")
    assert kept(draft) == ["The harbour board met on Tuesday."]
    assert left_out(draft) == ["Will it stay?", "It will.", "--", "Ann"]
    glued = mail("港は春 \nまで。", "text/plain; charset=utf-8; format=flowed; delsp=yes")
    assert kept(glued) == ["港は春まで。"]


@given(st.text(alphabet="ab >\n-"), st.booleans())
def test_unflowing_loses_no_letter(text: str, delete_space: bool) -> None:
    letters = [letter for letter in text if letter in "ab-"]
    assert [c for c in unflowed(text, delete_space=delete_space) if c in "ab-"] == letters


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


def test_a_mailbox_gives_an_article_a_message() -> None:
    second = HEAD.replace("The harbour", "The path")
    empty = f"{HEAD}Content-Type: image/png\r\n\r\nx"
    data = "".join(
        f"From ann@example.org Sat Nov 21 23:30:00 2026\n{one}\n\n"
        for one in (f"{HEAD}\r\n{OWN}\n\n>From here on, boots.", empty, f"{second}\r\n{SECOND}")
    )
    drafts = read(data.replace("\r\n", "\n"), "")
    assert [(d.title, d.source) for d in drafts] == [
        ("The harbour", "letter.eml #1"),
        ("The path", "letter.eml #3"),
    ]
    assert kept(drafts[0]) == [OWN, "From here on, boots."]
    assert kept(drafts[1]) == [SECOND]


def test_a_mailbox_of_years_is_refused() -> None:
    message = f"From ann@example.org Sat Nov 21 23:30:00 2026\n{HEAD}\n{OWN}\n\n"
    with pytest.raises(HarkenError, match="it holds 501 mails, more than 500"):
        read(message.replace("\r\n", "\n") * 501)


@pytest.mark.parametrize(
    ("text", "suffix", "is_mail"),
    [
        (f"{HEAD}\n{OWN}", "", True),
        (f"{HEAD}\n{OWN}", ".txt", True),
        ("Subject: x\n\nText.", ".eml", True),
        ("From: Ann\nTo: Bo\n\nA play in one act.", ".txt", False),
        ("Subject: the sea\nDate: 2026\nTitle: x\n\nText.", ".txt", False),
        (f"{OWN}\n\n{HEAD}", ".txt", False),
        (OWN, ".eml", False),
    ],
)
def test_mails_are_known_by_their_headers(text: str, suffix: str, is_mail: bool) -> None:
    document = Document(text.encode(), "x", suffix)
    assert (registry.choose(document).kind is kinds.MAIL) is is_mail


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("Content-Type: application/pkcs7-mime\r\n\r\nx", "it is encrypted"),
        (parts("Content-Type: application/pgp-encrypted\r\n\r\nx", kind="encrypted"), "encrypted"),
        ("\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nhQ", "it is encrypted"),
        (parts(PICTURE), "only attachments or pictures"),
        (parts(FILE), "only attachments or pictures"),
        ("\r\n", "only attachments or pictures"),
        ("Content-Type: text/html\r\n\r\n<img src='x'>", "only attachments or pictures"),
    ],
)
def test_a_mail_without_text_says_so(body: str, why: str) -> None:
    with pytest.raises(HarkenError, match=why):
        read(HEAD + body)


def nested(depth: int) -> str:
    return "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth)
    )


def test_hostile_mails_end_in_their_text_or_a_clear_word() -> None:
    (deep,) = read(f"Subject: x\n{nested(5)}{PLAIN}")
    assert kept(deep) == [OWN, SECOND]
    with pytest.raises(HarkenError, match="no text"):
        read(f"Subject: x\n{nested(3_000)}{PLAIN}")
    for head in (
        "Subject: " + "=?utf-8?q?a?= " * 100_000,
        "Subject: x\nTo: " + "a@b.c, " * 100_000,
        "Subject: x\nFrom: " + "(" * 100_000,
        "Subject: x\nContent-Type: text/plain" + ";a=" * 100_000,
        "Subject: x\n" + "X-A: y\n" * 100_000,
    ):
        (draft,) = read(f"{head}\n\n{OWN}")
        assert kept(draft) == [OWN]
    many = parts(*[PLAIN] * 3_000, boundary="b")
    (draft,) = read(HEAD + many)
    assert len(draft.parts) == 2_000


@given(st.binary(max_size=400))
def test_no_bytes_behind_a_mails_head_are_a_bug(tail: bytes) -> None:
    head = b"From: a@b.org\nTo: c\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
    for data in (head + tail, head[:40] + tail, b"From: a\nTo: b\nSubject: " + tail):
        with contextlib.suppress(HarkenError):
            read(data)
