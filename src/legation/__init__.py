"""legation: from dozens of reports on one story to a cited brief that counts independent origins."""

__version__ = "0.1.0"
