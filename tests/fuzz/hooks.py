"""Rules between parameters, which OpenAPI has no words for: what fits each, but not together."""

import schemathesis


@schemathesis.hook
def map_case(context, case):
    """Keeps valid requests within these rules; what is meant to be refused stays as it is."""
    if case.meta is None or not case.meta.generation.mode.is_positive or not case.query:
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
    return case
