"""The pack as an .xlsx workbook: the same content, a sheet per section, real numbers and native charts."""

from engine.report.workbook.book import workbook

__all__ = ["workbook"]
