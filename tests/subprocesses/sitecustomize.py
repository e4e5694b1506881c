"""Python runs this at the start of every process that a test starts: it checks its answers too."""

import os

if os.environ.get("ANSWERS_FOUND_WRONG"):
    from tests.answers import watch

    watch()
