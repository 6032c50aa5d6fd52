"""What every test shares."""

from hypothesis import settings

settings.register_profile("sipkit", max_examples=100, deadline=None)
settings.load_profile("sipkit")
