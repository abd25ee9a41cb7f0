"""A face that is nobody's: shaded by formula, light and dark where faces are, so that detectors take it for one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from drivers.transports.opencv import cv2

Picture = NDArray[np.uint8]
WIDTH, HEIGHT = 1280, 720
SIZE = 480  # of the drawing; the face proper is two thirds of it


@cache
def draw_face(seed: int = 0) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Head and shoulders in grey levels, and where they cover what is behind them (0 to 1)."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0 : 240 : SIZE * 1j, 0 : 240 : SIZE * 1j].astype(np.float32)
    picture = np.zeros((SIZE, SIZE), np.float32)
    cover = np.zeros((SIZE, SIZE), np.float32)

    def put(
        at: tuple[float, float], size: tuple[float, float], soft: float, level: float, strength: float = 1.0
    ) -> None:
        nonlocal picture, cover
        away = np.sqrt(((x - at[0]) / size[0]) ** 2 + ((y - at[1]) / size[1]) ** 2)
        mask = (strength / (1 + np.exp(((away - 1) / soft).clip(-30, 30)))).astype(np.float32)
        picture = picture * (1 - mask) + level * mask
        cover = np.maximum(cover, mask if strength == 1.0 else 0)

    skin = 180.0
    put((120, 235), (95, 42), 0.03, 75)  # shoulders
    put((120, 105), (82, 98), 0.02, 45)  # hair
    put((120, 125), (62, 82), 0.03, skin)
    put((120, 85), (50, 22), 0.15, skin + 25, 0.6)  # forehead
    for side in (-1, 1):
        eye = 120 + 27 * side
        put((eye, 118), (22, 12), 0.18, skin - 85, 0.75)
        put((eye, 100), (22, 5), 0.2, 50, 0.85)  # brow
        put((eye, 119), (13, 6), 0.1, 215, 0.95)
        put((eye, 119), (6.5, 6), 0.08, 35, 0.95)
        put((eye + 8 * side, 150), (17, 14), 0.3, skin + 30, 0.7)  # cheek
        put((120 + 9 * side, 159), (4, 3), 0.2, 60, 0.8)  # nostril
    put((120, 128), (8, 30), 0.25, skin + 35, 0.7)  # nose
    put((120, 160), (15, 7), 0.25, skin - 50, 0.6)
    put((120, 180), (25, 7), 0.15, skin - 85, 0.85)  # mouth
    put((120, 205), (16, 8), 0.3, skin + 20, 0.4)
    for _ in range(500):  # hairs, lashes, pores: what a sharp picture shows and a blurred one does not
        at = random.uniform(60, SIZE - 60, 2)
        to = at + random.normal(0, 7, 2)
        ends = [(int(each[0]), int(each[1])) for each in (at, to)]
        level = float(picture[ends[0][1], ends[0][0]] + random.choice([-45, 30]))
        cv2.line(picture, ends[0], ends[1], level, 1, cv2.LINE_AA)
    return picture, cover


@dataclass(frozen=True)
class Pose:
    """Where the face stands: middle in parts of the picture, height of the face proper in parts of its height."""

    x: float = 0.5
    y: float = 0.47
    height: float = 0.42
    light: float = 1.0
    half_light: float = 1.0  # of the picture's left half of the face
    blur: float = 0.0  # standard deviation, in parts of the face's height


@lru_cache(32)
def scene(*poses: Pose, seed: int = 0) -> Picture:
    """A hall with these faces in it, as a camera sees it."""
    random = np.random.default_rng([seed, len(poses)])
    hall = cv2.resize(
        random.uniform(70, 130, (9, 16)).astype(np.float32), (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC
    )
    face, cover = draw_face()
    for pose in poses:
        lit = face * pose.light
        lit = np.where(np.arange(SIZE) < SIZE / 2, lit * pose.half_light, lit).astype(np.float32)
        side = pose.height * HEIGHT / 0.68  # the face proper is 0.68 of the drawing
        matrix = np.array(
            [[side / SIZE, 0, pose.x * WIDTH - side / 2], [0, side / SIZE, pose.y * HEIGHT - side * 0.52]]
        )
        area = cv2.INTER_AREA
        mask = cv2.warpAffine(cover, matrix, (WIDTH, HEIGHT), flags=area)
        hall = hall * (1 - mask) + cv2.warpAffine(lit, matrix, (WIDTH, HEIGHT), flags=area) * mask
        if pose.blur:
            hall = cv2.GaussianBlur(hall, (0, 0), pose.blur * pose.height * HEIGHT)
    noisy = hall[:, :, None] * np.array([0.92, 0.98, 1.05], np.float32) + 2.5 * random.standard_normal(
        (HEIGHT, WIDTH, 3), np.float32
    )
    return noisy.clip(0, 255).astype(np.uint8)
