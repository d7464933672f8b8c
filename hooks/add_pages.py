"""Add the generated pages and the practices' pictures to MkDocs' files."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add an empty file for every generated page: its body never meets Markdown."""
    site = config.extra["sanad"]
    shells = config.extra["shell_pages"].values()
    shared = {page.path for shell in shells for page in shell.pages}
    for source_path, page in site.pages.items():
        if page.path not in shared:
            files.append(File.generated(config, source_path, content=""))
    for path, picture in site.pictures.items():
        files.append(File.generated(config, path, abs_src_path=str(picture)))
    return files
