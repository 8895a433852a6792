"""What stops the setting up."""


class SetUpError(Exception):
    """A sentence: what could not be set up, why, and what to do."""
