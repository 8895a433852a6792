"""The key that a password gives: for good the same for one file, and another for every file."""

from pathlib import Path

from engine.workspace.key import key_of


def test_a_file_gives_the_same_key_for_ever(tmp_path: Path) -> None:
    # As argon2 itself says: echo -n "a password" | argon2 0123456789abcdef -id -t 3 -k 19456 -p 1 -l 32
    path = tmp_path / "council.scorecard"
    path.write_bytes(b"0123456789abcdef and the pages")
    key = "e01691ec86d396b8be98d38a2971ba5e51dc42e5f02a125791297e5eb9774467"
    salt = b"0123456789abcdef".hex()
    assert key_of(path, "a password") == f"x'{key}{salt}'"


def test_a_new_file_has_a_salt_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "council.scorecard"
    assert key_of(path, "a password") != key_of(path, "a password")
    path.touch()
    assert key_of(path, "a password") != key_of(path, "a password")


def test_the_same_letters_give_the_same_key_however_they_are_typed(tmp_path: Path) -> None:
    path = tmp_path / "council.scorecard"
    path.write_bytes(b"0123456789abcdef")
    assert key_of(path, "caf\u00e9") == key_of(path, "cafe\u0301") != key_of(path, "cafe")
