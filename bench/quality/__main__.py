"""``python -m bench.quality``."""

import sys

from bench.quality.run import main

sys.exit(main())
