"""The square code that an authenticator app takes up with its camera, as rows of dots."""

from typing import Any, cast


def dots(text: str) -> list[str]:
    """Return the code's rows, each as many ones and zeros as the code is wide; 1 is black.

    Empty where the text is too long for any square code.
    """
    from zxingcpp import BarcodeFormat, create_barcode  # noqa: PLC0415 - for few

    try:
        image = create_barcode(text, BarcodeFormat.QRCode).to_image(scale=1, add_quiet_zones=False)
    except ValueError:
        return []
    # It can be read as a table of bytes, which its makers' own notes on types do not say.
    view: memoryview[int] = memoryview(cast("Any", image))
    height, width = view.shape or (0, 0)
    return [
        "".join("0" if view[row, column] else "1" for column in range(width))
        for row in range(height)
    ]
