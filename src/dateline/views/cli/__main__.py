"""`python -m dateline.views.cli`: the command where the script is not on the path."""

import sys

from dateline.views.cli.main import main

sys.exit(main())
