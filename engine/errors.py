"""What the user is told when something cannot be done."""


class UserError(Exception):
    """A sentence for the user: what is wrong, where, and what to do. Holds no personal data."""
