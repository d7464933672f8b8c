"""What the tests of the form's page share: a forge, and a site that knows it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import PROJECT, serve
from form.filling import Forge, run_forge


@pytest.fixture(scope="session")
def forge() -> Iterator[Forge]:
    """Run a stand-in for the forge."""
    with run_forge() as running:
        yield running


@pytest.fixture(scope="session")
def form_site(
    tmp_path_factory: pytest.TempPathFactory, small_practices: Path, forge: Forge
) -> Path:
    """Build the small site with the addresses of a forge and of its editors."""
    folder = tmp_path_factory.mktemp("form-site") / "site"
    script = PROJECT / "scripts" / "build.py"
    result = subprocess.run(
        [sys.executable, script, "--practices", small_practices, "--site", folder],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={
            **os.environ,
            "SANAD_EDIT_BASE": forge.edit_base,
            "SANAD_CONTACT": "editors@example.org",
        },
    )

    assert result.returncode == 0, result.stderr

    return folder


@pytest.fixture(scope="session")
def form_address(form_site: Path) -> Iterator[str]:
    """Serve the small site."""
    with serve(form_site) as address:
        yield address
