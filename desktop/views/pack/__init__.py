"""The Pack tab: choose what the panel gets, see the real PDF, save or print it."""

from desktop.views.pack.view import PackView

__all__ = ["PackView"]
