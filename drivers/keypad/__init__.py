# SPDX-License-Identifier: Apache-2.0
"""Keys: the function keys of a PIN pad outside PIN entry, and accessibility keypads."""
