"""Papers are made through the command line here too."""

from tests.cli.conftest import _own_umask, kallelse, sipkit, svar

__all__ = ["_own_umask", "kallelse", "sipkit", "svar"]
