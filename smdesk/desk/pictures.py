"""Reads the square codes that platforms show for authenticator apps, from a picture of one."""

from smdesk.domain.secret_text import SecretText
from smdesk.domain.totp import NoCodesError, NoCodesWhy

LINK = "otpauth://"
MOVING = "otpauth-migration://"


def links_in_picture(grey: bytes, width: int, height: int) -> list[SecretText]:
    """Return the links for authenticator apps in a picture, in no order.

    ``grey`` holds one byte for each dot, row by row, without anything between the rows. Any thread
    may ask; nothing of the picture or of what it says is kept. Raises NoCodesError when the
    picture shows no square code, or one that is no such link.
    """
    from zxingcpp import BarcodeFormat, BarcodeFormats, read_barcodes  # noqa: PLC0415 - for few

    if len(grey) != width * height or not grey:
        message = "A picture has as many dots as its sides say."
        raise ValueError(message)
    dots = memoryview(grey).cast("B", (height, width))
    squares = BarcodeFormats(BarcodeFormat.QRCode)
    seen = [SecretText(one.text) for one in read_barcodes(dots, formats=squares)]
    links = [one for one in seen if one.reveal().casefold().startswith(LINK)]
    if links:
        return links
    if any(one.reveal().casefold().startswith(MOVING) for one in seen):
        raise NoCodesError(NoCodesWhy.SEVERAL)
    raise NoCodesError(NoCodesWhy.NOT_A_LINK if seen else NoCodesWhy.NOT_SEEN)
