"""Changes to documents that leave them readable enough to get past the first check."""

import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from lxml import etree

MutateBytes = Callable[[bytes, int], bytes]

_MORE_BYTES = 2_000
_COPIES = (1, 2, 10, 60)
_VALUES = ("", "0", "-1", "1", "9", "65536", "4294967296", "9" * 30, "true", "none", "x", "\u0301")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, struct.error, LookupError, NotImplementedError)
_UNREADABLE_TOO = (RuntimeError, OSError, ValueError, EOFError)


def mutate_archive(data: bytes, max_size: int, seed: int, mutate_bytes: MutateBytes) -> bytes:
    """Changes one file in a zip archive, now and then the archive itself.

    Bits of packed data that are wrong only ever fail their checksum.
    """
    chance = random.Random(seed)
    if chance.random() < 0.05:
        return mutate_bytes(data, max_size)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    except (*_UNREADABLE, *_UNREADABLE_TOO):
        return mutate_bytes(data, max_size)
    if not files:
        return mutate_bytes(data, max_size)
    name = chance.choice(list(files))
    files[name] = _mutate_file(files[name], chance, mutate_bytes)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue() if len(packed.getvalue()) <= max_size else data


def _mutate_file(content: bytes, chance: random.Random, mutate_bytes: MutateBytes) -> bytes:
    """Changes a file; one of XML mostly so that it stays well-formed."""
    if content.lstrip()[:1] == b"<" and chance.random() < 0.8:
        try:
            root = etree.fromstring(content)
        except (etree.XMLSyntaxError, ValueError):
            pass
        else:
            for _ in range(chance.choice(_COPIES[:3])):
                mutate_tree(root, chance)
            return etree.tostring(root, encoding="utf-8")
    return mutate_bytes(content, len(content) + _MORE_BYTES)


def mutate_tree(root: etree._Element, chance: random.Random) -> None:
    """Changes one element: its name, an attribute, its text, its place, or its number."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    element, other = chance.choice(elements), chance.choice(elements)
    parent = element.getparent()
    match chance.randrange(6):
        case 0:
            element.tag = other.tag
        case 1 if element.attrib or other.attrib:
            name = chance.choice([*element.attrib, *other.attrib])
            element.set(name, chance.choice([*_VALUES, *other.attrib.values()]))
        case 2:
            element.text = chance.choice([*_VALUES, other.text])
        case 3 if parent is not None:
            parent.remove(element)
        case 4 if parent is not None:
            for _ in range(chance.choice(_COPIES)):
                parent.append(etree.fromstring(etree.tostring(element, with_tail=False)))
        case _:
            if element not in other.iterancestors() and other is not element:
                other.append(element)  # moves it
