"""What a face may let an officer choose from; nothing here loads anything else of the desk."""

from typing import Literal, get_args

from legation.engine.engine import NAMES

# The forms that a brief is written in, and other endings of a file that name one of them.
Form = Literal["md", "html", "json"]
FORMS: tuple[Form, ...] = get_args(Form)
ENDINGS: dict[str, Form] = {**{form: form for form in FORMS}, "markdown": "md", "htm": "html"}

# Where work runs.
ENGINES = NAMES
