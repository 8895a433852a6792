"""The Indicator tab: one indicator from its definition to the children behind it."""

from desktop.views.indicator.view import IndicatorView

__all__ = ["IndicatorView"]
