"""The phrases by which saved pages and copied texts give their furniture away.

Data, not rules: `cleaning` decides where in a text each kind counts. Every pattern is matched
against one line (or one paragraph), case ignored unless it says otherwise.
"""

import re
from dataclasses import dataclass

from harken.article.model import SkipReason


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to recognise furniture."""

    reason: SkipReason
    pattern: re.Pattern[str]
    max_words: int
    """A longer paragraph that matches is taken for prose."""


def _phrase(reason: SkipReason, max_words: int, *alternatives: str) -> Phrase:
    return Phrase(reason, re.compile("|".join(alternatives), re.IGNORECASE), max_words)


_COOKIE_CONTEXT = (
    r"\b(?:web ?sites?|sites?|partners|consent|accept|agree|browser|privacy|technolog|traffic|"
    r"preferences|settings|policy|personali[sz]e|browsing|seite|zustimm|akzept|einverstanden|"
    r"nutz|expérience|navigation|accept|sitio|experiencia|acept|sito|esperienza|gebruik|witryn)"
)
_NETWORKS = (
    r"facebook|twitter|x|instagram|whatsapp|linkedin|pinterest|reddit|youtube|telegram|tiktok|"
    r"mastodon|bluesky|threads|snapchat|flipboard|tumblr|google\+?|google news"
)
_COUNT = r"\d[\d.,]*\s?[km]?"

STRONG = (
    _phrase(
        SkipReason.COOKIE_NOTICE,
        60,
        # Cookies are baked and written about too: only in the words of a site that sets them.
        rf"^(?=.*\bcookies?\b)(?=.*{_COOKIE_CONTEXT})(?=.*\b(?:we|our|this|you|your|by|wir|unsere|"
        r"diese|sie|nous|notre|vous|ce|nosotros|nuestros?|este|su|noi|nostri|questo|wij|onze"
        r"|deze)\b)",
        r"^(?:(?:accept|allow|reject|decline|refuse|manage|about|our|only|necessary|all) ){0,3}"
        r"cookies?(?: (?:policy|settings|preferences|notice|consent|statement))?\W*$",
        r"^(?:alle )?cookies? (?:akzeptieren|ablehnen|zulassen)",
        r"^(?:tout )?accepter (?:les )?cookies",
        r"^(?:accept|reject|allow)(?: all)?$",
    ),
    _phrase(
        SkipReason.COPYRIGHT,
        60,
        r"©",
        r"\(c\)\s?(?:19|20)\d\d",
        r"\bcopyright\b.{0,40}\b(?:19|20)\d\d",
        r"\ball rights? reserved\b",
        r"\btous droits réservés\b|\balle rechte vorbehalten\b|\btodos los derechos reservados\b",
        r"\btutti i diritti riservati\b|\btodos os direitos reservados\b|\balle rechten voorbeh",
        r"\bmay not be (?:published|reproduced|reprinted|republished|redistributed|copied)\b",
        r"\b(?:reproduction|redistribution) (?:is |in whole )?.{0,30}(?:prohibited|permission)",
        r"^(?:this (?:article|story|essay|piece|post|material|content) )?(?:was |is )?"
        r"(?:first|originally|previously) (?:published|appeared|posted)\b",
        r"^this (?:article|story|essay|piece|post) (?:was |is )?(?:first |originally )?"
        r"(?:re)?published (?:by|in|on|from|at|here|under|with)\b",
        r"^(?:licensed|republished|reprinted|reproduced) (?:under|from|with|by)\b",
    ),
    _phrase(
        SkipReason.BOILERPLATE,
        40,
        rf"^\W*{_COUNT}\+?\s(?:followers|subscribers|likes|shares|views|comments?|retweets"
        rf"|reactions)"
        r"\b.{0,60}$",
        r"\bfollowers on\b",
        rf"\b(?:over|join|more than)\b.{{0,25}}{_COUNT}.{{0,25}}\b(?:followers|subscribers|readers|"
        r"others|members|fans|people (?:who )?follow)\b",
        r"\b(?:people|readers|fans) follow us\b",
        rf"\b(?:follow|like|find|join) (?:us|me|him|her|them|the author)\b.{{0,60}}"
        rf"\b(?:{_NETWORKS})\b",
        rf"^follow\b.{{0,80}}\b(?:{_NETWORKS})\b",
        r"^follow (?:him|her|them|us|me|@\w+)\b.{0,60}$",
        r"\b(?:sign up|subscribe|register)\b.{0,80}\b(?:newsletters?|inbox|e-?mails?|updates|"
        r"alerts|briefing|digest|bulletin|podcast|channel|free trial)\b",
        r"\b(?:our|free|daily|weekly) (?:[\w’'-]+ ){0,3}newsletters?\b.{0,60}$",
        r"^(?:get|receive)\b.{0,90}\b(?:inbox|newsletter|by e-?mail|to your phone)\b",
        r"^(?:enter|your) (?:your )?e-?mail(?: address)?\b",
        r"\bthank you for (?:subscribing|signing up|reading|registering)\b.{0,60}$",
        r"^(?:please )?(?:enable|turn on|disable) (?:javascript|your ad ?blocker)\b",
        r"\bjavascript (?:is|must be) (?:disabled|enabled|required)\b",
        r"\byour browser (?:does not|doesn[’']t|is)\b",
        r"^(?:support|donate|make a donation|become a (?:member|patron|subscriber|supporter))\b"
        r".{0,80}$",
        r"^this (?:post|article|page|story) (?:may contain|contains) (?:affiliate|sponsored)\b",
        r"\bwe may (?:earn|receive) (?:a |an )?(?:small )?(?:affiliate )?commission\b",
        r"^(?:want|have|got) (?:more|a tip|a story|something)\b.{0,80}(?:\?|newsletter|e-?mail)",
        r"^%\w? ?bloggers like this",
        r"\balready a (?:subscriber|member|digital subscriber)\b",
        r"^editor[’']?s note:",
        r"^this (?:site|blog|website) uses akismet\b|\bcomments powered by disqus\b",
        r"^(?:save|store) my name, e-?mail\b|^(?:please )?log ?in .{0,40}\bto (?:post|comment"
        r"|reply)\b",
        r"^you are commenting using\b|^your e-?mail address will not be published\b",
        r"^this (?:slideshow|video|page|site) requires javascript\b",
        r"^(?:like|enjoy(?:ed|ing)?|love) this (?:story|article|post)\b.{0,80}$",
        r"^sharing is caring\b|^tell us what you think\W*$",
        r"^get \w.{0,60}\bclick(?:ing)? here\b",
        r"\b(?:view|read|for) the full story\b.{0,40}\bsubscri|\bsubscri.{0,60}\bfull story\b",
        r"\bdownload (?:the|our) [\w ]{0,30}\bapps?\b",
    ),
    _phrase(
        SkipReason.NAVIGATION,
        30,
        r"^(?:read|see|view|show|load|find out|learn|get) (?:more|all|next|also|the full story)"
        r"(?:\s*$|\s*[:>»→…|\-–—.]|\s(?:here|on|about|at|from|comments?|stories|news|articles)\b)",
        r"^\[?\s*(?:read|see|watch|listen|more|also|also read|read also|see also|related"
        r"|must[ -]read|"
        r"don[’']t miss|further reading|read next|up next|recommended)\s*[:|>»→]",
        r"^(?:related|recommended|trending|popular|most (?:read|popular|viewed|shared)|"
        r"more (?:from|on this|like this|stories|news|coverage|in)|"
        r"you (?:may|might) (?:also )?(?:like|be|enjoy)|editors?[’']?s? (?:picks?|choice)|"
        r"latest (?:news|stories|posts|articles|videos)|top stories|"
        r"in this (?:article|story|section)|what to read next|must read|what[’']s next|"
        r"recent (?:posts|comments|articles|stories)|similar (?:posts|articles|stories))\b.{0,60}$",
        r"^(?:mehr zum thema|lesen sie auch|weiterlesen|auch interessant|das könnte (?:sie|dich)|"
        r"lire aussi|à lire aussi|en savoir plus|"
        r"lire la suite|leer más|lea también|te puede interesar|leggi anche|leia também|leia mais|"
        r"lees (?:ook|meer|verder)|czytaj (?:też|także|więcej)|zobacz też|читайте также)\b.{0,90}$",
        r"^click here\b|^\W*(?:view|see|read|show) all(?: \w+)?\W*$|^also on [\w.]+",
        r"^(?:zurück zur (?:übersicht|startseite)|volver|retour à)\b.{0,30}$",
        r"^(?:skip to|back to|return to|jump to|go to)\b.{0,40}$",
    ),
)
"""Furniture wherever it stands."""

LABELS = (
    _phrase(
        SkipReason.BOILERPLATE,
        8,
        r"^(?:(?:advert|ad)(?:isements?|s)?|sponsored(?: content| links)?|promoted(?: content)?|"
        r"ads? by \w+|(?:story )?continues? (?:reading )?below(?: advertisement)?"
        r"|paid (?:content|post)|"
        r"anzeige|werbung|publicité|publicidad|pubblicità|publicidade|reklama|iklan|реклама)\W*$",
        rf"^(?:share|tweet|pin|e-?mail|print|save|whatsapp|copy link|bookmark|like|follow|repost|"
        rf"teilen|drucken|partager|imprimer|compartir|condividi|udostępnij)"
        rf"(?: (?:it|this|article|story|post|page|via|on|with|to|by|an?|the|friends?|"
        rf"{_NETWORKS}|e-?mail|print|or|and|&))*\W*$",
        rf"^(?:(?:{_NETWORKS}|e-?mail|rss|print|share|like|tweet|copy link|messenger|sms)\W*)+$",
        r"^(?:leave|post|add|write|view|show|hide|read|see|join)? ?(?:an?|all|the|your)? ?"
        rf"(?:{_COUNT} )?(?:comments?|reply|replies|responses?|conversation|discussion)"
        r"(?: \(?\d+\)?)?\W*$",
        r"^(?:share|tell us) your (?:thoughts|views|opinion|experience)\b.{0,40}$",
        r"^(?:subscribe|newsletters?|sign up|donate|contribute|register|subscribe now|join now|"
        r"sign up now|get started|free trial|subscription)\W*$",
        r"^(?:tags?|topics?|filed under|categor(?:y|ies)|posted in|labels?|keywords?|more about|"
        r"sections?|schlagwörter|themen|étiquettes|etiquetas|теги)\s*:.*$",
        r"^(?:tags?|topics?|filed under|categor(?:y|ies)|more on these topics|related topics)$",
        r"^about (?:the|this) (?:author|writer|site|blog)s?\W*$",
        r"^(?:\d+ )?min(?:ute)?s? read$|^\d+[ -]min(?:ute)?s?(?: read)?$|^reading time\b.{0,20}$",
        r"^(?:listen|play|pause|mute|watch|download|loading|close|expand|collapse|dismiss|ok|"
        r"got it|continue|submit|cancel|x|×)\W*$",
        r"^(?:listen to this|play audio|play video|watch now|watch live|listen now)\b.{0,40}$",
        r"^(?:rate this|was this (?:article|page|story)|did you (?:like|enjoy|find))\b.{0,60}$",
        rf"^{_COUNT}\s?(?:shares?|views?|likes?|comments?|reads?)$",
    ),
    _phrase(
        SkipReason.NAVIGATION,
        8,
        r"^(?:menu|search|home|home ?page|next|previous|prev|more|back|top|back to top|log ?in|"
        r"log ?out|sign in|my account|account|profile|settings|navigation|main menu|toggle \w+|"
        r"contact(?: us)?|about(?: us)?|help|faq|jobs|careers|advertise(?: with us)?|site ?map|"
        r"privacy(?: policy| notice| settings)?|terms(?: (?:of (?:use|service)|and conditions))?|"
        r"terms & conditions|accessibility|impressum|datenschutz|agb|kontakt|startseite|suche|"
        r"mentions légales|accueil|rechercher|inicio|buscar|contacto|aviso legal|"
        r"see all|view all|show all|next (?:article|post|story|page)|"
        r"previous (?:article|post|story|page)|(?:next|previous) ?(?:→|←|»|«))\W*$",
        r"^(?:home|startseite|accueil|inicio|news)\s*(?:[>»›/|→]|::)\s*\S.*$",
        r"^(?:[^\s|]+(?: [^\s|]+)?\s*\|\s*){2,}[^\s|]+(?: [^\s|]+)?$",
        r"^page \d+(?: (?:of|/) \d+)?$|^\d+ of \d+$|^\d+ ?/ ?\d+$",
    ),
    _phrase(
        SkipReason.CAPTION,
        40,
        r"^(?:photo(?:graph|s)?|image|picture|pic|illustration|video|credit|photo credit|caption|"
        r"image credit|image source|media caption|image caption|image copyright|foto|bild|"
        r"cr[ée]dits? photos?|photos?|fot\.|fuente|quelle|graphic|file photo|photo illustration)"
        r"\s*(?:[:/|©].*|credits?|captions?|\d+ (?:of|/).*)?$",
        r"^fot\. .{0,80}$",
        r"^(?:photo(?:graph|s)?|image|picture|illustration|foto) (?:by|from|courtesy|credit|via)\b"
        r".{0,80}$",
        r"^\W*(?:image|photo|picture|slide) \d+ (?:of|/)\b.*$",
        r"\b(?:getty images|shutterstock|reuters/\w+|ap photo|afp/|epa/|istock|unsplash|alamy)\b"
        r".{0,40}$",
        r"\((?:photo|image|picture|credit|foto|pic)s?(?: by|:| credit| courtesy).{0,80}\)\W*$",
    ),
)
"""Furniture where it is the whole line."""

_NAME = r"[^\W\d_a-z][\w’'.-]*"
_NAMES = rf"{_NAME}(?: (?:{_NAME}|de|del|della|van|von|der|den|la|le|bin|al|ter|ten|y)){{0,4}}"
_MONTH = (
    r"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|f[ée]vr?(?:ier)?|mar(?:ch|s|zo)?|m(?:ä|ae)rz|"
    r"apr(?:il|ile)?|avr(?:il)?|may|mai|mayo|june?|juni|juin|junio|july?|juli|juillet|julio|"
    r"aug(?:ust)?|ao[uû]t|agosto|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober|obre|ubre)?|"
    r"nov(?:ember|embre|iembre)?|de[cz](?:ember)?|d[ée]cembre|diciembre)"
)
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
DATE = (
    rf"{_DAY}(?:\d{{1,2}}(?:st|nd|rd|th|\.)? (?:de )?{_MONTH}\.?,? (?:de )?\d{{4}}|"
    rf"{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
)
_CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|uhr)?(?:\s*\(?[A-Z]{2,4}\)?)?"
_TIME = rf"(?:,?\s*(?:at|@|-|–|\||•|·|um)?\s*{_CLOCK})?"
_STAMP = (
    r"(?:(?:first |last )?(?:published|posted|updated|modified|created|veröffentlicht|publié|"
    r"publicado|aktualisiert|stand)(?: on| at| le| el| am)?:?\s*)"
)
_ROLE = (
    r"(?:[\w’'-]+ ){0,4}(?:writer|reporter|correspondent|editor|columnist|contributor|"
    r"photographer|staff|author|journalist|analyst|producer|fellow|critic)"
)
_BY = r"(?:by|from|von|par|por|di|door|words by|written by|text by|story by|posted by|author:)"

DATE_LINE = re.compile(
    rf"^\W*(?:{_STAMP})?{DATE}{_TIME}(?:\W*{_STAMP}?{DATE}{_TIME})*\W*$"
    rf"|^\W*(?:{_STAMP})?{_CLOCK},?\s*{DATE}\W*$|^{_STAMP}.{{0,60}}\d.{{0,30}}$|^(?:{_STAMP}\W*)+$"
    rf"|^\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago(?: at {_CLOCK})?$",
    re.IGNORECASE,
)
"""A line that is a date, with or without a time."""

_JOINT = r"(?:,|\||•|·|-|–|—|\()"
BYLINE = re.compile(
    rf"^\W*(?i:{_BY})\s+{_NAMES}(?:(?:,| and| &| und| et| y|\s*[|/•·])\s*{_NAMES}){{0,3}}"
    rf"(?:\s*{_JOINT}\s*(?i:{_ROLE}).{{0,60}}|\W*(?i:{_STAMP})?(?i:{DATE}).{{0,60}})?\W*$"
    rf"|^(?i:{DATE}){_TIME}\W*(?i:by)\s+{_NAMES}\W*$"
    rf"|^{_NAMES}\s*{_JOINT}\s*(?i:{DATE}){_TIME}\W*$"
    rf"|^{_NAMES}\s*{_JOINT}\s*(?i:{_ROLE})(?: (?i:at|for|of) .{{0,40}})?\W*$"
    rf"|^(?i:{_ROLE})$|^(?i:by)(?: \|.{{0,60}})?$"
)
"""A line that names the author; names begin with a capital."""

NAME_ALONE = re.compile(rf"^{_NAMES}$")
"""A line that can be a name; it is one behind a line that says "By"."""

COMMENTS_BEGIN = re.compile(
    r"^(?:(?:top|latest|reader|user|best|rated"
    r"|\d+)\s){0,3}comments?(?: on .{0,120})?\W*(?:\(?\d+\)?)?$"
    r"|^(?:leave|post|add|write) (?:a|your) (?:comment|reply|response)\b"
    r"|^\d+ (?:thoughts|comments|responses|replies) (?:on|to)\b|^\d+ (?:comments|responses"
    r"|replies)$"
    r"|^comments? (?:are|is) closed\b|^join the (?:conversation|discussion)\W*$"
    r"|^(?:\d+ )?(?:kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties"
    r"|tanggapan)$"
    r"|^(?:schreibe einen kommentar|laisser un commentaire|deja (?:un|una) (?:comentario"
    r"|respuesta)|"
    r"deixe (?:um|uma) (?:comentário|resposta)|lascia un commento|tinggalkan balasan)\b",
    re.IGNORECASE,
)
"""The line behind which the readers have the word."""

LEADING_BYLINE = re.compile(
    rf"^\W*(?i:by|von|par|por|di|door|words by|written by)\s+{_NAMES}"
    rf"(?:(?:,| and| &| und| et| y)\s*{_NAMES}){{0,2}}"
    rf"(?:,\s*(?i:{_ROLE}))?"
    rf"(?:\s*(?:,|\||•|·|-|–|—|\.)?\s*(?i:(?:{_STAMP})?{DATE}){_TIME}\s*(?:[.|•·:–—-]|\n)\s*"
    r"|\s*(?:\||•|·|–|—|\s-)\s+|\s*\n\s*)"
)
"""A by-line (and its date) at the beginning of a paragraph that goes on after it."""

LEADING_DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ.’'/ -]{2,30}(?:,\s*[A-ZÀ-Þ][\w. ]{1,20}){0,2}"
    rf"(?:,\s*(?i:{_MONTH})\.?\s*\d{{0,2}}(?:,?\s\d{{4}})?)?"
    r"\s*(?:\([\w .&/-]{2,30}\)\s*(?:[—–:]|--?)|(?:[—–]|--|\s-\s))\s*"
    r"|\((?:Reuters|AP|AFP|dpa|CNN|UPI|PTI|EFE|ANSA|IANS|Xinhua|TASS|Bloomberg)\)\s*"
    r"(?:[—–:]|--?)?\s*)"
)
"""The place (in capitals), date and agency at the beginning of a news report."""

TRAILING = re.compile(
    r"(?:(?<=[.!?…”\"])|(?<=\.\)))\s+(?P<tail>"
    r"(?:(?:This (?:article|story|essay|post) )?(?:was )?(?:[Ff]irst|[Oo]riginally) "
    r"(?:published|appeared) (?:by|in|on|at)\b"
    r"|Read more(?:\s*[:>»→…]|\s+(?:here|about|at|on)\b|\.?$)"
    r"|(?:©|\([Cc]\)\s?(?:19|20)\d\d|Copyright (?:©|\d{4}))"
    r"|All [Rr]ights [Rr]eserved\b"
    r"|(?:Join|Follow) (?:us|our|more than|over)\b.{0,60}(?:followers|readers|subscribers|"
    r"Facebook|Twitter|Instagram)"
    r"|(?:Sign up|Subscribe) (?:for|to) (?:our|the|my)\b)"
    r".{0,240})$",
    re.DOTALL,
)
"""Furniture behind the last true sentence of a paragraph."""
