"""Claims and events to what follows from them: control spells, tolls, disputes."""

from contested.ledger.agreed import Agreement, agreed
from contested.ledger.answers import Holding, holders
from contested.ledger.changes import Change, changes
from contested.ledger.control import control_spells
from contested.ledger.disputes import disputes
from contested.ledger.implied import Implied, implied
from contested.ledger.sightings import Ground
from contested.ledger.sums import toll_sum
from contested.ledger.tolls import tolls

__all__ = [
    "Agreement",
    "Change",
    "Ground",
    "Holding",
    "Implied",
    "agreed",
    "changes",
    "control_spells",
    "disputes",
    "holders",
    "implied",
    "toll_sum",
    "tolls",
]
