# SPDX-License-Identifier: Apache-2.0
"""How bytes reach a device. A driver never opens a port itself."""
