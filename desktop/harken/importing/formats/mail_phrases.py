"""The words by which mails in many languages set off what is not the writer's own text."""

import re

FORWARDED_SUBJECT = re.compile(
    r"^\s*(?:(?:fwd?|wg|wtr|tr|rv|enc|vs|vb|i|pd|doorst|továbbítás|yml|转发|轉寄|転送)\s*[::]\s*)",
    re.IGNORECASE,
)

FORWARD_BEGINS = re.compile(
    r"^\W*(?:(?:begin )?forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)"
    r"|weitergeleitete nachricht|(?:début du )?message (?:transféré|réexpédié)"
    r"|(?:inicio del )?mensaje reenviado|(?:inizio )?messaggio inoltrato"
    r"|(?:início da )?mensagem (?:re)?encaminhada|(?:begin )?doorgestuurd bericht"
    r"|vidarebefordrat (?:brev|meddelande)|videresendt (?:melding|meddelelse)"
    r"|(?:treść )?przekazan(?:a|ej) wiadomoś(?:ć|ci)|пересылаемое сообщение"
    r"|转发的邮件|轉寄的郵件|転送(?:された)?メッセージ)\W*$",
    re.IGNORECASE,
)

ORIGINAL_BEGINS = re.compile(
    r"^\s*[-_=*]{2,}\s?(?:original (?:message|e?-?mail|appointment)|reply message"
    r"|ursprüngliche (?:nachricht|e-?mail|mail)|original-?nachricht"
    r"|message (?:d'origine|original|initial)|mensaje original|messaggio originale"
    r"|mensagem original|oorspronkelijk bericht|ursprungligt meddelande|opprinnelig melding"
    r"|oprindelig meddelelse|alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość"
    r"|původní zpráva|eredeti üzenet|исходное сообщение|原始邮件|原始郵件|元のメッセージ)"
    r"\s?[-_=*]{2,}\s*$",
    re.IGNORECASE,
)

_KEY = r"^[\s*_]*(?:{})[\s*_]*[::]"
SENDER_LINE = re.compile(
    _KEY.format(
        "from|von|de|da|van|från|fra|lähettäjä|od|от|від|feladó|kimden"
        "|发件人|寄件者|差出人|보낸 ?사람|من"
    ),
    re.IGNORECASE,
)
HEADER_LINE = re.compile(
    _KEY.format(
        "from|sent|to|cc|bcc|subject|date|reply-to|importance|attachments?"
        "|von|gesendet|an|betreff|datum|kopie|antwort an|wichtigkeit|anlagen?"
        "|de|envoyé|à|objet|date|répondre à|expédié|pour"
        "|enviado(?: el)?|para|asunto|fecha|cc|enviada(?: em)?|assunto|data"
        "|da|inviato|a|oggetto|per|van|verzonden|aan|onderwerp"
        "|från|skickat|till|ämne|fra|sendt|til|emne|dato|lähettäjä|lähetetty|vastaanottaja|aihe"
        "|od|wysłano|do|temat|odesláno|komu|předmět|от|отправлено|кому|тема|копия|дата"
        "|kimden|gönderildi|kime|konu|发件人|发送时间|收件人|抄送|主题|日期"
        "|寄件者|寄件日期|收件者|主旨|差出人|送信日時|宛先|件名|日付"
    ),
    re.IGNORECASE,
)

WROTE = re.compile(
    r"\b(?:wrote|writes|schrieb|a écrit|escribió|escribe|ha scritto|scrive|escreveu|schreef"
    r"|skrev|kirjoitti|napisał\(?a?\)?|napsal\(?a?\)?|írta|yazdı|написала?|пишет|пише)\b"
    r"|写道|寫道|のメール|さんは書きました|작성",
    re.IGNORECASE,
)
"""In the line before a quotation."""

ATTRIBUTION = re.compile(
    r"^(?:on|am|le|el|il|em|op|den|pe|dnia|dne|w dniu|в|у)\b.{6,250}(?:"
    + WROTE.pattern
    # A writer's "wrote:" closes the line; some languages put the writer behind the verb.
    + r")[^\n:]{0,120}[::]\s*$",
    re.IGNORECASE | re.DOTALL,
)
"""A line before a quotation, so plain that it needs none behind it."""

