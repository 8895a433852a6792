"""Published months: kept whole, never changed by imports; withdrawn ones stay in the file too."""

from engine.calendar import Month
from engine.errors import UserError
from engine.workspace.file import WorkspaceFile
from engine.workspace.frozen import Publication, from_json, to_json
from engine.workspace.records import now


class Publications(WorkspaceFile):
    """The part of a workspace that holds what was published."""

    def publish(self, publication: Publication) -> None:
        """Keep a month as it was published (see engine.workspace.publishing for making one).

        Raises UserError if the month is published already: unpublish it first.
        """
        month = str(publication.month)
        with self.writing() as connection:
            if self._kept(month) is not None:
                raise UserError(f"{month} is published already. Unpublish it first, giving the reason.")
            connection.execute(
                "INSERT INTO publication (month, frozen) VALUES (?, ?)", (month, to_json(publication))
            )
            self.write_change("publication", month, after="Published")

    def published(self, month: Month) -> Publication | None:
        """The month as it was published; None if it is not."""
        kept = self._kept(str(month))
        return None if kept is None else from_json(kept, self._notes(str(month)))

    def published_months(self) -> dict[Month, Publication]:
        """Every published month, in the order of publishing."""
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT month, frozen FROM publication WHERE withdrawn_at IS NULL ORDER BY number"
            ).fetchall()
        return {Month.parse(month): from_json(frozen, self._notes(month)) for month, frozen in rows}

    def withdrawn(self, month: Month) -> tuple[Publication, ...]:
        """What was published for the month and withdrawn again, first to last."""
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT frozen, withdrawn_at FROM publication"
                " WHERE month = ? AND withdrawn_at IS NOT NULL ORDER BY number",
                (str(month),),
            ).fetchall()
        return tuple(from_json(frozen, {}, withdrawn) for frozen, withdrawn in rows)

    def unpublish(self, month: Month, reason: str) -> None:
        """Withdraw a publication; it stays in the file, and the reason in the history.

        Raises UserError without a reason, or if the month is not published.
        """
        if not reason.strip():
            raise UserError(f"Say why {month} is unpublished: the reason is kept in the history.")
        with self.writing() as connection:
            if self._kept(str(month)) is None:
                raise UserError(f"{month} is not published, so there is nothing to unpublish.")
            connection.execute(
                "UPDATE publication SET withdrawn_at = ? WHERE month = ? AND withdrawn_at IS NULL",
                (now().isoformat(), str(month)),
            )
            self.write_change("publication", str(month), before="Published", reason=reason.strip())

    def note_revision(self, month: Month, indicator: str, text: str) -> None:
        """Say why recomputed figures differ from the published ones; a blank text takes the note away."""
        text = text.strip()
        with self.writing() as connection:
            before = self._notes(str(month)).get(indicator, "")
            if before == text:
                return
            connection.execute(
                "DELETE FROM revision_note WHERE month = ? AND indicator = ?", (str(month), indicator)
            )
            if text:
                connection.execute(
                    "INSERT INTO revision_note VALUES (?, ?, ?)", (str(month), indicator, text)
                )
            self.write_change("publication", f"{month}: note on the revision of {indicator}", before, text)

    def _kept(self, month: str) -> str | None:
        with self.reading() as connection:
            row = connection.execute(
                "SELECT frozen FROM publication WHERE month = ? AND withdrawn_at IS NULL", (month,)
            ).fetchone()
        return None if row is None else str(row[0])

    def _notes(self, month: str) -> dict[str, str]:
        with self.reading() as connection:
            rows = connection.execute("SELECT indicator, text FROM revision_note WHERE month = ?", (month,))
            return dict(rows.fetchall())
