"""Pages on the plate of a document camera, drawn: where their corners are is known, and what is wrong with them.

A page is set in type, put down turned and seen at a slant, lit unevenly with a shadow over it, blurred by a lens,
and given the noise and the JPEG of a camera. Nobody's page: its words are filler.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from drivers.protocols import PageFlaw
from drivers.transports.opencv import cv2

Picture = NDArray[np.uint8]
WIDTH, HEIGHT = 1600, 1200  # of the camera's picture
PAGE = (1240, 1754)  # A4 at 150 dots an inch
_FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
_WORDS = "个人养老保险参保缴费证明单位名称起止年月累计月数备注本页仅供测试不具法律效力"


class Mishap(Enum):
    """How a page lies."""

    NONE = "none"
    BLURRED = "blurred"
    SHAKEN = "shaken"
    MIRRORED_LAMP = "mirrored_lamp"
    BEYOND_THE_EDGE = "beyond_the_edge"
    FOLDED = "folded"
    DARK = "dark"
    FAR_AWAY = "far_away"
    EMPTY_PLATE = "empty_plate"
    THINGS_ON_THE_PLATE = "things_on_the_plate"


#: The flaw that is to be told of each mishap; a page without one is good.
FLAWS = {
    Mishap.BLURRED: PageFlaw.BLUR,
    Mishap.SHAKEN: PageFlaw.BLUR,
    Mishap.MIRRORED_LAMP: PageFlaw.GLARE,
    Mishap.BEYOND_THE_EDGE: PageFlaw.CUT_CORNER,
    Mishap.FOLDED: PageFlaw.CUT_CORNER,
    Mishap.DARK: PageFlaw.TOO_DARK,
    Mishap.FAR_AWAY: PageFlaw.TOO_SMALL,
    Mishap.EMPTY_PLATE: PageFlaw.NO_PAGE,
    Mishap.THINGS_ON_THE_PLATE: PageFlaw.NO_PAGE,
}


@dataclass(frozen=True)
class Scene:
    """A camera's picture, and what is true of it."""

    picture: Picture
    corners: NDArray[np.float32]  # pixels, clockwise from the corner nearest to the picture's top left
    page: Picture  # what lies there, before anything happened to it, turned as it lies


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size)


@cache
def draw_page(seed: int) -> Picture:
    """A page of type with a table and a picture; ``seed`` chooses its words and its layout."""
    random = np.random.default_rng(seed)
    page = Image.new("RGB", PAGE, tuple(int(each) for each in random.integers(228, 244, 3)))
    draw = ImageDraw.Draw(page)
    ink = (int(random.integers(15, 70)),) * 3

    def words(count: int) -> str:
        return "".join(random.choice(list(_WORDS), count))

    draw.text((330, 110), words(14), ink, _font(44))
    y = 230
    while y < 1600:
        if random.random() < 0.2 and y < 1250:
            for row in range(5):
                for column in range(4):
                    draw.rectangle(
                        (120 + 250 * column, y + 52 * row, 370 + 250 * column, y + 52 * row + 52), outline=ink
                    )
                    draw.text(
                        (132 + 250 * column, y + 52 * row + 12), words(int(random.integers(2, 8))), ink, _font(24)
                    )
            y += 300
        else:
            draw.text((120, y), words(int(random.integers(12, 40))), ink, _font(25))
            y += 44
    tone = tuple(int(each) for each in random.integers(60, 190, 3))
    draw.rectangle((930, 1330, 1130, 1590), fill=tone)
    return np.asarray(page, dtype=np.uint8)[:, :, ::-1].copy()


