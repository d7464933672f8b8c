"""Load the library once a build; other hooks find it in `config.extra["sanad"]`."""

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from sanad.serving import served
from sanad.site import load_site


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read, check and assemble the practices, and set the date of the build by them."""
    project = Path(config.config_file_path).parent
    practices = (project / config.extra["practices_dir"]).resolve()
    memory = served().memory if served().is_running else None
    site = load_site(practices, project / "practices", memory=memory)
    config.extra["sanad"] = site
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(site.epoch))
    return config
