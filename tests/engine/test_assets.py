"""Style sheets and scripts joined: order, comments, indents, what is left out."""

import pytest

from sanad.assets import is_left_out, join_scripts, join_styles


def test_styles_are_joined_in_order() -> None:
    """The sheet that comes later stands later, and so decides."""
    joined = join_styles(["a {\n  color: red;\n}\n", "\na {\n  color: blue;\n}\n"])

    assert "a {\ncolor: red;\n}\na {\ncolor: blue;\n}\n" == joined


def test_comments_of_styles_go() -> None:
    """What is said to people who work on a sheet does not reach readers."""
    sheet = "/* one\n   two */\nb {}\n/* three */\ni {}\n"

    assert "b {}\ni {}\n" == join_styles([sheet])


def test_comments_of_scripts_go_by_whole_lines() -> None:
    """Two slashes in a string or behind code are no comment to be cut."""
    script = '// Why.\n  // More.\nopen("http://a"); // Here.\n'

    assert 'open("http://a"); // Here.\n' == join_scripts([script])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("assets/stylesheets/main.57a0d79d.min.css", True),
        ("assets/javascripts/lunr/min/lunr.ar.min.js", True),
        ("assets/css/site.css", False),
        ("assets/images/favicon.svg", False),
    ],
)
def test_files_of_the_theme_are_left_out(path: str, expected: bool) -> None:
    """No page asks for the theme's own styles and scripts; the site's own stay."""
    assert expected == is_left_out(path)
