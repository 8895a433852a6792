"""What the user is told when something cannot be done."""


class UserError(Exception):
    """A sentence for the user: what is wrong, where, and what to do. Holds no personal data."""


class Cancelled(UserError):  # noqa: N818  not an error: what the person wanted
    """The person stopped the work; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was changed.")
