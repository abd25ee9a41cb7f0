# SPDX-License-Identifier: Apache-2.0
"""What is plugged in, and what we think it is. Looks only: no device is opened and no byte is sent to one."""
