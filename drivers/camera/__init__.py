# SPDX-License-Identifier: Apache-2.0
"""The camera that looks at the resident."""
