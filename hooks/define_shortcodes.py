"""Let hand-written pages call the shortcodes of `sanad.shortcodes`."""

from mkdocs_macros.plugin import MacrosPlugin

from sanad.shortcodes import SHORTCODE_NAMES, make_shortcodes
from sanad.site import find_language


def define_env(env: MacrosPlugin) -> None:
    """Register each shortcode; it learns library and page when it is called."""

    def register(name: str) -> None:
        def call(*args: str, **kwargs: str) -> str:
            page = env.page
            library = env.conf.extra["sanad"].library
            made = make_shortcodes(library, find_language(page.url), page.url)
            return made[name](*args, **kwargs)

        env.macro(call, name)

    for name in SHORTCODE_NAMES:
        register(name)
