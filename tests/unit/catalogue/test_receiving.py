"""A catalogue from outside is taken when it is signed, whole, right and not older; else refused, with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.catalogue.model import Service
from kiosk.catalogue.receiving import Judged, judge, judge_changes, read_bundle
from kiosk.catalogue.refusing import CatalogueRefused, Refused
from kiosk.catalogue.store import Part, Source, catalogue_of, read_stored, writing
from kiosk.catalogue.sync import import_bundle
from kiosk.central.catalogue import Catalogue
from kiosk.central.catalogue_names import EntryKind
from kiosk.central.sandbox.publishing import NotPublished, Publisher
from kiosk.central.sandbox.spoiling import Spoilt, bundle_text, signed_again
from tests.support.catalogues import CERTIFICATE, QUERY, City, another, changes_of, write


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "catalogue.sqlite"


def keep(judged: Judged, store: Path) -> Part:
    with writing(store) as writer:
        judged.keep(writer)
    part = read_stored(store).part(Source.PLATFORM)
    assert part is not None
    return part


def first(city: City, store: Path) -> Part:
    return keep(judge(city.catalogue(), None, city.trust), store)


FULL = {
    Spoilt.MISSING_ENTRY: Refused.NOT_WHOLE,
    Spoilt.CHANGED_ENTRY: Refused.NOT_WHOLE,
    Spoilt.WRONG_KEY: Refused.WRONG_KEY,
    Spoilt.WRONG_ROLE: Refused.WRONG_ROLE,
    Spoilt.BAD_SIGNATURE: Refused.NOT_SIGNED,
    Spoilt.CIRCULAR: Refused.BAD_DEFINITION,
}
DELTA = FULL | {Spoilt.MISSING_ENTRY: Refused.DOES_NOT_FIT, Spoilt.CHANGED_ENTRY: Refused.DOES_NOT_FIT}


def test_the_first_is_taken_whole(city: City, store: Path) -> None:
    part = first(city, store)
    assert part.version == 1
    catalogue = catalogue_of(read_stored(store))
    assert set(catalogue.services) == {QUERY, CERTIFICATE}
    assert len(catalogue.guides) == 62


@pytest.mark.parametrize("how", FULL)
def test_a_whole_one_with_something_wrong_is_refused(city: City, how: Spoilt) -> None:
    with pytest.raises(CatalogueRefused) as refused:
        judge(city.catalogue(how), None, city.trust)
    assert refused.value.reason is FULL[how]
    assert refused.value.version is not None


@pytest.mark.parametrize("how", DELTA)
def test_changes_with_something_wrong_are_refused(city: City, store: Path, how: Spoilt) -> None:
    part = first(city, store)
    city.change()
    with pytest.raises(CatalogueRefused) as refused:
        judge_changes(city.changes(1, how), part, city.trust)
    assert refused.value.reason is DELTA[how]


def test_changes_lead_to_what_is_sent_whole(city: City, store: Path) -> None:
    part = first(city, store)
    city.publisher.give(Service.model_validate(another()))
    city.publisher.withdraw(CERTIFICATE)
    by_changes = judge_changes(city.changes(1), part, city.trust)
    whole = judge(city.catalogue(), None, city.trust)
    assert by_changes.manifest == whole.manifest
    assert set(by_changes.rows) == set(whole.rows)
    keep(by_changes, store)
    catalogue = catalogue_of(read_stored(store))
    assert {service.code for service in catalogue.published()} == {QUERY, "412014999000"}
    assert catalogue.guides.regions_of(CERTIFICATE) == ()
    assert len(catalogue.guides.regions_of("412014999000")) == 31


def test_an_older_one_is_refused_however_well_it_is_signed(city: City, store: Path) -> None:
    old, first_part = city.catalogue(), first(city, store)
    city.change()
    part = keep(judge_changes(city.changes(1), first_part, city.trust), store)
    with pytest.raises(CatalogueRefused) as refused:
        judge(old, part, city.trust)
    assert refused.value.reason is Refused.OLDER
    with pytest.raises(CatalogueRefused) as refused, writing(store) as writer:
        judge(old, None, city.trust).keep(writer)  # judged before somebody else kept a newer one
    assert refused.value.reason is Refused.OLDER
    assert catalogue_of(read_stored(store)).version == "2"


def test_changes_since_another_version_do_not_fit(city: City, store: Path) -> None:
    part = first(city, store)
    city.change()
    city.change()
    with pytest.raises(CatalogueRefused) as refused:
        judge_changes(city.changes(2), part, city.trust)
    assert refused.value.reason is Refused.DOES_NOT_FIT


def test_a_signer_whose_time_is_over_is_nobody(city: City) -> None:
    later = replace(city.trust, now=city.trust.now + timedelta(days=500))
    with pytest.raises(CatalogueRefused) as refused:
        judge(city.catalogue(), None, later)
    assert refused.value.reason is Refused.WRONG_KEY


def test_a_guide_of_no_item_and_an_item_of_no_department_are_refused(city: City) -> None:
    published, signer = city.publisher.published(), city.authority.catalogue_signer
    missing = {(EntryKind.ITEM, QUERY): "no such item", (EntryKind.DEPARTMENT, "human_resources"): "no department"}
    for gone, said in missing.items():
        entries = {name: text for name, text in published.entries.items() if name != gone}
        text = bundle_text(signed_again(published, dict(published.manifest), entries, signer))
        with pytest.raises(CatalogueRefused) as refused:
            judge(Catalogue.model_validate_json(text), None, city.trust)
        assert (refused.value.reason, said in refused.value.detail) == (Refused.BAD_DEFINITION, True)


# --- on a stick -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0, 0.001, 0.5, 0.999])
def test_a_file_that_is_cut_off_is_refused_and_what_was_here_stays(
    city: City, store: Path, tmp_path: Path, share: float
) -> None:
    first(city, store)
    city.change()
    text = city.bundle().encode()
    (tmp_path / "stick").write_bytes(text[: int(share * len(text))])
    outcome = import_bundle(store, tmp_path / "stick", city.trust)
    assert outcome.reason is Refused.NOT_A_CATALOGUE
    assert catalogue_of(read_stored(store)).version == "1"
    attempt = read_stored(store).attempts[Source.PLATFORM]
    assert attempt.reason == Refused.NOT_A_CATALOGUE


def test_a_file_on_a_stick_is_taken_like_the_wires(city: City, store: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").write_text(city.bundle(), "utf-8")
    assert import_bundle(store, tmp_path / "stick", city.trust).entries == 125
    assert catalogue_of(read_stored(store)).version == "1"


def test_a_file_of_any_size_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "stick").open("wb") as stream:
        stream.truncate(1 << 40)
    with pytest.raises(CatalogueRefused) as refused:
        read_bundle(tmp_path / "stick")
    assert refused.value.reason is Refused.NOT_A_CATALOGUE


# --- the platform's side ----------------------------------------------------------------------------------------------


def test_a_restart_of_the_platform_changes_no_version(city: City) -> None:
    city.change()
    published = city.publisher.published()
    again = Publisher(city.services, city.folder, city.authority.catalogue_signer)
    assert again.published().version == published.version + 1, "what was given by hand is gone, and that is a change"
    third = Publisher(city.services, city.folder, city.authority.catalogue_signer)
    assert third.published().version == again.published().version
    assert third.published().manifest == again.published().manifest


def test_what_changed_too_long_ago_is_not_known_any_more(city: City) -> None:
    for _ in range(3):
        city.change()
    assert city.publisher.changes(1) is None
    assert city.publisher.changes(5) is None
    told = city.publisher.changes(2)
    assert told is not None
    assert {key for _, key in told.changed} == {QUERY}
    assert changes_of(city, told, 2, Spoilt.NOT).since == 2


def test_the_platform_publishes_nothing_that_is_wrong(city: City) -> None:
    with pytest.raises(NotPublished):
        city.publisher.give(Service.model_validate(another(replaced_by="412014000000")))
    assert city.publisher.published().version == 1


def test_a_file_in_the_platforms_folder_is_published(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.central.sandbox.publishing._LOOK_SECONDS", 0.0)
    write(city.services / "new.yaml", another())
    assert city.publisher.published().version == 2
    assert "412014999000" in city.publisher
    write(city.services / "bad.yaml", {"code": "no"})
    assert city.publisher.published().version == 2
