"""The pages in the handoff's screen: how soon the first one is seen, and a frame of scrolling."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication, QWidget

from smdesk.desk.session import Session
from smdesk.domain.organisation import Paper
from smdesk.printing.packet import packet_sheet
from smdesk.printing.press import Press
from smdesk.system.resources import resources_folder
from smdesk.ui.handoff import HandoffView
from smdesk.ui.kit.background import Background
from smdesk.ui.kit.preview import Preview
from tests.bench.cabinet import enter, front_desk
from tests.bench.measure import Figure
from tests.bench.packet import contents
from tests.printing import libraries

FIRST_MS = 300.0
FRAME_MS = 16.0
LONGEST_S = 120
WINDOW = (1072, 778)
"""Px of the screen in a window of 1280 by 800."""
PAGES = (560, 700)
STEPS = 120
NOTCH = 60
"""Px of one notch of a wheel."""
LAST_OF_TWENTY = 18


def figures() -> Iterator[Figure]:
    """Measure from the call to the painted page, and each step of the scroll bar."""
    application = _application()
    cold = subprocess.run(
        [sys.executable, "-m", "tests.bench.preview"], check=True, capture_output=True, text=True
    )
    opened = float(cold.stdout.split()[-1])
    yield Figure("preview: opened, the first in a process", opened, "300 ms", FIRST_MS, 1.0)
    with _handoff() as view:
        _until(lambda: _whole(view.pages.preview), application)
        first, whole = zip(*(_changed(view, n, application) for n in range(6)), strict=True)
    yield Figure("preview: first page, another recipient", median(first), "300 ms", FIRST_MS, 1.0)
    yield Figure("preview: all pages, another recipient", median(whole), "300 ms", FIRST_MS, None)
    for zoom, name in ((0.0, "as wide as the room"), (2.0, "at 200 %")):
        frames = _scrolled(zoom, application)
        step = median(frames)
        late = quantiles(frames, n=20)[LAST_OF_TWENTY]
        yield Figure(f"preview: a step of scrolling, {name}", step, "a frame", FRAME_MS, 1.0)
        yield Figure(f"preview: the slowest of twenty, {name}", late, "a frame", FRAME_MS, None)


def opened_ms() -> float:
    """Return how long it takes from entering the screen until its first page is painted."""
    application = _application()
    with _entered() as session:
        background = Background(application)
        start = time.perf_counter()
        view = _view(session, background)
        _until(lambda: _sharp(view.pages.preview), application)
        view.repaint()
        taken = (time.perf_counter() - start) * 1000
        view.forget()
        view.close()
        background.close()
    return taken


def _changed(view: HandoffView, number: int, application: QApplication) -> tuple[float, float]:
    """Choose another recipient: ms until the first page says so, and until all of them do."""
    preview = view.pages.preview
    before = _picture(preview)
    choice = replace(view.maker.choice, recipient=f"Recipient number {number}")
    start = time.perf_counter()
    view._chosen(choice, "")
    _until(lambda: _picture(preview) != before, application)
    view.repaint()
    first = (time.perf_counter() - start) * 1000
    _until(lambda: not view.pages.state.text(), application)
    view.repaint()
    return first, (time.perf_counter() - start) * 1000


def _scrolled(zoom: float, application: QApplication) -> list[float]:
    """Scroll through a packet by the wheel: ms of each step, with all that is due in it."""
    press, background, window = Press(resources_folder()), Background(application), QWidget()
    sheet = packet_sheet(contents(), libraries.say, paper=Paper.A4)
    preview = Preview("Pages", background, window)
    preview.resize(*PAGES)
    window.resize(*PAGES)
    window.show()
    preview.show_made(lambda: press.proof(sheet))
    preview.leaves.zoom = zoom
    _until(lambda: _whole(preview), application)
    taken, bar = [], preview._scroll.verticalScrollBar()
    for _ in range(STEPS):
        start = time.perf_counter()
        bar.setValue(bar.value() + NOTCH)
        application.processEvents()
        taken.append((time.perf_counter() - start) * 1000)
        time.sleep(0.01)
    preview.clear()
    window.close()
    background.close()
    return taken


def _picture(preview: Preview) -> int:
    pages = preview.leaves._pages
    return pages[0]._picture.cacheKey() if pages else 0


def _sharp(preview: Preview) -> bool:
    pages = preview.leaves._pages
    return bool(pages) and not pages[0].lacking


def _whole(preview: Preview) -> bool:
    return preview.leaves.count > 1 and _sharp(preview)


def _until(done: Callable[[], bool], application: QApplication) -> None:
    latest = time.monotonic() + LONGEST_S
    while not done():
        if time.monotonic() > latest:
            raise TimeoutError
        application.processEvents()
        time.sleep(0.0005)


@contextmanager
def _entered() -> Iterator[Session]:
    with TemporaryDirectory() as place:
        front = front_desk(Path(place))
        session = enter(front, front.create_sample(Path(place) / "preview.smvault"))
        try:
            yield session
        finally:
            session.lock()


@contextmanager
def _handoff() -> Iterator[HandoffView]:
    with _entered() as session:
        background = Background(_application())
        view = _view(session, background)
        yield view
        view.forget()
        view.close()
        background.close()


def _view(session: Session, background: Background) -> HandoffView:
    view = HandoffView(
        session.handoff,
        session.organisation,
        session.roster,
        session.undo,
        session.me,
        annex=session.annex,
        annex_dialog=_never,
        print_centre=_never,
        press=Press(resources_folder()),
        background=background,
        documents=Path(),
        now=lambda: datetime.now(UTC),
    )
    view.resize(*WINDOW)
    view.show()
    return view


def _never(_window: QWidget) -> None:
    """Stand for dialogs that nobody opens here."""
    raise LookupError


def _application() -> QApplication:
    there = QApplication.instance()
    return there if isinstance(there, QApplication) else QApplication(["bench"])


if __name__ == "__main__":
    print(opened_ms())
