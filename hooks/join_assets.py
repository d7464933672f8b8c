"""Join the style sheets, and the scripts, into one file each: few requests a page."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from sanad.assets import is_left_out, join_scripts, join_styles


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put one file in place of those that the configuration lists, in their order."""
    scripts = [str(script) for script in config.extra_javascript]
    styles = list(config.extra_css)
    joined = {
        "assets/css/site.css": join_styles(_read(files, styles)),
        "assets/js/site.js": join_scripts(_read(files, scripts)),
    }
    for path, text in joined.items():
        files.append(File.generated(config, path, content=text))
    for file in list(files):
        if is_left_out(file.src_uri):
            files.remove(file)
    config.extra_css = ["assets/css/site.css"]
    config.extra_javascript = config.extra_javascript[:1]
    config.extra_javascript[0].path = "assets/js/site.js"
    return files


def _read(files: Files, paths: list[str]) -> list[str]:
    """Give the texts of files; they stay for the pages that need no other."""
    return [files.src_uris[path].content_string for path in paths]
