"""What can be an address of mail."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

LONGEST_ADDRESS = 254


def is_address(written: str) -> bool:
    """Tell whether mail can be sent to what somebody wrote."""
    try:
        validate_email(written)
    except ValidationError:
        return False
    return len(written) <= LONGEST_ADDRESS
