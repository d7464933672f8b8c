"""
Checking: every rule of a practice, all problems at once.

`check_bundle` takes a bundle as read and gives its checked values and its problems.
One module a concern: `scalars` and `values` (a value), `fields` (the front matter),
`sections` (the body), `links` (links and pictures), `texts` (the two languages).
"""

from sanad.checking.bundles import CheckedBundle, CheckedText, check_bundle

__all__ = ["CheckedBundle", "CheckedText", "check_bundle"]
