"""The step in which somebody says what each column of an unknown table is."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QScrollArea, QVBoxLayout, QWidget

from smdesk.desk.import_files import Column, Layout
from smdesk.ui.importing.words import COLUMNS, told
from smdesk.ui.kit.label import Label, Type

MOST_COLUMNS = 60


class ColumnsStep(QWidget):
    """Shows the columns by their names, never by what is in them: that may be secret."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout: Layout | None = None
        self.editors: list[QComboBox] = []
        self.headed = QCheckBox(self.tr("The first row &names the columns"), self)
        self._hint = Label("", self, type=Type.META)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAccessibleName(self.tr("Columns"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Label(self.tr("Say what each column of the table holds."), self))
        column.addWidget(self.headed)
        column.addWidget(self._hint)
        column.addWidget(self._scroll, 1)

    def show_layout(self, layout: Layout) -> None:
        """Show the columns as they are likely to be meant."""
        self._layout = layout
        self.headed.setChecked(layout.headed)
        self._hint.setText(
            ""
            if layout.headed
            else self.tr(
                "The first row is a login, as it seems, and is not shown. Try the columns in the "
                "order in which the other program shows them."
            )
        )
        self._hint.setVisible(not layout.headed)
        holder = QWidget(self._scroll)
        form = QFormLayout(holder)
        self.editors = []
        for place, (name, meant) in enumerate(zip(layout.names, layout.columns, strict=True)):
            if place >= MOST_COLUMNS:
                break
            words = name if layout.headed else self.tr("Column {number}").format(number=name)
            editor = QComboBox(holder)
            editor.setAccessibleName(words)
            for column in Column:
                editor.addItem(told(COLUMNS[column]), column)
            editor.setCurrentIndex(list(Column).index(meant))
            form.addRow(Label(words, holder), editor)
            self.editors.append(editor)
        self._scroll.setWidget(holder)

    def layout_said(self) -> Layout | None:
        """Return the columns as they are said to be; None where nothing could become a login."""
        if self._layout is None:
            return None
        said = [editor.currentData() for editor in self.editors]
        said += [Column.SKIP] * (len(self._layout.names) - len(said))
        useful = {Column.TITLE, Column.URL, Column.USERNAME, Column.PASSWORD}
        if not useful.intersection(said):
            return None
        return Layout(self._layout.names, tuple(said), headed=self._layout.headed)
