# SPDX-License-Identifier: Apache-2.0
"""A driver in a process of its own: what it does there, hang or crash, is a device fault here and nothing more."""
