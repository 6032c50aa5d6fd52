"""What every test shares."""

import os

from hypothesis import settings

# The same examples on every run of CI, so that a red one is about the change; new ones at every developer's desk.
settings.register_profile("sipkit", max_examples=100, deadline=None, derandomize="CI" in os.environ)
settings.load_profile("sipkit")
