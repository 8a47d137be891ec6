"""The drawers of the library's written policy: documents, what was said of them, who read them."""

from collections.abc import Mapping
from typing import Any

from smdesk.domain.policy.bindings import ClauseLink
from smdesk.domain.policy.documents import PolicyDocument, PolicyVersion
from smdesk.domain.policy.outside_rules import OutsideRule
from smdesk.domain.policy.own_words import OwnWord
from smdesk.domain.policy.readings import Acknowledgement
from smdesk.domain.policy.remarks import Remark
from smdesk.domain.policy.reviews import PolicyReview
from smdesk.domain.policy.signoffs import SignOff
from smdesk.domain.policy.version_texts import PolicyClause
from smdesk.domain.records import Record
from smdesk.store.table import Table

POLICY_KINDS: tuple[type[Record], ...] = (
    PolicyDocument,
    PolicyVersion,
    PolicyClause,
    SignOff,
    Remark,
    Acknowledgement,
    PolicyReview,
    ClauseLink,
    OwnWord,
    OutsideRule,
)


class PolicyTables:
    """One attribute for each kind; ``tables`` is all tables by kind."""

    def __init__(self, tables: Mapping[str, Table[Any]]) -> None:
        self.documents: Table[PolicyDocument] = tables[PolicyDocument.kind]
        self.versions: Table[PolicyVersion] = tables[PolicyVersion.kind]
        self.clauses: Table[PolicyClause] = tables[PolicyClause.kind]
        self.signoffs: Table[SignOff] = tables[SignOff.kind]
        self.remarks: Table[Remark] = tables[Remark.kind]
        self.acknowledgements: Table[Acknowledgement] = tables[Acknowledgement.kind]
        self.reviews: Table[PolicyReview] = tables[PolicyReview.kind]
        self.links: Table[ClauseLink] = tables[ClauseLink.kind]
        self.own_words: Table[OwnWord] = tables[OwnWord.kind]
        self.outside_rules: Table[OutsideRule] = tables[OutsideRule.kind]
