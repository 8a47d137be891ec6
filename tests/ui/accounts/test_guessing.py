"""The platform of a new account follows from what is typed, and from nothing else."""

import pytest
from PySide6.QtTest import QTest

from smdesk.domain.accounts import Platform
from smdesk.ui.kit.dialog import FormDialog


@pytest.fixture
def form(noras):
    noras.view.describing.add()
    dialog = noras.view.findChild(FormDialog)
    yield dialog.form
    dialog.form._start = dialog.form._typed()
    dialog.reject()


def platform(form):
    return form.editor("platform").currentData().value


def test_the_name_tells_the_platform_while_it_is_typed(form):
    QTest.keyClicks(form.editor("name"), "Mastodon of the branch")
    assert platform(form) is Platform.MASTODON


def test_the_address_tells_it_better_than_the_name(form):
    QTest.keyClicks(form.editor("name"), "Branch")
    assert platform(form) is Platform.OTHER
    QTest.keyClicks(form.editor("url"), "https://www.youtube.com/@branch")
    assert platform(form) is Platform.YOUTUBE


def test_what_somebody_chose_stays(form):
    box = form.editor("platform")
    form.put("platform", Platform.WEBSITE)
    box.activated.emit(box.currentIndex())
    QTest.keyClicks(form.editor("name"), "Flickr")
    assert platform(form) is Platform.WEBSITE


def test_an_account_that_is_there_keeps_its_platform(noras):
    noras.choose("Newsletter")
    noras.view.chosen.edit()
    dialog = noras.view.findChild(FormDialog)
    QTest.keyClicks(dialog.form.editor("name"), " Flickr")
    assert platform(dialog.form) is Platform.NEWSLETTER
    dialog.form._start = dialog.form._typed()
    dialog.reject()
