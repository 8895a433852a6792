"""The only threads of the application: one engine job at a time, away from the window.

A job runs in a worker thread and reports back on the window's thread as an object with success, failure,
progress and cancel. Jobs wait for one another in order, so whatever they touch (the open workspace) needs
no lock. A job that is cancelled, even after it has finished, delivers nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

T = TypeVar("T")


class Stopped(Exception):  # noqa: N818 - it is no error: the user asked for it
    """A job that was cancelled ends itself with this."""


class Job:
    """What the work in the worker may ask and tell."""

    def __init__(self, operation: Operation) -> None:
        self._operation = operation

    def progress(self, done: float, what: str) -> None:
        """Tell how much is done (0 to 1) and what is being done; stops the work if it was cancelled."""
        self.check()
        self._operation.reported.emit(done, what)

    def cancelled(self) -> bool:
        """Whether the user no longer wants the result."""
        return self._operation.is_cancelled

    def commit(self) -> None:
        """Something has been changed for good: from here on the result counts whatever the user does."""
        self._operation.is_cancelled = False
        self._operation.is_committed = True

    def check(self) -> None:
        """Stop here if the user no longer wants the result."""
        if self.cancelled():
            raise Stopped


class Operation(QObject):
    """One job as the window sees it. The signals `succeeded` and `failed` come at most once, one of them."""

    succeeded = Signal(object)
    failed = Signal(object)
    progressed = Signal(float, str)
    ended = Signal()

    reported = Signal(float, str)
    returned = Signal(object, object)

    def __init__(self, what: str, parent: QObject) -> None:
        super().__init__(parent)
        self.what = what
        self.is_cancelled = False
        self.is_committed = False
        self.reported.connect(self._deliver_progress)
        self.returned.connect(self._deliver)

    def cancel(self) -> None:
        """Ask the work to stop; its result is not delivered any more."""
        if not self.is_committed:
            self.is_cancelled = True

    @Slot(float, str)
    def _deliver_progress(self, done: float, what: str) -> None:
        if not self.is_cancelled:
            self.progressed.emit(done, what)

    @Slot(object, object)
    def _deliver(self, result: object, error: BaseException | None) -> None:
        try:
            if not self.is_cancelled:
                if error is None:
                    self.succeeded.emit(result)
                else:
                    self.failed.emit(error)
        finally:
            self.ended.emit()
            self.deleteLater()


class _Work(QRunnable, Generic[T]):
    def __init__(self, operation: Operation, work: Callable[[Job], T]) -> None:
        super().__init__()
        self._operation = operation
        self._work = work

    def run(self) -> None:
        """Do the work in the worker thread; whatever comes of it goes to the window's thread."""
        result: object = None
        error: BaseException | None = None
        try:
            job = Job(self._operation)
            job.check()
            result = self._work(job)
        except Stopped:
            self._operation.is_cancelled = True
        except BaseException as raised:
            error = raised
        self._operation.returned.emit(result, error)


class Tasks(QObject):
    """Runs jobs one after the other and knows which are still to end."""

    busy_changed = Signal(bool)
    began = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: list[Operation] = []

    @property
    def busy(self) -> bool:
        """Whether a job is running or waiting."""
        return bool(self._running)

    def run(
        self,
        what: str,
        work: Callable[[Job], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Operation:
        """Run `work` in the worker, then `then(result)` or `failed(error)` on the window's thread.

        `what` says in the user's words what is being done. An error without `failed` is raised on the
        window's thread, where the crash handler meets it.
        """
        operation = Operation(what, self)
        operation.succeeded.connect(then)
        operation.failed.connect(failed or _raise)
        operation.ended.connect(self._forget)
        self._running.append(operation)
        if len(self._running) == 1:
            self.busy_changed.emit(True)
        self.began.emit(operation)
        # The window has its turn first: what a result has changed is on the screen before more work begins.
        QTimer.singleShot(0, self, lambda: self._pool.start(_Work(operation, work)))
        return operation

    @Slot()
    def _forget(self) -> None:
        self._running.remove(self.sender())  # type: ignore[arg-type]
        if not self._running:
            self.busy_changed.emit(False)

    def stop(self) -> None:
        """Cancel everything and wait until the worker is at rest: nothing outlives the window."""
        for operation in self._running:
            operation.cancel()
        self._pool.waitForDone()


def _raise(error: Exception) -> None:
    raise error
