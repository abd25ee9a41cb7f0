# SPDX-License-Identifier: Apache-2.0
"""Chip cards through PC/SC: social security cards, and the masked number of a bank card."""