def _place(random: np.random.Generator, mishap: Mishap) -> NDArray[np.float32]:
    """Where the corners of the page come to lie; its own top left first."""
    turn = random.uniform(-14, 14) + random.choice([0, 90, 180, 270])
    length = random.uniform(780, 1010) if turn % 180 < 20 or turn % 180 > 160 else random.uniform(900, 1240)
    if mishap is Mishap.FAR_AWAY:
        length = random.uniform(330, 500)
    half = np.array([PAGE[0], PAGE[1]]) / PAGE[1] * length / 2
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half
    slant = random.uniform(-0.025, 0.025, (4, 2)) * length
    angle = np.radians(turn)
    rotation = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    corners = (corners + slant) @ rotation.T
    low, high = corners.min(axis=0), corners.max(axis=0)
    room = np.array([WIDTH, HEIGHT])
    margin = 14
    if mishap is Mishap.BEYOND_THE_EDGE:
        side = int(random.integers(4))
        beyond = random.uniform(0.06, 0.2) * (high - low)
        shift = (room - high - low) / 2
        axis = side % 2
        shift[axis] = -low[axis] - beyond[axis] if side < 2 else room[axis] - high[axis] + beyond[axis]
        return np.asarray(corners + shift, dtype=np.float32)
    least, most = margin - low, room - margin - high
    if (most < least).any():  # too long for where it lies: a little smaller then
        shrink = float(((room - 2 * margin) / (high - low)).min())
        corners, low, high = corners * shrink, low * shrink, high * shrink
        least, most = margin - low, room - margin - high
    return np.asarray(corners + random.uniform(least, np.maximum(least, most)), dtype=np.float32)


