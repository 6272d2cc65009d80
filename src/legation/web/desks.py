"""The desk for each request: an office that is read when one of its files changes, and a connection of its own to the store."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from attrs import define, field
from starlette.requests import Request

from legation.desk.desk import Desk


@define
class Desks:
    """`make` opens the desk anew. A store belongs to one thread, so each request has its own connection and gives it back."""

    make: Callable[[], Desk]
    desk: Desk = field(init=False)
    _stamp: tuple[int, ...] = field(init=False, default=())
    _lock: Lock = field(init=False, factory=Lock)

    def __attrs_post_init__(self) -> None:
        self.desk = self.make()
        self._stamp = self.desk.office.stamp

    @contextmanager
    def open(self) -> Iterator[Desk]:
        """A desk for one thread. Raises OfficeError where a file of the office was spoilt meanwhile."""
        with self._lock:
            if (now := self.desk.office.stamp) != self._stamp:
                self.desk, self._stamp = self.make(), now
            desk = self.desk.twin()
        with desk:
            yield desk


@contextmanager
def at_desk(request: Request) -> Iterator[Desk]:
    """The desk for the length of a request, with whoever asks sitting at it."""
    with request.app.state.desks.open() as desk:
        desk.by = find_by(request)
        yield desk


def find_by(request: Request) -> str:
    """The name of whoever asks, for rulings and the audit."""
    name: str = request.scope["seat"].name
    return name
