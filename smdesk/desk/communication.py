"""The communication desk: who tells whom, and what was told."""

from smdesk.desk.office import Office
from smdesk.desk.registers import RegisterDesk
from smdesk.domain.communication import FlowLink, InternalUpdate


class FlowDesk(RegisterDesk[FlowLink]):
    """The lines along which word travels inside the library."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, office.library.plan.flow_links, FlowLink)


class UpdatesDesk(RegisterDesk[InternalUpdate]):
    """What was told to whom."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, office.library.plan.internal_updates, InternalUpdate, order="-on")