def _plate(random: np.random.Generator) -> NDArray[np.float32]:
    """A dark plate, grained, sometimes tinted."""
    tone = random.uniform(28, 85) + random.uniform(-10, 10, 3)
    grain = random.normal(0, random.uniform(1, 4), (HEIGHT // 4, WIDTH // 4, 1)).astype(np.float32)
    return (
        np.ones((HEIGHT, WIDTH, 3), np.float32) * tone.astype(np.float32)
        + cv2.resize(grain, (WIDTH, HEIGHT))[:, :, None]
    ).astype(np.float32)


def _light(random: np.random.Generator) -> NDArray[np.float32]:
    """How much light falls where: stronger to one side, and a soft shadow of somebody's arm."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32) / WIDTH
    angle = random.uniform(0, 2 * np.pi)
    slope = (np.cos(angle) * (x - 0.5) + np.sin(angle) * (y - 0.4)) * random.uniform(0, 0.3)
    along = np.cos(angle + 1) * (x - random.uniform(0.2, 0.8)) + np.sin(angle + 1) * (y - random.uniform(0.2, 0.6))
    shadow = random.uniform(0, 0.4) / (1 + np.exp(-along / random.uniform(0.01, 0.08)))
    return np.asarray(((0.96 + slope) * (1 - shadow))[:, :, None], dtype=np.float32)


def _things(plate: NDArray[np.float32], random: np.random.Generator) -> None:
    """A pen, a hand, a round lid: none of them a page."""
    for _ in range(int(random.integers(1, 3))):
        tone = random.uniform(90, 215, 3).tolist()
        x, y = int(random.integers(300, WIDTH - 300)), int(random.integers(250, HEIGHT - 250))
        kind = int(random.integers(3))
        if kind == 0:
            cv2.line(plate, (x, y), (x + int(random.integers(150, 300)), y + 120), tone, 16, cv2.LINE_AA)
        elif kind == 1:
            cv2.ellipse(plate, (x, y), (150, 110), 20, 0, 360, tone, -1, cv2.LINE_AA)
            for finger in range(4):
                cv2.line(plate, (x + 60, y - 75 + 48 * finger), (x + 330, y - 110 + 62 * finger), tone, 38, cv2.LINE_AA)
        else:
            cv2.circle(plate, (x, y), int(random.integers(90, 220)), tone, -1, cv2.LINE_AA)


@lru_cache(24)
def lay(mishap: Mishap, seed: int) -> Scene:
    """A page on the plate with this mishap. The same seed gives the same picture."""
    random = np.random.default_rng([list(Mishap).index(mishap), seed])
    page = draw_page(seed % 5)
    corners = _place(random, mishap)
    scene = _plate(random)
    if mishap is Mishap.THINGS_ON_THE_PLATE:
        _things(scene, random)
    elif mishap is not Mishap.EMPTY_PLATE:
        own = np.array([[0, 0], [PAGE[0], 0], [PAGE[0], PAGE[1]], [0, PAGE[1]]], np.float32)
        matrix = cv2.getPerspectiveTransform(own - 0.5, corners)
        covered = np.full((PAGE[1], PAGE[0]), 255, np.uint8)
        if mishap is Mishap.FOLDED:
            fold = int(random.uniform(0.07, 0.16) * PAGE[0])
            at = [(0, 0), (PAGE[0], 0), (PAGE[0], PAGE[1]), (0, PAGE[1])][int(random.integers(4))]
            far = [(abs(at[0] - fold), at[1]), (at[0], abs(at[1] - fold))]
            cv2.fillPoly(covered, [np.array([at, *far], np.int32)], 0)
        shrunk = cv2.GaussianBlur(page, (0, 0), 0.6)  # as a sensor sees it: nothing finer than its pixels
        inside = cv2.warpPerspective(shrunk, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_AREA).astype(np.float32)
        mask = cv2.warpPerspective(covered, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR)[:, :, None] / np.float32(
            255
        )
        scene = scene * (1 - mask) + inside * mask
    scene = scene * _light(random)
    if mishap is Mishap.MIRRORED_LAMP:
        middle = corners.mean(axis=0) + random.uniform(-0.25, 0.25, 2) * (corners.max(axis=0) - corners.min(axis=0))
        y, x = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
        wide, high = random.uniform(45, 130, 2)
        away = ((x - middle[0]) / wide) ** 2 + ((y - middle[1]) / high) ** 2
        scene = scene + (320 * np.exp(-(away**1.5)))[:, :, None].astype(np.float32)
    if mishap is Mishap.DARK:
        scene = scene * random.uniform(0.14, 0.26)
    scene = _floats(cv2.GaussianBlur(scene, (0, 0), random.uniform(0.4, 0.75)))
    if mishap is Mishap.BLURRED:
        scene = _floats(cv2.GaussianBlur(scene, (0, 0), random.uniform(2.4, 5.0)))
    if mishap is Mishap.SHAKEN:
        length = int(random.integers(11, 22))
        kernel = np.zeros((length, length), np.float32)
        turn = random.uniform(0, np.pi)
        reach = np.array([np.cos(turn), np.sin(turn)]) * length / 2
        middle = np.array([length, length]) / 2
        ends = [tuple(int(each) for each in middle + sign * reach) for sign in (-1, 1)]
        cv2.line(kernel, ends[0], ends[1], 1.0, 1)
        scene = _floats(cv2.filter2D(scene, -1, kernel / kernel.sum()))
    scene = scene + random.uniform(1.5, 5) * random.standard_normal(scene.shape, np.float32)
    _, encoded = cv2.imencode(".jpg", scene.clip(0, 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, 88])
    picture = np.asarray(cv2.imdecode(encoded, cv2.IMREAD_COLOR), dtype=np.uint8)
    first = _nearest_to_top_left(corners)
    return Scene(picture, np.roll(corners, -first, axis=0), np.rot90(page, first).copy())


def _floats(picture: object) -> NDArray[np.float32]:
    return np.asarray(picture, dtype=np.float32)


def _nearest_to_top_left(corners: NDArray[np.float32]) -> int:
    return int(np.argmin(corners.sum(axis=1)))


def similarity(first: Picture, second: Picture) -> float:
    """Structural similarity (Wang et al. 2004) of two pictures in grey, 800 pixels high, in parts of 1."""
    size = (round(800 * second.shape[1] / second.shape[0]), 800)
    a, b = (
        cv2.cvtColor(cv2.resize(each, size, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY).astype(np.float64)
        for each in (first, second)
    )

    def mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(cv2.GaussianBlur(values, (11, 11), 1.5), dtype=np.float64)

    ma, mb = mean(a), mean(b)
    va, vb, both = mean(a * a) - ma * ma, mean(b * b) - mb * mb, mean(a * b) - ma * mb
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float(((2 * ma * mb + c1) * (2 * both + c2) / ((ma**2 + mb**2 + c1) * (va + vb + c2))).mean())
