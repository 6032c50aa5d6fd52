"""`python -m sipkit`."""

import sys

from sipkit.cli import main

sys.exit(main())
