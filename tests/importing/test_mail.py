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
from harken.importing.formats import registry
from harken.importing.formats.mail.text import unflowed
from tests.importing.mails import HEAD, OLD, OWN, SECOND, kept, left_out, mail, read


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


RICH_BEHIND = f"Content-Type: text/html\r\n\r\n<p>{OLD}</p>"
PAPER = "Content-Type: application/pdf\r\nContent-Disposition: inline\r\n\r\n%PDF"


@pytest.mark.parametrize(
    ("rich", "expected"),
    [
        ([RICH, PAPER, RICH_BEHIND], ["Basin", OWN, SECOND, OLD]),
        ([PAPER, RICH_BEHIND], [OWN, SECOND, OLD]),
    ],
    ids=["text on both sides", "only an end of it"],
)
def test_a_form_is_read_with_all_its_parts(rich: list[str], expected: list[str]) -> None:
    whole = f"{PLAIN}\r\n\r\n{OLD}"
    both = parts(whole, parts(*rich, boundary="in"), kind="alternative", boundary="out")
    (draft,) = read(HEAD + both)
    assert kept(draft) == expected


BELOW = "Content-Type: text/plain\r\n\r\nSee below."
INNER = "From: Bo Ek <bo@example.org>\r\nTo: a\r\nSubject: Boats\r\n"
ATTACHED = "Content-Disposition: attachment; filename=boats.eml\r\n"


@pytest.mark.parametrize("disposition", ["", ATTACHED], ids=["inline", "attached"])
@pytest.mark.parametrize(
    "body", [PLAIN, parts(PLAIN, RICH, kind="alternative", boundary="in")], ids=["plain", "rich"]
)
def test_a_mail_sent_on_inside_another_is_read_behind_it(disposition: str, body: str) -> None:
    inside = f"Content-Type: message/rfc822\r\n{disposition}\r\n{INNER}{body}"
    (draft,) = read(HEAD + parts(BELOW, inside))
    assert draft.title == "The harbour"
    assert [text for text in kept(draft) if text != "Basin"] == ["See below.", OWN, SECOND]
    assert left_out(draft) == ["From: Bo Ek <bo@example.org>\nSubject: Boats"]


def test_a_digest_is_read_mail_by_mail() -> None:
    mails = (f"\r\n{INNER}\r\n{text}" for text in (OWN, SECOND))
    digest = parts(*mails, f"Content-Type: text/plain\r\n\r\n{OLD}", kind="digest", boundary="in")
    (draft,) = read(HEAD + parts(BELOW, digest))
    assert kept(draft) == ["See below.", OLD, OWN, SECOND]


def test_a_mail_inside_that_cannot_be_read_takes_nothing_with_it() -> None:
    locked = "Content-Type: message/rfc822\r\n\r\nContent-Type: application/pkcs7-mime\r\n\r\nx"
    (draft,) = read(HEAD + parts(PLAIN, locked))
    assert kept(draft) == [OWN, SECOND]


def test_mails_inside_mails_end() -> None:
    (draft,) = read(HEAD + "Content-Type: message/rfc822\r\n\r\n" * 3 + PLAIN)
    assert kept(draft) == [OWN, SECOND]
    with pytest.raises(HarkenError, match="no text"):
        read(HEAD + "Content-Type: message/rfc822\r\n\r\n" * 3_000 + PLAIN)


DEEP = f"Content-Type: text/html\r\n\r\n{'<div>' * 3_000}{OWN}"
HUGE = "Content-Type: text/html\r\n\r\n" + "<p>The tide.</p>" * 700_000


@pytest.mark.parametrize("bad", [DEEP, HUGE], ids=["deep", "huge"])
def test_plain_text_stands_in_for_html_that_cannot_be_read(bad: str) -> None:
    (draft,) = read(HEAD + parts(PLAIN, bad, kind="alternative"))
    assert kept(draft) == [OWN, SECOND]
    with pytest.raises(HarkenError, match=r"2,000 deep|10 MB"):
        read(HEAD + bad)


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


@pytest.mark.parametrize(
    "line",
    [
        "From here on we meet at 10:30, as ever.",
        f"From here on {'we sail ' * 40}at 10:30, from 2027 on.",
        f"From here on {'1:11 ' * 200_000}",
    ],
    ids=["no year", "long", "flood"],
)
def test_a_line_of_the_text_is_no_envelope(line: str) -> None:
    mailbox = f"From ann@example.org Sat Nov 21 23:30:00 2026\n{HEAD}\n{OWN}\n\n{line}\n"
    (draft,) = read(mailbox.replace("\r\n", "\n"), "")
    assert kept(draft) == [OWN, line.strip()]


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
