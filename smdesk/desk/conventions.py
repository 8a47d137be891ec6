"""The makers' desk: what is kept to, the library's own pages, and where the templates lie."""

from collections.abc import Mapping

from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.desk.topics import Topic
from smdesk.domain.conventions import Convention, TemplateFile, WebProperty
from smdesk.domain.records import RecordId
from smdesk.domain.roster import Member


class ConventionsDesk(RegisterDesk[Convention]):
    """What everybody makes in the same way."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, office.library.plan.conventions, Convention, order="about, what")


class PropertiesDesk(RegisterDesk[WebProperty]):
    """The library's own pages and sites."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, office.library.plan.web_properties, WebProperty, order="name")


class TemplatesDesk(RegisterDesk[TemplateFile]):
    """The files from which others are made."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, office.library.plan.template_files, TemplateFile, order="name")

    def look(self, there: Mapping[RecordId, bool], *, by: Member) -> None:
        """Note which templates were found where they should be today, and which were not.

        A template that is gone from the cabinet meanwhile is passed over.
        """
        today = self._office.today()
        known = [one for one in self._table.all() if one.id in there]
        with self._office.task("template_file.look", Topic.PLAN, by=by):
            for one in known:
                self._table.save(one.seen(today) if there[one.id] else one.missed(today))
