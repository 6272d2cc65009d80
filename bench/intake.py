"""What intake costs beside what one would pick instead: pages a second as plain text and as HTML, and the memory of a large WARC.

    python bench/intake.py FOLDER [--warc MEGABYTES]

FOLDER holds saved pages, NAME.txt or NAME.html (also gzipped). Beside it trafilatura on the same HTML, and jusText where it is
installed. The WARC is made on the spot from the folder's HTML pages, to the size asked for.
"""

import argparse
import gzip
import io
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from legation.intake.paper import Paper
from legation.intake.source import find_papers
from legation.intake.take import take
from legation.language.language import load


def pages_a_second(work: Callable[[bytes], object], pages: Iterable[bytes]) -> float:
    """How many pages a second some work takes, after one page to warm up."""
    all_pages = list(pages)
    work(all_pages[0])
    start = time.perf_counter()
    for page in all_pages:
        work(page)
    return len(all_pages) / (time.perf_counter() - start)


def read_pages(folder: Path, suffix: str) -> list[bytes]:
    """The saved pages of a form, unpacked."""
    plain = [path.read_bytes() for path in sorted(folder.glob(f"*{suffix}"))]
    return plain + [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob(f"*{suffix}.gz"))]


def make_warc(pages: list[bytes], megabytes: int, place: Path) -> None:
    """A WARC of that size, the pages over and over."""
    with place.open("wb") as out:
        number = 0
        while out.tell() < megabytes * 1_000_000:
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + pages[number % len(pages)]
            out.write(
                b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://site.example/%d\r\n"
                b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n" % (number, len(answer)) + answer + b"\r\n\r\n"
            )
            number += 1


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--warc", type=int, default=0, metavar="MEGABYTES", help="also stream a WARC of this size (1000: a gigabyte)")
    given = parser.parse_args()
    languages = {language: load(language) for language in ("en", "fr", "ja")}
    texts, pages = read_pages(given.folder, ".txt"), read_pages(given.folder, ".html")
    if texts:
        print(f"plain text, legation     {pages_a_second(lambda raw: take(Paper('-', raw, 'text'), languages), texts):8.1f} pages/s")
    if pages:
        import trafilatura

        print(f"HTML, legation           {pages_a_second(lambda raw: take(Paper('-', raw, 'html'), languages), pages):8.1f} pages/s")
        print(f"HTML, trafilatura text   {pages_a_second(trafilatura.extract, pages):8.1f} pages/s")
        facts = pages_a_second(lambda raw: trafilatura.bare_extraction(raw, with_metadata=True), pages)
        print(f"HTML, trafilatura + facts{facts:8.1f} pages/s")
        try:
            import justext  # type: ignore[import-untyped]  # it has no stubs, and only the bench knows it
        except ImportError:
            print("HTML, jusText            not installed", file=sys.stderr)
        else:
            words = justext.get_stoplist("English")
            print(f"HTML, jusText text       {pages_a_second(lambda raw: justext.justext(raw, words), pages):8.1f} pages/s")
    if given.warc and pages:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "crawl.warc"
            make_warc(pages, given.warc, place)
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            start = time.perf_counter()
            found = sum(isinstance(item, Paper) for item in find_papers(str(place), io.BytesIO()))
            seconds = time.perf_counter() - start
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            print(f"WARC of {given.warc} MB: {found} pages found in {seconds:.1f} s, {grown / 1024:.0f} MB more memory at the most")


if __name__ == "__main__":
    main()
