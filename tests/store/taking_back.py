"""What somebody would take back next, worked out from the log: the latest that can be."""

from smdesk.store.undo import Why


def undoable(library, by, after=0):
    """Return the member's newest task, itself no undoing, that can be taken back, or None."""
    undo = library._undo
    for entry in _newest(library, by, after):
        if not undo.is_undoing(entry) and undo.why_not(entry) is None:
            return entry
    return None


def redoable(library, by):
    """Return the undoing that the member can take back, if they did nothing new since."""
    undo = library._undo
    for entry in _newest(library, by):
        if entry.undoes is None:
            return None
        if undo.is_undoing(entry):
            why = undo.why_not(entry)
            if why is not Why.ALREADY_UNDONE:
                return entry if why is None else None
    return None


def _newest(library, by, after=0):
    found = library.journal.entries(limit=1000, person=by.person)
    own = [one for one in found if one.device == library._undo._device and one.number > after]
    return sorted(own, key=lambda one: one.sequence, reverse=True)
