"""The floor for start-up: the least window that PySide6 can show, with one label in it."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


def main() -> int:
    app = QApplication(sys.argv)
    window = QMainWindow()
    window.setWindowTitle("minimal")
    window.resize(1100, 720)
    window.setCentralWidget(QLabel("minimal"))
    window.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
