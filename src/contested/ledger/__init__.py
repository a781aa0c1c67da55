"""Claims and events to what follows from them: control spells, tolls, disputes, sources' records."""

from contested.ledger.agreed import Agreement, agreed
from contested.ledger.answers import Holding, holders
from contested.ledger.cells import cell_of, cells, is_control
from contested.ledger.changes import Change, changes
from contested.ledger.checks import Check, check
from contested.ledger.control import control_spells
from contested.ledger.disputes import disputes
from contested.ledger.heard import Heard
from contested.ledger.implied import Implied, implied
from contested.ledger.records import TrackRecord, control_statements, event_statements, track_record
from contested.ledger.revisions import of_event as event_revisions
from contested.ledger.revisions import of_lines as control_revisions
from contested.ledger.shares import Share, share
from contested.ledger.sightings import Ground
from contested.ledger.standing import SHARED, Said, Sides, Standing, standing_of, standings
from contested.ledger.sums import Account, LeftOut, Term, account, toll_sum
from contested.ledger.tolls import told, tolls
from contested.model import OUTCOMES, STATED, Outcome, Stated, Statement

__all__ = [
    "OUTCOMES",
    "SHARED",
    "STATED",
    "Account",
    "Agreement",
    "Change",
    "Check",
    "Ground",
    "Heard",
    "Holding",
    "Implied",
    "LeftOut",
    "Outcome",
    "Said",
    "Share",
    "Sides",
    "Standing",
    "Stated",
    "Statement",
    "Term",
    "TrackRecord",
    "account",
    "agreed",
    "cell_of",
    "cells",
    "changes",
    "check",
    "control_revisions",
    "control_spells",
    "control_statements",
    "disputes",
    "event_revisions",
    "event_statements",
    "holders",
    "implied",
    "is_control",
    "share",
    "standing_of",
    "standings",
    "told",
    "toll_sum",
    "tolls",
    "track_record",
]