SENT_FROM = re.compile(
    r"^(?:sent|get|von meinem|gesendet (?:von|mit)|envoyé (?:de|depuis|à partir)|enviado (?:desde"
    r"|do|de|através)|inviato (?:da|dal)|verstuurd vanaf|verzonden (?:met|vanaf)|skickat från"
    r"|sendt fra|lähetetty|wysłan[eoy] z|odesláno z|отправлено (?:с|из)|küldve|发自|從我的|发送自"
    r"|diese nachricht wurde von meinem).{0,40}"
    r"(?:iphone|ipad|ipod|android|outlook|samsung|galaxy|huawei|xiaomi|blackberry|windows|mobile"
    r"|smartphone|handy|téléphone|yahoo|gmail|gmx|web\.de|proton|mail|phone|mobil|telefon).{0,60}$"
    r"|^(?:iphone|ipad|android)\s?から送信$|^나의 iphone에서 보냄$",
    re.IGNORECASE,
)

SIGNATURE_LINE = re.compile(r"^(?:-- ?|—|__)(?=\n|$)")
"""What parts a letter from its writer's signature."""

DISCLAIMER = re.compile(
    r"(?:e-?mails?|messages?|communication|nachricht|transmission|courriel|mensaje|correo|messaggio"
    r"|mensagem|bericht|wiadomość|сообщение|письмо|邮件|電子郵件|メール)\b.{0,160}"
    r"(?:confidential|privileged|intended (?:only|solely)|intended (?:recipient|for)|vertraulich"
    r"|confidentiel|confidencial|riservat|vertrouwelijk|poufn|конфиденциальн|机密|機密)"
    r"|(?:not the|nicht der|pas le|no es el|non (?:è|siete) il) (?:intended|richtige|beabsichtigte"
    r"|destinataire|destinatario)"
    r"|(?:consider the environment|denken sie an die umwelt|pensez à l'environnement"
    r"|bitte prüfen sie.{0,60}drucken|before printing this|avant d'imprimer|antes de imprimir)"
    r"|(?:scanned|checked|geprüft|virenfrei|analysé).{0,60}(?:virus|malware|avast|avg|mailscanner)",
    re.IGNORECASE | re.DOTALL,
)

LIST_FOOTER = re.compile(
    r"^_{20,}|mailing list\s*(?:$|\n|-)|mailman/listinfo|\bmailman3?/lists/"
    r"|you received this message because you are subscribed"
    r"|to unsubscribe from this (?:group|list)|\bunsubscribe@|\+unsubscribe@|^list-unsubscribe",
    re.IGNORECASE | re.MULTILINE,
)

OPT_OUT = re.compile(
    r"\bunsubscribe\b|\babmelden\b|\babbestellen\b|\bdésinscri|\bdésabonn|\bdarse de baja\b"
    r"|\bcancelar (?:la |a )?(?:suscripción|inscrição|assinatura)\b|\bannulla (?:l')?iscrizione\b"
    r"|\bdisiscriv|\bafmelden\b|\buitschrijven\b|\bavregistrera\b|\bwypisz\b|\bотписаться\b"
    r"|退订|退訂|配信停止",
    re.IGNORECASE,
)
"""How a newsletter lets its readers go; only in short parts."""

AROUND_NEWSLETTER = re.compile(
    r"\b(?:view|read|open|see|ansehen|anzeigen|öffnen|lesen|voir|afficher|lire|ver|leer|visualizza"
    r"|leggi|bekijk)\b.{0,40}\b(?:in|im|dans|en|nel|no|op|on)\b.{0,20}"
    r"\b(?:browser|web ?browser|webversion|online|navigateur|ligne|navegador|línea|web|app)\b"
    r"|^(?:web ?version|online-?version|webansicht|version en ligne)\W*$"
    r"|(?:e-?mail|newsletter) not displaying"
    r"|\b(?:having trouble|can't see|trouble viewing)\b"
    r"|\bprobleme (?:bei|mit) der (?:darstellung|anzeige)"
    r"|\b(?:manage|update|change|edit) (?:your |my |email )?(?:\w+ )?"
    r"(?:preferences|subscription|settings)"
    r"|\b(?:you(?:'re| are) receiving|you received|why did i get|sie erhalten|sie bekommen"
    r"|vous recevez|recibes|recibe|ricevi|je ontvangt|du får) (?:this|diese[nrs]?|cet?|este|questa"
    r"|deze|dette|det här)?\s?\b.{0,20}(?:e-?mail|mail|newsletter|message|courriel|correo|boletín)"
    r"|\badd us to your (?:address|contacts)|\bthis (?:email|message) was sent (?:to|by)\b",
    re.IGNORECASE,
)
"""What else stands around a newsletter; only in short parts."""
