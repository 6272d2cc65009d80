"""Where the example office is, and the moment at which the tests look at it."""

from datetime import datetime
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples" / "tokyo-office"
NOW = datetime.fromisoformat("2023-06-10T08:00:00+02:00")
