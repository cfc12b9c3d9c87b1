"""What is typed in a step and not yet completed, as it is kept on disk."""

from __future__ import annotations

import json

from clerk_app.ui.steps.view import Draft


def draft_bytes(draft: Draft) -> bytes:
    """Return a draft as the JSON that is kept."""
    return json.dumps(draft, ensure_ascii=False, sort_keys=True).encode("utf-8")


def read_draft(content: bytes) -> dict[str, object]:
    """Return a kept draft; what is not a JSON object gives an empty one."""
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
