import pytest

from smdesk.system.resources import resources_folder


def test_in_the_source_tree_the_resources_lie_beside_the_package():
    assert (resources_folder() / "print").is_dir()


def test_in_an_installed_package_they_lie_inside_it(tmp_path):
    (tmp_path / "smdesk" / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    assert resources_folder(tmp_path / "smdesk") == tmp_path / "smdesk" / "resources"


def test_a_broken_installation_is_named(tmp_path):
    with pytest.raises(FileNotFoundError):
        resources_folder(tmp_path / "smdesk")
