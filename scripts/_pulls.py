"""
What the preview of a contribution asks of the forge, and tells it.

Goes in: the number of a run of the untrusted half. Of all that the run says of itself,
nothing is believed but what the API tells; what it packed is taken in by the rules of
`sanad.preview`.
"""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

from _forge import Forge, ForgeFaultError
from sanad.preview import (
    LARGEST_PARCEL,
    MARKER,
    Report,
    open_parcel,
    write_comment,
)

# What the workflows agree on.
PARCEL = "preview-parcel"
WORKFLOW = ".github/workflows/preview.yml"
AUTHOR = "github-actions[bot]"

# What `receive_parcel` writes beside the practices.
TOLD = "told.json"

_COMMIT = re.compile("[0-9a-f]{40}")
_NO_SITE = {403, 404}  # Its address may not be asked for, or there is none.


@dataclass(frozen=True, slots=True)
class Pull:
    """An open pull request: its number, and the commit at its head."""

    number: int
    head: str


def find_pull(forge: Forge, run: int) -> Pull | None:
    """
    Find the open pull request for which a run of the untrusted half was started.

    By the API alone: the run tells commit, branch and repository, and a pull request
    must have all three. None where the run is another's, or the head has moved on.
    """
    told = forge.get(f"actions/runs/{run}")
    source = told.get("head_repository")
    commit = str(told.get("head_sha", ""))
    is_ours = str(told.get("path", "")).partition("@")[0] == WORKFLOW
    if not (source and is_ours and told.get("event") == "pull_request"):
        return None
    head = f"{source['owner']['login']}:{told['head_branch']}"
    pulls = [
        Pull(int(row["number"]), commit)
        for row in forge.walk("pulls", state="open", head=head)
        if _COMMIT.fullmatch(commit)
        and row["head"]["sha"] == commit
        and (row["head"]["repo"] or {}).get("id") == source["id"]
        and row["base"]["ref"] == row["base"]["repo"]["default_branch"]
    ]
    return pulls[0] if len(pulls) == 1 else None


def receive_parcel(forge: Forge, run: int, folder: Path) -> bool:
    """
    Download what a run packed, and write what is welcome of it below a folder.

    Returns:
        Whether there was a parcel.
    """
    rows = forge.walk(f"actions/runs/{run}/artifacts", "artifacts", name=PARCEL)
    found = [row for row in rows if row["name"] == PARCEL and not row["expired"]]
    if not found:
        return False
    content = forge.download(
        f"actions/artifacts/{int(found[0]['id'])}/zip", LARGEST_PARCEL
    )
    parcel = open_parcel(content)
    for path, text in parcel.files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)
    (folder / "practices").mkdir(parents=True, exist_ok=True)
    told = {
        "refused": [asdict(refusal) for refusal in parcel.refused],
        "site": _find_site(forge),
    }
    (folder / TOLD).write_text(json.dumps(told), encoding="utf-8")
    return True


def write_on_pull(forge: Forge, pull: Pull, report: Report, url: str) -> None:
    """Write the comment on a pull request, in the place of the last one of ours."""
    body = write_comment(report, url)
    for comment in forge.walk(f"issues/{pull.number}/comments"):
        author = (comment["user"] or {}).get("login")
        if author == AUTHOR and comment["body"].startswith(MARKER):
            path = f"issues/comments/{int(comment['id'])}"
            forge.send("PATCH", path, {"body": body})
            return
    forge.send("POST", f"issues/{pull.number}/comments", {"body": body})


def _find_site(forge: Forge) -> str:
    """Give the address of the published site, or nothing where there is none."""
    try:
        address = str(forge.get("pages").get("html_url") or "")
    except ForgeFaultError as fault:
        if fault.status not in _NO_SITE:
            raise
        return ""
    return address if address.endswith("/") else f"{address}/" * bool(address)
