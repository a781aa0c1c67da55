"""Claims and events to what follows from them: control spells, tolls, disputes."""

from contested.ledger.answers import Holding, holders
from contested.ledger.control import control_spells
from contested.ledger.disputes import disputes
from contested.ledger.sums import toll_sum
from contested.ledger.tolls import tolls

__all__ = ["Holding", "control_spells", "disputes", "holders", "toll_sum", "tolls"]
