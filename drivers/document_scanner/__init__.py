# SPDX-License-Identifier: Apache-2.0
"""The document camera: a page found, straightened and judged."""
