"""Pages → one PDF: vectors and real text, in its true size, that says what it shows."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

from infographic.errors import Message, UsageError
from infographic.layout.page import Page
from infographic.marks import Box
from infographic.paint.pdf import Content, PdfPainter
from infographic.paint.pdffile import Name, PdfFile, Ref, Value
from infographic.paint.pdftags import Element
from infographic.publish.alt import panels_in_words
from infographic.story.model import Story
from infographic.text.bidi import is_rtl_language

_POINTS = 72.0  # to the inch
_PX = 96.0  # CSS px to the inch
_MM = 25.4  # to the inch
LARGEST = 14_400.0
"""Units a side of a PDF page may have: beyond it a unit is several points."""
MOST_BLEED = 50.0
"""mm."""

_MAKER = "infographic"


def pdf(
    pages: Sequence[Page],
    story: Story,
    words: Mapping[str, str] | None = None,
    *,
    trim: tuple[float, float] | None = None,
    bleed: float = 0.0,
) -> bytes:
    """The pages as a PDF file.

    `story` is what they tell where a page does not say. `words` are Author, Subject, Source and
    Copyright. `trim` is how large the pages are cut, in mm; by default a CSS px of the picture is
    1/96 inch. `bleed` mm beyond that are painted: what touches a page's edge goes on. The same
    pages give the same bytes. Raises UsageError for a bleed that cannot be.
    """
    if not (math.isfinite(bleed) and 0 <= bleed <= MOST_BLEED):
        cure = f"choose 0 to {MOST_BLEED:g} mm (printers ask for 3)"
        raise UsageError(Message("error", "--bleed", f"a bleed cannot be {bleed:g} mm", cure))
    file = PdfFile()
    painter = PdfPainter(file, pages)
    tree, about = file.reserve(), {"Title": pages[0].title, **(words or {})}
    sheets = [_Sheet(page, trim, bleed) for page in pages]
    leaf = file.reserve()
    refs, painted = [], []
    titled = False
    for number, (page, sheet) in enumerate(zip(pages, sheets, strict=True)):
        alts = panels_in_words(page.told or story)
        content = painter.paint(page, alts, sheet.bleed, titled)
        titled = content.titled
        painted.append(content)
        refs.append(_page(file, sheet, content, leaf, painter.resources, number))
    painter.finish()
    file.put({"Type": Name("Pages"), "Kids": refs, "Count": len(refs)}, leaf)
    _structure(file, tree, painted, sheets, refs)
    language = pages[0].language.replace("_", "-")
    viewer: dict[str, Value] = {"DisplayDocTitle": True}
    if is_rtl_language(language):
        viewer["Direction"] = Name("R2L")
    root = file.put(
        {
            "Type": Name("Catalog"),
            "Pages": leaf,
            "Lang": language,
            "MarkInfo": {"Marked": True},
            "StructTreeRoot": tree,
            "ViewerPreferences": viewer,
            "Metadata": file.stream(
                _xmp(about, language),
                {"Type": Name("Metadata"), "Subtype": Name("XML")},
                compress=False,  # programs that know nothing of PDF look for it
            ),
        }
    )
    kept = {key: about[key] for key in ("Title", "Author", "Subject") if about.get(key)}
    info = file.put({**kept, "Creator": _MAKER, "Producer": _MAKER})
    return file.file(root, info)


class _Sheet:
    """The measures of one page of the file, in its units."""

    def __init__(self, page: Page, trim: tuple[float, float] | None, bleed: float) -> None:
        wide, high = page.pixels
        if trim is None:
            self.width, self.height = (side / _PX * _POINTS for side in (wide, high))
        else:
            # The format's own side for each: a page may lie on its side.
            sides = sorted(trim) if wide <= high else sorted(trim, reverse=True)
            self.width, self.height = (side / _MM * _POINTS for side in sides)
        margin = bleed / _MM * _POINTS
        largest = max(self.width, self.height) + 2 * margin
        self.unit = float(max(1, math.ceil(largest / LARGEST)))
        self.width, self.height = self.width / self.unit, self.height / self.unit
        self.margin = margin / self.unit
        # Pixels are whole and mm are not: the two scales differ by less than one px on the page.
        self.sx, self.sy = self.width / page.width, self.height / page.height
        self.bleed = self.margin / min(self.sx, self.sy)

    @property
    def media(self) -> Box:
        return Box(0, 0, self.width + 2 * self.margin, self.height + 2 * self.margin)

    @property
    def trimmed(self) -> Box:
        return Box(self.margin, self.margin, self.width, self.height)

    def matrix(self) -> str:
        """From px of the page, y down, to units of the sheet, y up."""
        top = self.margin + self.height
        return f"{self.sx:.8g} 0 0 {-self.sy:.8g} {self.margin:.8g} {top:.8g} cm"

    def place(self, box: Box) -> list[Value]:
        """A box of the page as PDF writes boxes: two opposite corners."""
        top = self.margin + self.height
        left, right = (self.margin + x * self.sx for x in (box.x, box.right))
        return [left, top - box.bottom * self.sy, right, top - box.y * self.sy]


def _page(
    file: PdfFile, sheet: _Sheet, content: Content, parent: Ref, resources: Ref, number: int
) -> Ref:
    operators = f"{sheet.matrix()}\n".encode("ascii") + content.operators
    media = _corners(sheet.media)
    entries: dict[str, Value] = {
        "Type": Name("Page"),
        "Parent": parent,
        "MediaBox": media,
        "CropBox": media,
        "BleedBox": media,
        "TrimBox": _corners(sheet.trimmed),
        "Resources": resources,
        "Contents": file.stream(operators),
        # Colours that shine through each other are mixed as screens mix them.
        "Group": {"S": Name("Transparency"), "CS": Name("DeviceRGB")},
        "StructParents": number,
        "Tabs": Name("S"),
    }
    if sheet.unit > 1:
        entries["UserUnit"] = sheet.unit
    return file.put(entries)


def _corners(box: Box) -> list[Value]:
    # Four decimals: a sheet of paper is exact to less than a thousandth of a mm.
    sides = (box.x, box.y, box.right, box.bottom)
    return [f"{side:.4f}".rstrip("0").rstrip(".").encode("ascii") for side in sides]


def _structure(
    file: PdfFile,
    tree: Ref,
    pages: Sequence[Content],
    sheets: Sequence[_Sheet],
    refs: Sequence[Ref],
) -> None:
    """The tree of what is read, and the way back to it from the content of each page."""
    document = file.reserve()
    kids: list[Value] = []
    parents: list[Value] = []
    for number, (content, sheet, page) in enumerate(zip(pages, sheets, refs, strict=True)):
        owners: dict[int, Ref] = {}
        for element in content.elements:
            ref = file.put(_element(element, document, page, sheet))
            kids.append(ref)
            owners |= dict.fromkeys(element.content, ref)
        parents += [number, file.put([owners[i] for i in range(len(owners))])]
    file.put(
        {"Type": Name("StructElem"), "S": Name("Document"), "P": tree, "K": kids},
        document,
    )
    file.put(
        {
            "Type": Name("StructTreeRoot"),
            "K": document,
            "ParentTree": {"Nums": parents},
            "ParentTreeNextKey": len(pages),
        },
        tree,
    )


def _element(element: Element, parent: Ref, page: Ref, sheet: _Sheet) -> dict[str, Value]:
    held: dict[str, Value] = {
        "Type": Name("StructElem"),
        "S": Name(element.tag),
        "P": parent,
        "Pg": page,
        "K": list(element.content),
    }
    if element.alt:
        held["Alt"] = element.alt
    if element.box is not None:
        box = sheet.place(element.box)
        held["A"] = {"O": Name("Layout"), "Placement": Name("Block"), "BBox": box}
    return held


def _xmp(about: Mapping[str, str], language: str) -> bytes:
    """What and whose the file is, as XMP (ISO 16684-1): the same as the Info dictionary says."""

    def localized(tag: str, text: str) -> str:
        shown = _escaped(text)
        return f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{shown}</rdf:li></rdf:Alt></{tag}>'

    def listed(tag: str, kind: str, text: str) -> str:
        return f"<{tag}><rdf:{kind}><rdf:li>{_escaped(text)}</rdf:li></rdf:{kind}></{tag}>"

    parts = ["<dc:format>application/pdf</dc:format>", localized("dc:title", about["Title"])]
    if about.get("Subject"):
        parts.append(localized("dc:description", about["Subject"]))
    if about.get("Author"):
        parts.append(listed("dc:creator", "Seq", about["Author"]))
    if about.get("Copyright"):
        parts.append(localized("dc:rights", about["Copyright"]))
    if about.get("Source"):
        parts.append(f"<dc:source>{_escaped(about['Source'])}</dc:source>")
    parts.append(listed("dc:language", "Bag", language))
    parts.append(f"<xmp:CreatorTool>{_MAKER}</xmp:CreatorTool>")
    parts.append(f"<pdf:Producer>{_MAKER}</pdf:Producer>")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">\n'
        + "\n".join(parts)
        + '\n</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode("utf-8", "replace")


def _escaped(text: str) -> str:
    """For XML, without the characters it cannot hold."""
    clean = "".join(c if c >= " " and c not in "\ufffe\uffff" else " " for c in text)
    return escape(clean, quote=False)
