"""Addresses of the web as they may be kept and shown: a name and a password in one is nobody's but its owner's."""

# What stands in the place of a name and a password, so that an address with them is still told from one without.
HIDDEN = "…"


def hide_userinfo(address: str) -> str:
    """An address with a mark in the place of its user name and password; any other words as they are."""
    return _cut(address, f"{HIDDEN}@")


def drop_userinfo(address: str) -> str:
    """An address without its user name and password; any other words as they are."""
    return _cut(address, "")


def _cut(address: str, mark: str) -> str:
    scheme, parted, rest = address.partition("://")
    end = min((place for place in map(rest.find, "/?#\\") if place >= 0), default=len(rest))
    _, at, host = rest[:end].rpartition("@")
    return f"{scheme}://{mark}{host}{rest[end:]}" if parted and at else address
