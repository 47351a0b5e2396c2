"""The forms in which mails set off what is not the writer's own text.

The words are data, a table `mail` in each language's file of `resources/phrases/`.
"""

import re

from harken.importing.cleaning.phrases import either


def _form(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A regular expression, in which <name> stands for the words of that name."""
    words = re.sub(r"<(\w+)>", lambda name: either("mail", name[1]), pattern)
    return re.compile(words, re.IGNORECASE | flags)


FORWARDED_SUBJECT = _form(r"^\s*<forwarded_subjects>\s*[::]\s*")
FORWARD_BEGINS = _form(r"^\W*<forwards>\W*$")
ORIGINAL_BEGINS = _form(r"^\s*[-_=*]{2,}\s?<originals>\s?[-_=*]{2,}\s*$")
SENDER_LINE = _form(r"^[\s*_]*<senders>[\s*_]*[::]")
HEADER_LINE = _form(r"^[\s*_]*(?:<senders>|<headers>)[\s*_]*[::]")
WROTE = _form(r"<wrote>")
"""In the line before a quotation."""
# A writer's "wrote:" closes the line; some languages put the writer behind the verb.
ATTRIBUTION = _form(r"^<attributions>\b.{6,250}<wrote>[^\n:]{0,120}[::]\s*$", re.DOTALL)
"""A line before a quotation, so plain that it needs none behind it."""
SENT_FROM = _form(r"^<sent_from>.{0,40}<devices>.{0,60}$|^<sent_from_lines>$")
SIGNATURE_LINE = re.compile(r"^(?:-- ?|—|__)(?=\n|$)")
"""What parts a letter from its writer's signature."""
DISCLAIMER = _form(
    r"<letters>\b.{0,160}<secrecy>|<disclaimers>|<scanned>.{0,60}<scanners>", re.DOTALL
)
LIST_FOOTER = _form(r"<list_footers>", re.MULTILINE)
OPT_OUT = _form(r"<opt_outs>")
"""How a newsletter lets its readers go; only in short parts."""
AROUND_NEWSLETTER = _form(r"<around_newsletters>")
"""What else stands around a newsletter; only in short parts."""
