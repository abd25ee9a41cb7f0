"""A small, safe, total language for conditions and sums in definitions.

No loops, no names of Python, no recursion: an expression has at most 500 characters and 24 levels, so it always ends.
What is not known yet (a field not filled in, a source that is down) is UNKNOWN and makes what depends on it unknown,
in Kleene's three-valued logic; a condition that is unknown blocks nobody.
"""

from kiosk.rules.expressions.checking import check_expression, names_in
from kiosk.rules.expressions.evaluating import Scope, evaluate, holds
from kiosk.rules.expressions.parsing import ExpressionMistake, parse
from kiosk.rules.expressions.values import UNKNOWN, Type, Unknown, Value

__all__ = [
    "UNKNOWN",
    "ExpressionMistake",
    "Scope",
    "Type",
    "Unknown",
    "Value",
    "check_expression",
    "evaluate",
    "holds",
    "names_in",
    "parse",
]
