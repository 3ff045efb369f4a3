"""The account of judged tables: as text for the terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from trucewatch.model import Account, Agreement, Event, Finding, Stranger
from trucewatch.publish.words import one_line

_SHOWN = 12  # so many actors are listed as text; JSON has them all


def account_text(account: Account) -> str:
    """How many rows have which verdict, term by term, and the gravest of each row."""
    lines = [f"{account.judged:,} event{'' if account.judged == 1 else 's'} of {', '.join(account.tables)}", ""]
    width = max(len(name) for name in ("gravest verdict", *(name for name, _ in account.terms)))
    for name, counts in (("gravest verdict", account.gravest), *account.terms):
        told = ", ".join(f"{verdict.value} {count:,}" for verdict, count in counts)
        lines.append(f"{name:<{width}}  {told}")
    return "\n".join(lines)


def stranger_lines(account: Account) -> list[str]:
    """The actors whom no agreement names, those of most rows first; of more than a dozen the rest is counted."""
    strangers = account.strangers
    if not strangers:
        return []
    lines = [f"{len(strangers)} actor{'' if len(strangers) == 1 else 's'} that no agreement names, by rows:"]
    lines += [f"  {_stranger(one)}" for one in strangers[:_SHOWN]]
    if len(strangers) > _SHOWN:
        rest = sum(one.rows for one in strangers[_SHOWN:])
        lines.append(f"  and {len(strangers) - _SHOWN} more, named {rest:,} times; -o account.json lists all")
    return lines


def _stranger(one: Stranger) -> str:
    known = f" ({one.id})" if one.id is not None and one.id != one.name else ""
    near = f"; like {', '.join(one.nearest)}" if one.nearest else ""
    return f"{one.rows:>7,}  {one_line(one.name)}{known}{near}"


def account_json(account: Account, agreements: tuple[Agreement, ...]) -> str:
    """The account as JSON with its keys sorted."""
    document = {
        **_counted(account),
        "agreements": [one.name for one in agreements],
        "others": [{"name": one.whose, **_counted(one)} for one in account.others],
    }
    return json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def rejects_name(account: Account) -> str:
    """The name of the file that holds the rows that were set aside, "" where none was."""
    return Path(account.rejected).name if account.aside else ""


def _counted(account: Account) -> dict[str, object]:
    return {
        "tables": list(account.tables),
        "rows": {"read": account.read, "judged": account.judged, "set_aside": account.read - account.judged},
        "set_aside": [{"why": why, "rows": count} for why, count in account.aside],
        "rejected": rejects_name(account),
        "skipped": [{"where": one.where, "why": one.why} for one in account.skipped],
        "gravest": {verdict.value: count for verdict, count in account.gravest},
        "terms": {name: {verdict.value: count for verdict, count in counts} for name, counts in account.terms},
        "doubled_ids": account.doubled,
        "actors_unknown": [
            {"name": one.name, "id": one.id, "rows": one.rows, "nearest": list(one.nearest)}
            for one in account.strangers
        ],
    }


def trace_text(event: Event, row: str, findings: Sequence[Finding]) -> str:
    """Why a row has its verdicts: for each term verdict, ground and every step; ``row`` says where it stands."""
    lines = [one_line(line) for line in (f"{event.id} ({row})", event.title) if line]
    for found in findings:
        lines += ["", f"{found.agreement} {found.term}: {found.verdict.value} ({found.reason})"]
        lines += [f"  {one_line(step)}" for step in found.trace]
    return "\n".join(lines)
