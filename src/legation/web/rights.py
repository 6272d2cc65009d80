"""Who may do what: every route that changes something, with the role that it needs. The guard asks here, and so do the pages, so that
nobody is shown what he may not do."""

from legation.records.account import Role

# What only looks is open to every role, but for what stands here; what changes something and is not here is the officer's.
RIGHTS: tuple[tuple[str, str, Role], ...] = (
    # Under /api/v1 the twin of a route needs what the route needs.
    ("GET", "/tokens", "officer"),
    ("GET", "/accounts", "officer"),
    ("POST", "/tokens", "officer"),
    ("POST", "/tokens/revoke", "officer"),
    ("POST", "/ingests", "officer"),
    ("POST", "/weighings", "officer"),
    ("POST", "/rulings", "officer"),
    ("POST", "/looks", "analyst"),
    ("POST", "/undo", "analyst"),
    ("POST", "/sign-out", "reader"),
    ("POST", "/drafts", "analyst"),
    ("POST", "/drafts/*", "analyst"),
    ("POST", "/stories/*/draft", "analyst"),
    ("GET", "/partners", "officer"),
    ("POST", "/partners", "officer"),
    ("GET", "/marks", "officer"),
    ("POST", "/marks", "officer"),
    ("GET", "/releases", "officer"),
    ("GET", "/releases/new", "officer"),
    ("GET", "/releases/*/*", "officer"),
    ("POST", "/releases", "officer"),
    # What partners hold, and who gave it to them, is the officer's alone; so is the audit, which names both.
    ("GET", "/audit", "officer"),
    ("GET", "/recalls", "officer"),
    ("POST", "/recalls", "officer"),
    ("GET", "/consultations", "officer"),
    ("POST", "/consultations", "officer"),
    ("GET", "/consultations/*/*", "officer"),
    ("GET", "/contacts", "officer"),
    ("POST", "/contacts", "officer"),
    ("POST", "/letters", "officer"),
    ("POST", "/pushes", "officer"),
    ("POST", "/work", "officer"),
    ("POST", "/start/sources", "officer"),
    ("POST", "/start/watched", "officer"),
    ("POST", "/start/files", "officer"),
    ("POST", "/start/text", "officer"),
)
REST = "/api/v1"
LOOKING = ("GET", "HEAD")
RULES = tuple((method, tuple(path.split("/")), role) for method, path, role in RIGHTS)


def find_needed(method: str, path: str) -> Role:
    """The role that a request needs."""
    parts = path.removeprefix(REST).split("/")
    for known, pattern, role in RULES:
        if known == method and len(pattern) == len(parts) and all(one in (part, "*") for one, part in zip(pattern, parts, strict=True)):
            return role
    return "reader" if method in LOOKING else "officer"
