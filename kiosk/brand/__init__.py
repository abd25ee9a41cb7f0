"""What an operator makes the terminal look and sound like, as data."""

from kiosk.brand.model import PLAIN, Brand, Tone
from kiosk.brand.reading import BrandInvalid, BrandProblem, read_brand

__all__ = ["PLAIN", "Brand", "BrandInvalid", "BrandProblem", "Tone", "read_brand"]
