"""From bytes to text: any usual encoding, mixed ones too, without ever failing."""

import codecs
import re

_BOMS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ISO_2022_JP_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
_SAMPLE_BYTES = 200_000
_WINDOWS_1252 = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}
_STRAY = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_TWO_BYTE_NAMES = ("gb", "big5", "euc", "cp9", "shift", "johab")
_MAX_SHARE_BY_CHANCE = 0.2
"""Of a list of Chinese or Korean names, so much may be UTF-8 too."""
_FEW_BYTES = 10
_FEW_DIFFERENT_BYTES = 4
"""So few, a pound sign or an apostrophe, tell nothing: nearly always it is Windows-1252."""
# What the names on web pages really mean: https://encoding.spec.whatwg.org/#names-and-labels
_WEB_MEANING = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
_META_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]{0,500}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`, normalised by `readable`.

    In order: byte order mark, strict UTF-8, `declared`, UTF-16 by its NUL pattern, ISO-2022-JP
    by its escapes, lines in UTF-8 among others, and last a guess from the bytes.

    Args:
        data: Any bytes.
        declared: What a web server or the page itself says; used where the bytes agree.
    """
    return readable(_decode(data, declared))


def declared_in_page(data: bytes) -> str | None:
    """The encoding that an HTML page names in its first bytes."""
    found = _META_CHARSET.search(data[:4096])
    return found.group(1).decode("ascii", "replace") if found else None


def readable(text: str) -> str:
    """Text with line feeds as line ends and without NUL, control characters or lone surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _UNREADABLE.sub("", text).replace("\f", "\n\n")  # A form feed begins a new page.
    try:
        text.encode()
    except UnicodeEncodeError:
        return with_whole_surrogates(text)
    return text.removeprefix("\ufeff")


def with_whole_surrogates(text: str) -> str:
    """Text whose pairs of surrogates are made the characters they mean, and lone ones replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def is_wide(data: bytes) -> bool:
    """Whether `data` is in an encoding of two or four bytes, where NULs are no junk."""
    mark = _encoding_by_mark(data)
    return mark not in {None, "utf-8-sig"} or _utf_16_by_nuls(data) is not None


def _decode(data: bytes, declared: str | None) -> str:
    if (known := _encoding_by_mark(data) or _utf_16_by_nuls(data)) is not None:
        return data.decode(known, "replace")
    candidates = ["utf-8", *([_meaning_of(declared)] if declared else [])]
    if any(escape in data[:_SAMPLE_BYTES] for escape in _ISO_2022_JP_ESCAPES):
        candidates.insert(0, "iso2022_jp")
    for encoding in candidates:
        if (text := _strictly(data, encoding)) is not None:
            return text
    mixed = _with_utf_8_lines(data)
    return data.decode(_guess(data), "replace") if mixed is None else mixed


def _encoding_by_mark(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):  # no such encoding, or not even a name
        return None


def _meaning_of(label: str) -> str:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return label
    return _WEB_MEANING.get(name, name)


def _utf_16_by_nuls(data: bytes) -> str | None:
    sample = data[: _SAMPLE_BYTES & ~1]
    if len(sample) < 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _with_utf_8_lines(data: bytes) -> str | None:
    """Lines in UTF-8 among lines in something else, as where files were put together.

    None where UTF-8 is not proven: a short line of Chinese, Japanese or Korean, two bytes a
    character, may be UTF-8 by chance, and so may be a single letter.
    """
    lines = data.splitlines(keepends=True)
    texts = [_as_utf_8(line) for line in lines]
    others = b"".join(line for line, text in zip(lines, texts, strict=True) if text is None)
    proof = sum(_count_beyond_ascii(text) for text in texts if text is not None)
    encoding = _guess(others)
    by_chance = 0.0
    if encoding.lower().startswith(_TWO_BYTE_NAMES):
        by_chance = _MAX_SHARE_BY_CHANCE * len(_BEYOND_ASCII.findall(others))
    if proof < max(2, by_chance):
        return None
    return "".join(
        line.decode(encoding, "replace") if text is None else text
        for line, text in zip(lines, texts, strict=True)
    )


def _as_utf_8(line: bytes) -> str | None:
    """A line in UTF-8; stray bytes of Windows-1252 that were pasted into it are decoded too."""
    text = line.decode("utf-8", "surrogateescape")
    stray = len(_STRAY.findall(text))
    proof = _count_beyond_ascii(text) - stray
    return text.translate(_WINDOWS_1252) if not stray or proof > 2 * stray else None


def _count_beyond_ascii(text: str) -> int:
    return 0 if text.isascii() else len(text) - len(text.encode("ascii", "ignore"))


def _guess(data: bytes) -> str:
    """The name of an encoding that Python has."""
    import chardet

    beyond = _BEYOND_ASCII.findall(data)
    if len(beyond) < min(_FEW_BYTES, len(data) / 3) and len(set(beyond)) < _FEW_DIFFERENT_BYTES:
        return "cp1252"
    first = _BEYOND_ASCII.search(data)
    start = max(0, first.start() - 2_000) if first else 0
    guess = chardet.detect(data[start : start + _SAMPLE_BYTES])["encoding"] or "cp1252"
    try:
        codecs.lookup(guess)
    except LookupError:
        return "cp1252"
    return guess
