"""The way to the office's mail server: a message goes there over TLS, or not at all."""

from email.message import EmailMessage

# So long the server may be silent, in seconds.
SILENCE = 30.0
LOOPBACK = ("127.0.0.1", "::1", "localhost")


REFUSED = "The mail server did not take it ({})."
UNKNOWN = "No password is kept for {} at the mail server: `legation push password` asks for it."


def mail(message: EmailMessage, host: str, port: int, user: str | None = None, password: str | None = None) -> str:
    """Hand a message to a mail server; why it did not take it, in a sentence, nothing where it did."""
    import smtplib
    import ssl

    if user is not None and password is None:
        return UNKNOWN.format(user)
    try:
        with smtplib.SMTP(host, port, timeout=SILENCE) as server:
            # On this machine nobody reads along.
            if host not in LOOPBACK:
                server.starttls(context=ssl.create_default_context())
            if user is not None and password is not None:
                server.login(user, password)
            server.send_message(message)
    except (smtplib.SMTPException, OSError) as error:
        return REFUSED.format(type(error).__name__)
    return ""
