"""Pieces of PDF syntax."""

from functools import cache

ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
BINARY_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {
    ord("\\"): "\\\\",
    ord("("): "\\(",
    ord(")"): "\\)",
}


def text_string(text: str) -> str:
    """A text string (ISO 32000-1, 7.9.2.2): literal where ASCII suffices, else UTF-16 in hexadecimal."""
    if text.isascii():
        return f"({text.translate(ESCAPES)})"
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex()}>"


def byte_string(data: bytes) -> str:
    """A literal string of arbitrary bytes, in ASCII."""
    return f"({data.decode('latin-1').translate(BINARY_ESCAPES)})"


def number(value: float) -> str:
    """A number with at most two decimal places: a fiftieth of a millimetre is enough on paper."""
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@cache
def colour(hexadecimal: str, operator: str) -> str:
    """A colour such as '1D7A8C' as an operator: `rg` fills, `RG` strokes."""
    parts = (int(hexadecimal[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return " ".join(f"{part:.3f}" for part in parts) + f" {operator}"
