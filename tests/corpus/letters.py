"""Stories as mails: written by hand as plain text, and sent by a newsletter as HTML."""

import textwrap
from datetime import UTC, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from html import escape

from harken.article.model import BlockKind
from tests.corpus.document import CorpusDocument, Expected
from tests.corpus.story import Story
from tests.corpus.text import blocks_as_text, without_kinds
from tests.corpus.web import blocks_as_html

_WIDTH = 72


def plain_mail(story: Story) -> CorpusDocument:
    """An answer: hard-wrapped text, a signature, and the letter it answers below."""
    mail = story.mail
    body = "\n\n".join(
        [
            _wrapped(blocks_as_text(story.blocks, "- "), story.language),
            "-- \n" + "\n".join(mail.signature),
            mail.reply_to + "\n" + "\n".join(f"> {line}" for line in mail.quoted),
        ]
    )
    message = _message(story)
    message.set_content(body + "\n", cte="8bit" if story.language == "en" else None)
    expected = Expected(
        story.title,
        without_kinds(story.blocks, BlockKind.QUOTE),
        (*mail.signature, mail.reply_to, *mail.quoted),
        story.author,
        story.published,
    )
    return CorpusDocument(f"plain_mail/{story.language}", message.as_bytes(), ".eml", (expected,))


def html_mail(story: Story) -> CorpusDocument:
    """A newsletter's issue: HTML with a poorer text beside it, and an older letter below it."""
    mail, page = story.mail, story.page
    signature = "<br>".join(map(escape, mail.signature))
    quoted = "<br>".join(map(escape, mail.quoted))
    message = _message(story)
    message["List-Unsubscribe"] = "<https://example.org/leave>"
    message.set_content(blocks_as_text(story.blocks[:2]))
    message.add_alternative(
        f"<html><head><style>p {{ margin: 1em }}</style></head><body>\n"
        f"{blocks_as_html(story.blocks)}"
        f'<div class="gmail_signature">-- <br>{signature}</div>\n'
        f'<div class="gmail_quote"><div class="gmail_attr">{escape(mail.reply_to)}</div>'
        f'<blockquote class="gmail_quote">{quoted}</blockquote></div>\n'
        f'<script>track("{story.language}")</script>'
        f"<p>{escape(page.copyright)}</p></body></html>",
        subtype="html",
    )
    message.set_boundary("=_letter")
    furniture = (*mail.signature, mail.reply_to, *mail.quoted, page.copyright)
    expected = Expected(story.title, story.blocks, furniture, story.author, story.published)
    data = message.as_bytes()
    return CorpusDocument(f"html_mail/{story.language}", data, ".eml", (expected,))


def _message(story: Story) -> EmailMessage:
    message = EmailMessage()
    message["From"] = Address(story.author, "desk", "example.org")
    message["To"] = "tom@example.org"
    message["Date"] = datetime.combine(story.published, time(8, 30), UTC)
    message["Subject"] = story.title
    message["Message-ID"] = f"<{story.language}@example.org>"
    return message


def _wrapped(text: str, language: str) -> str:
    if language == "ja":  # mail programs do not wrap what has no spaces
        return text
    lines = (
        textwrap.fill(line, _WIDTH, subsequent_indent="  " if line.startswith("- ") else "")
        for line in text.split("\n")
    )
    return "\n".join(lines)
