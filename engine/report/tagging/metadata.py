"""What a file says of itself: catalogue, information, XMP with both standards' claims, output intent."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from engine.report.tagging.syntax import text_string

if TYPE_CHECKING:
    from engine.report.tagging.canvas import Metadata

PRODUCER = "ReportLab PDF Library"

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def catalog(places: Mapping[str, int], pages: int, outlines: int, metadata: Metadata) -> bytes:
    """The document catalogue; `places` are the object numbers of the parts it names."""
    bookmarks = f"/Outlines {outlines} 0 R/PageMode/UseOutlines" if outlines else ""
    return (
        f"<</Type/Catalog/Pages {pages} 0 R{bookmarks}/Lang{text_string(metadata.language)}"
        f"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
        f"/Metadata {places['xmp']} 0 R/StructTreeRoot {places['tree']} 0 R"
        f"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        f"/Info(sRGB)/DestOutputProfile {places['profile']} 0 R>>]>>"
    ).encode()


def information(metadata: Metadata) -> bytes:
    """The information dictionary; says the same as the XMP."""
    day = f"(D:{metadata.published:%Y%m%d}000000Z)"
    texts = {
        "Title": metadata.title,
        "Author": metadata.author,
        "Subject": metadata.subject,
        "Creator": metadata.creator,
        "Producer": PRODUCER,
    }
    fields = "".join(f"/{name}{text_string(text)}" for name, text in texts.items())
    return f"<<{fields}/CreationDate{day}/ModDate{day}/Trapped/False>>".encode()


def xmp(metadata: Metadata) -> bytes:
    """The XMP stream, uncompressed as PDF/A wants it. PDF/A must be told the schema of PDF/UA's claim."""
    data = XMP.format(
        title=escape(metadata.title),
        author=escape(metadata.author),
        subject=escape(metadata.subject),
        language=escape(metadata.language),
        creator=escape(metadata.creator),
        producer=PRODUCER,
        date=f"{metadata.published:%Y-%m-%d}T00:00:00Z",
    ).encode()
    return b"<</Type/Metadata/Subtype/XML/Length %d>>\nstream\n%b\nendstream" % (len(data), data)


def output_profile(profile: bytes) -> bytes:
    """The colour profile that says what the page's red, green and blue mean."""
    data = zlib.compress(profile)
    head = b"<</N 3/Filter/FlateDecode/Length %d>>" % len(data)
    return head + b"\nstream\n" + data + b"\nendstream"
