"""Where a verb works: on paths in memory, or on the store of the office."""

from pathlib import Path

import pytest

from desk.offices import FERRY, lay, open_at
from legation.desk.desk import Desk, open_desk
from legation.desk.options import FORMS
from legation.desk.verbs.brief import WRITERS
from legation.desk.verbs.weigh import Reweighed, Weighed
from legation.records.errors import NothingToReadError, OfficeError


def test_without_paths_a_verb_works_on_the_store_and_with_paths_it_leaves_it_alone(tmp_path: Path) -> None:
    papers = lay(tmp_path / "in", FERRY)
    with open_at(tmp_path / "office") as desk:
        desk.ingest(*papers)
        assert isinstance(desk.weigh(), Reweighed)
        entries = desk.store.audit.count()
        assert isinstance(desk.weigh(*papers), Weighed)
        assert desk.brief(*papers).sheets
        assert desk.store.audit.count() == entries
        assert desk.brief().sheets
        assert desk.store.audit.count() == entries + 1


def test_an_office_without_a_store_is_weighed_in_memory_and_gets_none(tmp_path: Path) -> None:
    lay(tmp_path / "reports", FERRY)
    with open_desk(tmp_path, make=None) as desk:
        assert isinstance(desk.weigh(), Weighed)
    assert not (tmp_path / "office.db").exists()


def test_a_store_that_is_named_is_meant_even_where_it_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    with open_desk(tmp_path, str(tmp_path / "mistyped.db"), make=None) as desk, pytest.raises(OfficeError, match="no store at"):
        desk.weigh()


def test_a_desk_with_nothing_on_it_says_what_it_needs() -> None:
    with Desk() as desk:
        with pytest.raises(OfficeError, match="works on an office"):
            desk.stories()
        with pytest.raises(NothingToReadError):
            desk.weigh()


def test_every_form_has_its_writer() -> None:
    assert tuple(WRITERS) == FORMS
