"""Write the files that the form of contribution loads after its page."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from sanad.form.files import make_form_files


@event_priority(100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the engine of the form, and the texts that wait for a translation."""
    project = Path(config.config_file_path).parent
    practices = (project / config.extra["practices_dir"]).resolve()
    for name, text in make_form_files(config.extra["sanad"].library, practices):
        path = Path(config.site_dir) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
