# SPDX-License-Identifier: Apache-2.0
"""Lamps, proximity, door and tamper contacts, the headset plug."""
