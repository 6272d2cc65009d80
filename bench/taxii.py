"""What the first page of TAXII costs in an office of 1,000 and of 100,000 objects: `python bench/taxii.py`. One run."""

import statistics
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from legation.desk.desk import Desk, open_desk
from legation.release.ways.taxii import ROOT, START, name_collection

SIZES = (1_000, 100_000)
TRIES, BATCH = 200, 5_000


def fill(desk: Desk, partner: str, size: int) -> None:
    """Offer so many notes, a tenth of them in a second version."""
    at = desk.clock()
    for first in range(0, size, BATCH):
        numbers = range(first, min(first + BATCH, size))
        told = [({"type": "note", "spec_version": "2.1", "id": f"note--{number - number % 10 // 9:08x}", "content": "x" * 400,
                  "modified": str(number)}, at + timedelta(seconds=number)) for number in numbers]  # fmt: skip
        desk.store.offers.append(partner, told, at)


def measure(place: Path, secret: str, what: str) -> float:
    """The median of a question in milliseconds of the processor, so that others on the machine do not count."""
    times = []
    with open_desk(place, readonly=True) as desk:
        standing = desk.store.partners.get("south")
        assert standing is not None  # noqa: S101  it was entered
        path = f"{START}{ROOT}collections/{name_collection(standing.partner)}/objects/"
        for _ in range(TRIES):
            began = time.process_time()
            reply, _ = desk.taxii("GET", path, what, {"authorization": f"Bearer {secret}"}, b"", "http://localhost")
            times.append((time.process_time() - began) * 1000)
            assert reply.status == 200  # noqa: S101  a bench of errors says nothing
    return statistics.median(times)


def main() -> None:
    """Print the table."""
    print("objects  first page (100)  after a day (100)  by type (100)")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "office"
            place.mkdir()
            with open_desk(place) as desk:
                desk.partner("add", "south", name="Ministry of Sudrand", code="SDR")
                fill(desk, "south", size)
                secret = desk.tokens("add", "bench", partner="south", ways=("taxii",)).secret
            late = "added_after=2020-01-01T00:00:00Z"
            told = [measure(place, secret, what) for what in ("", late, "match[type]=note")]
            print(f"{size:7,}  " + "  ".join(f"{one:13.2f} ms" for one in told))


if __name__ == "__main__":
    main()
