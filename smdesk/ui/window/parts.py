"""The parts of the screens by their names, for Search: what is one click further in."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from smdesk.domain.cadence import Cadence, PostingTime
from smdesk.domain.campaigns import Campaign, HashtagSet
from smdesk.domain.campaigns import Label as PostLabel
from smdesk.domain.communication import FlowLink, InternalUpdate
from smdesk.domain.content_plans import ContentPlan
from smdesk.domain.conventions import Convention, TemplateFile, WebProperty
from smdesk.domain.media import MediaAsset
from smdesk.domain.objectives import Objective
from smdesk.domain.occasions import Event, Occasion
from smdesk.domain.plan_duties import PlanDuty
from smdesk.domain.projects import Project, ScopeChange
from smdesk.domain.reporting import Delivered, ReportDuty
from smdesk.domain.routes import CrossRoute
from smdesk.domain.series import PostSeries
from smdesk.domain.templates import PostTemplate
from smdesk.domain.voice import Envelope, VoiceNote


@dataclass(frozen=True, slots=True)
class NamedPart:
    """One part of a screen: the screen's key, the part's, and what it is called."""

    screen: str
    part: str
    words: str
    note: str = ""
    """Other words that people look for it by."""


def named_parts() -> Iterator[NamedPart]:
    """Yield the parts that can be turned to, screen by screen."""
    for part, words, note in _team():
        yield NamedPart("team", part, words, note)
    for part, words, note in _duty():
        yield NamedPart("duty", part, words, note)
    for part, words, note in _plan():
        yield NamedPart("plan", part, words, note)
    for part, words, note in _handoff():
        yield NamedPart("handoff", part, words, note)
    for part, words, note in _settings():
        yield NamedPart("settings", part, words, note)


def _team() -> tuple[tuple[str, str, str], ...]:
    return (
        ("timeline", _tr("Timeline"), _tr("seats, terms, term chart, print")),
        ("roles", _tr("Roles"), _tr("who does what, role matrix, competencies")),
        ("appointments", _tr("Appointments"), _tr("administrator, account manager, auditor")),
        ("decisions", _tr("Decisions"), _tr("board, senior management")),
        ("people", _tr("People"), _tr("names, vCard, CSV, bring in from a file")),
        ("terms", _tr("Terms"), _tr("list, end early")),
        ("seats", _tr("Seats"), _tr("places on the team")),
        ("departments", _tr("Departments"), _tr("liaisons, contacts")),
        ("candidates", _tr("Candidates"), _tr("call for volunteers, flyer")),
        ("learning", _tr("Learning"), _tr("goals, certificate of service")),
        ("leaving", _tr("Leaving"), _tr("list for somebody who goes")),
    )


def _duty() -> tuple[tuple[str, str, str], ...]:
    return (
        ("share", _tr("Share duty out"), _tr("rota, proposal, weeks")),
        ("wall", _tr("Print the wall rota"), _tr("duty, weeks, paper")),
        ("ics", _tr("Save duty for calendar programs"), _tr("rota, ICS")),
        ("needs", _tr("What channels ask for"), _tr("duty, monitor, post, approve")),
        ("absences", _tr("Who is away"), _tr("absence, holiday, ill")),
    )


def _plan() -> tuple[tuple[str, str, str], ...]:
    return (
        (ContentPlan.kind, _tr("Content plans"), _tr("month, week, approve")),
        (PlanDuty.kind, _tr("Plans that are owed"), ""),
        (Objective.kind, _tr("Objectives"), _tr("goals, measures")),
        (PostSeries.kind, _tr("Series"), _tr("repeated posts")),
        (PostTemplate.kind, _tr("Post templates"), ""),
        (CrossRoute.kind, _tr("Routes"), _tr("which channel goes first")),
        (Project.kind, _tr("Projects"), _tr("roadmap")),
        (ScopeChange.kind, _tr("Changes of scope"), ""),
        (ReportDuty.kind, _tr("Reports due"), _tr("board")),
        (Delivered.kind, _tr("Reports delivered"), _tr("board")),
        (FlowLink.kind, _tr("Communication flow"), _tr("who tells whom")),
        (InternalUpdate.kind, _tr("Internal updates"), _tr("sponsors")),
        (VoiceNote.kind, _tr("Voice"), _tr("how we sound")),
        (Envelope.kind, _tr("Envelopes"), _tr("approved beforehand")),
        (Convention.kind, _tr("Conventions"), _tr("sizes, fonts, colours")),
        (WebProperty.kind, _tr("Own pages"), _tr("web sites")),
        (TemplateFile.kind, _tr("Templates"), _tr("files")),
        (MediaAsset.kind, _tr("Pictures and films"), _tr("media")),
        (Campaign.kind, _tr("Campaigns"), ""),
        (PostLabel.kind, _tr("Labels"), ""),
        (HashtagSet.kind, _tr("Sets of hashtags"), ""),
        (Event.kind, _tr("Events"), _tr("at the library")),
        (Occasion.kind, _tr("Days"), _tr("holidays, awareness days")),
        (Cadence.kind, _tr("Rhythm"), _tr("how often to post")),
        (PostingTime.kind, _tr("Usual times"), _tr("when to post")),
    )


def _handoff() -> tuple[tuple[str, str, str], ...]:
    return (
        ("missing", _tr("What is missing"), _tr("holes of the packet")),
        ("write", _tr("Letter to the next team"), _tr("advice, first thirty days, month notes")),
        ("hand_over", _tr("Handing over"), _tr("receipt, signatures, countdown, sittings")),
        ("went_out", _tr("Packets so far"), _tr("print again, versions, sealed annex")),
        ("print_centre", _tr("Print centre"), _tr("rota, certificate, card, poster, wall, PDF")),
    )


def _settings() -> tuple[tuple[str, str, str], ...]:
    return (
        ("library", _tr("The library"), _tr("name, academic year, paper")),
        ("passphrase", _tr("Your passphrase"), _tr("change, key file")),
        ("members", _tr("Who can open it"), _tr("let in, members, coordinator")),
        ("recovery", _tr("Ways back in"), _tr("paper kit, trustees, shares")),
        ("lock", _tr("Lock and clipboard"), _tr("seconds, minutes")),
        ("appearance", _tr("Appearance"), _tr("dark, light, size of letters, density")),
        ("copies", _tr("Copies and checks"), _tr("backup, restore")),
        ("log", _tr("The log"), _tr("history, who did what")),
        ("rules", _tr("Rules and clauses"), _tr("policy")),
        ("about", _tr("About smdesk"), _tr("version, folders")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Parts", text)
