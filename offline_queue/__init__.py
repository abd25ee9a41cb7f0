# SPDX-License-Identifier: Apache-2.0
"""The durable outbox: what must reach the platform is a row here before anybody says so."""
