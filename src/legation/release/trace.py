"""Where the words of a report stand in what a partner sees of it, once paragraphs of it are cut."""

from attrs import frozen

from legation.records.report import Report, Span


@frozen
class Trace:
    """Which words of a report a partner still has: `runs` of its text that are left (start, end, and how far they moved), and the `fields`
    beside the text that are as they were."""

    runs: tuple[tuple[int, int, int], ...]
    fields: frozenset[str]

    def find(self, span: Span) -> tuple[Span, ...]:
        """What is left of some words, and where it stands now; nothing where they are gone."""
        if span.where != "text":
            return (span,) if span.where in self.fields else ()
        met = [(max(start, span.start), min(end, span.end), by) for start, end, by in self.runs]
        return tuple(Span(start + by, end + by) for start, end, by in met if start < end)

    def find_whole(self, span: Span) -> Span | None:
        """Where some words stand now; None where something of them is gone."""
        left = self.find(span)
        return left[0] if len(left) == 1 and len(left[0]) == len(span) else None

    def find_before(self, span: Span) -> Span | None:
        """Where words that are seen stood before; None where they ran over what is gone."""
        if span.where != "text":
            return span if span.where in self.fields else None
        found = ((start, end, by) for start, end, by in self.runs if start + by <= span.start and span.end <= end + by)
        return next((Span(span.start - by, span.end - by) for _, _, by in found), None)


def trace(before: Report, after: Report) -> Trace:
    """What of a report is left in another that was made of it by taking whole lines out of its text and fields away.

    Lines of the same words are all cut or all left, so the first that is equal is the one that is meant.
    """
    runs: list[tuple[int, int, int]] = []
    left = [(start, line) for start, line in find_places(after.text) if line.strip()]
    at = 0
    for start, line in find_places(before.text):
        if at < len(left) and line.strip() and line == left[at][1]:
            by, end = left[at][0] - start, start + len(line)
            at += 1
            # Nothing is gone between two lines that moved as far as one another.
            if runs and runs[-1][2] == by:
                runs[-1] = (runs[-1][0], end, by)
            else:
                runs.append((start, end, by))
    names = ("title", "byline", "dateline", "credit", *(f"captions/{number}" for number in range(len(after.captions))))
    return Trace(tuple(runs), frozenset(name for name in names if after.place(name) and after.place(name) == before.place(name)))


def find_places(text: str) -> list[tuple[int, str]]:
    """The lines of a text, each with where it begins."""
    found, start = [], 0
    for line in text.split("\n"):
        found.append((start, line))
        start += len(line) + 1
    return found
