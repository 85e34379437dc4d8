"""Rules that OpenAPI has no words for: what fits each parameter, but not all of them together."""

from urllib.parse import urlencode

import schemathesis

# The server answers a longer address with 431 and closes, which cuts off who is still sending.
LONGEST = 12_000
FEW = 4


def is_positive(case):
    return case.meta is not None and case.meta.generation.mode.is_positive


def length(query):
    return len(urlencode(query or {}, doseq=True, errors="replace"))


@schemathesis.hook
def filter_case(context, case):
    """Leaves out what is to be refused but too long to be read."""
    return is_positive(case) or length(case.query) <= LONGEST


@schemathesis.hook
def map_case(context, case):
    """Keeps valid requests within these rules; what is to be refused stays as it is."""
    if not is_positive(case) or not case.query:
        return case
    query = case.query
    # A cursor is one that `next` gave, and comes alone.
    query.pop("cursor", None)
    # One of year, week, month, or from and to; no more than two years of dates.
    spans = [name for name in ("year", "week", "month", "from") if name in query]
    for name in spans[1:]:
        query.pop(name)
    if spans and spans[0] != "from" or "activities" in case.path or "events" in case.path:
        query.pop("to", None)
    # The 53rd week is not in every year.
    if str(query.get("week", "")).endswith("W53"):
        query.pop("week")
    if length(query) > LONGEST:
        for name, value in query.items():
            if isinstance(value, list):
                query[name] = value[:FEW]
    # Single values can still be long: the longest go.
    while length(query) > LONGEST:
        query.pop(max((name for name in query if name != "q"), key=lambda name: length({name: query[name]})))
    return case
