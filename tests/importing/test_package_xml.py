from lxml import etree

from harken.importing.formats.office.package_xml import remove


def test_removing_neighbours_piles_up_no_white_space() -> None:
    root = etree.fromstring("<p><r/> <r/> <kept/> <r/> <r/> <r/> </p>")
    for element in list(root.iter("r")):
        remove(element)
    assert etree.tostring(root) == b"<p><kept/> </p>"
