"""Tagged PDF on reportlab: files that keep to PDF/UA-1 and PDF/A-2a together.

Nothing here knows the product. To use it elsewhere: register embedded TrueType fonts (with `asciiReadable`),
make a `canvas.TaggedCanvas`, build the structure below `canvas.tree.document` in reading order with
`Element.add`, and give each flowable (`paragraph.TaggedParagraph`, `table.TaggedTable`,
`figure.TaggedFigure`) the element that it fills. They are flowables as platypus knows them. What is drawn
directly goes between `open_content(element)` or `open_artifact()` and `close()`.
"""
