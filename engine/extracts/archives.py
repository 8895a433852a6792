"""Zip archives: their members as files, read in memory and never unpacked to the disk."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from engine.extracts.files import File, Trouble, is_litter

DEEPEST = 3
"""Archives within archives are opened down to this depth."""

MOST_BYTES = 8 * 1024**3
MOST_SWELLING = 400
"""How many times larger than its archive a member may be; extracts of codes and dates stay far below."""
ALWAYS_ALLOWED = 64 * 1024**2

_ENCRYPTED = 0x1
BROKEN = "The archive is damaged or incomplete. Fetch or make it again."


def members(file: File) -> Iterator[File | Trouble]:
    """The members of an archive in order of path; what cannot be used is told."""
    try:
        archive = ZipFile(file.path or BytesIO(file.read()))
        listed = archive.infolist()
    except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError):
        yield Trouble(file.name, file.order, BROKEN)
        return
    # ZipInfo.is_dir fails where a damaged archive has a member without a name.
    wanted = [info for info in listed if not info.filename.endswith("/") and not _is_litter(info)]
    if not wanted:
        yield Trouble(file.name, file.order, "The archive is empty.")
    if sum(info.file_size for info in wanted) > MOST_BYTES:
        yield Trouble(
            file.name, file.order, "The archive holds more than 8 GB. Import its files in smaller parts."
        )
        return
    for info in sorted(wanted, key=_parts):
        yield _member(file, archive, info)


def office_kind(file: File) -> str:
    """What a zip file is when it is not a plain archive: "workbook" or "document"; else empty."""
    try:
        with ZipFile(file.path or BytesIO(file.read())) as archive:
            names = archive.namelist()
    except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError):
        return ""
    if any(name.startswith("xl/workbook") for name in names):
        return "workbook"
    return "document" if {"[Content_Types].xml", "mimetype"} & set(names) else ""


def _parts(info: ZipInfo) -> tuple[str, ...]:
    return tuple(part for part in info.filename.replace("\\", "/").split("/") if part not in {"", "."})


def _is_litter(info: ZipInfo) -> bool:
    return any(is_litter(part) and part != ".." for part in _parts(info))


def _member(file: File, archive: ZipFile, info: ZipInfo) -> File | Trouble:
    parts = _parts(info)
    name, order = "/".join((file.name, *parts)), file.order + parts
    if info.flag_bits & _ENCRYPTED:
        return Trouble(name, order, "It is protected with a password. Unpack the archive first.")
    if _swells(info):
        return Trouble(
            name, order, "It would swell to many times its size, as no extract does. It was left alone."
        )
    return File(name, order, info.file_size, lambda: _read(archive, info))


def too_large(listed: Sequence[ZipInfo]) -> bool:
    """Whether the members together are more than any council's extracts, or swell as no table does."""
    return sum(info.file_size for info in listed) > MOST_BYTES or any(map(_swells, listed))


def _swells(info: ZipInfo) -> bool:
    return info.file_size > ALWAYS_ALLOWED and info.file_size > MOST_SWELLING * max(info.compress_size, 1)


class DamagedMemberError(OSError):
    """A member cannot be unpacked."""

    def __init__(self) -> None:
        super().__init__(0, BROKEN)


def _read(archive: ZipFile, info: ZipInfo) -> bytes:
    try:
        return archive.read(info)
    except (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise DamagedMemberError from error
