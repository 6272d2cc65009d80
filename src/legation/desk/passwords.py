"""Passwords: what makes one, what it hashes to, and whether one is right. The only place that knows how."""

from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from legation.records.errors import LegationError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

# Argon2id as RFC 9106, section 4, recommends it second, where memory is wanted for other things: 3 passes over 64 MiB in 4 lanes.
PASSES, MEMORY_KIB, LANES = 3, 65_536, 4
# NIST SP 800-63B-4, section 3.1.1.2: 15 characters where nothing else is asked for, at least 64 to be taken.
SHORTEST, LONGEST = 15, 256
# Each hash in the making takes its 64 MiB: so many at once, whoever asks.
AT_ONCE = 2
MAKING = BoundedSemaphore(AT_ONCE)
# How long somebody waits for his turn, in seconds.
TURN = 10.0


class BusyError(LegationError):
    """Too many are signing in at once; nothing was looked at."""


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)


def look_at(password: str, name: str) -> None:
    """Raises LegationError where a password is none that may be kept."""
    if len(password) < SHORTEST:
        raise LegationError(f"A password has {SHORTEST} characters or more: four words that do not belong together are one.")
    if len(password) > LONGEST:
        raise LegationError(f"A password has at most {LONGEST} characters.")
    if len(set(password)) < SHORTEST // 3 or name in password.lower():
        raise LegationError("This password is guessed soon: it holds the name, or few letters again and again. Take another.")


def make_hash(password: str) -> str:
    """What a password is kept as."""
    with MAKING:
        return _hasher().hash(password)


@cache
def _nobody() -> str:
    return make_hash("the password of nobody at all")


def is_right(password: str, kept: str | None) -> bool:
    """Whether a password is the one of that hash; where there is none it takes as long to say no. Raises BusyError where no turn comes."""
    from argon2.exceptions import InvalidHashError, VerificationError

    against = kept or _nobody()
    if not MAKING.acquire(timeout=TURN):
        raise BusyError("Too many are signing in at once. Try again in a moment.")
    try:
        return _hasher().verify(against, password[: LONGEST + 1]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False
    finally:
        MAKING.release()
