"""The Monthly routine tab: a checklist that ends with publishing the month."""

from desktop.views.routine.view import RoutineView

__all__ = ["RoutineView"]
