"""The Settings tab: targets, manual values, council profile, switches, appearance, and the history of all."""

from desktop.views.settings.view import SettingsView

__all__ = ["SettingsView"]
