"""The tables of the sandbox."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()

terminals = sa.Table(
    "terminals",
    metadata,
    sa.Column("terminal_id", sa.String(32), primary_key=True),
    sa.Column("certificate", sa.Text, nullable=False),
    sa.Column("public_key", sa.LargeBinary, nullable=False),
    sa.Column("enrolled_at", sa.Float, nullable=False),
)
patrols = sa.Table(  # who stood before a terminal, by the code that it showed
    "patrols",
    metadata,
    sa.Column("code_hash", sa.String(64), primary_key=True),
    sa.Column("terminal_id", sa.String(32), nullable=False),
    sa.Column("token", sa.String(32), nullable=False),
    sa.Column("at", sa.Float, nullable=False),
)
codes = sa.Table(
    "enrolment_codes",
    metadata,
    sa.Column("code_hash", sa.String(64), primary_key=True),
    sa.Column("used_by", sa.LargeBinary),  # the public key that used it: the same key may use it again
)
code_ends = sa.Table(  # of codes that end
    "enrolment_code_ends",
    metadata,
    sa.Column("code_hash", sa.String(64), primary_key=True),
    sa.Column("until", sa.Float, nullable=False),
)
nonces = sa.Table(
    "nonces",
    metadata,
    sa.Column("terminal_id", sa.String(32), primary_key=True),
    sa.Column("nonce", sa.String(64), primary_key=True),
    sa.Column("until", sa.Float, nullable=False, index=True),
)
answers = sa.Table(
    "answers",
    metadata,
    sa.Column("caller", sa.String(64), primary_key=True),
    sa.Column("request_id", sa.String(36), primary_key=True),
    sa.Column("fingerprint", sa.String(64), nullable=False),
    sa.Column("status", sa.Integer),  # null: the request is still at work
    sa.Column("body", sa.LargeBinary),
    sa.Column("session_id", sa.String(36), index=True),  # whose visit it belongs to, and with which it is erased
    sa.Column("until", sa.Float, nullable=False, index=True),
)
sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("session_id", sa.String(36), primary_key=True),
    sa.Column("terminal_id", sa.String(32), nullable=False),
    sa.Column("language", sa.String(35), nullable=False),
    sa.Column("expires_at", sa.Float, nullable=False, index=True),
    sa.Column("ended", sa.Boolean, nullable=False),
    sa.Column("number", sa.String(18), nullable=False),
    sa.Column("name", sa.String(200), nullable=False),
)
identifications = sa.Table(
    "identifications",
    metadata,
    sa.Column("session_id", sa.String(36), primary_key=True),
    sa.Column("way", sa.String(32), nullable=False),
    sa.Column("trust", sa.String(2), nullable=False),
    sa.Column("acting_number", sa.String(18), nullable=False),  # who stood there; the session's number is whose it is
    sa.Column("behalf", sa.String(16), nullable=False),
    sa.Column("authority", sa.String(200), nullable=False),
    sa.Column("credit_code", sa.String(18), nullable=False),
    sa.Column("role", sa.String(40), nullable=False),
)
proofs = sa.Table(
    "identity_proofs",
    metadata,
    sa.Column("proof_id", sa.String(36), primary_key=True),
    sa.Column("terminal_id", sa.String(32), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("number", sa.String(18), nullable=False),  # whose it is, "" while nobody's
    sa.Column("about", sa.String(400), nullable=False),  # what else it vouches for, as JSON
    sa.Column("secret", sa.String(300), nullable=False, index=True),  # what stands in a code
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("created", sa.Float, nullable=False),
    sa.Column("until", sa.Float, nullable=False, index=True),
)
documents = sa.Table(
    "documents",
    metadata,
    sa.Column("document_id", sa.String(36), primary_key=True),
    sa.Column("session_id", sa.String(36), nullable=False, index=True),
    sa.Column("code", sa.String(40), nullable=False, unique=True),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("holder", sa.String(200), nullable=False),  # masked
    sa.Column("issued_on", sa.Date, nullable=False),
    sa.Column("valid_until", sa.Date, nullable=False),
    sa.Column("content", sa.LargeBinary),  # null: the session has ended
)
reports = sa.Table(
    "reports",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(32), nullable=False, index=True),
    sa.Column("terminal_id", sa.String(32), nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)
submissions = sa.Table(
    "submissions",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("submission_id", sa.String(36), nullable=False, unique=True),
    sa.Column("terminal_id", sa.String(32), nullable=False),  # who sealed it, whoever brought it
    sa.Column("kind", sa.String(32), nullable=False, index=True),
    sa.Column("item", sa.String(12)),
    sa.Column("local_number", sa.String(10), index=True),
    sa.Column("follows", sa.String(36)),
    sa.Column("confirmed_at", sa.Float, nullable=False),
    sa.Column("received_at", sa.Float, nullable=False),
    sa.Column("changed_at", sa.Float, nullable=False),
    sa.Column("fingerprint", sa.String(64), nullable=False),
    sa.Column("sealed", sa.Text, nullable=False),  # as it came
    sa.Column("content_sha256", sa.String(64), nullable=False),  # of what was confirmed, opened
    sa.Column("state", sa.String(32), nullable=False),
    sa.Column("reason", sa.String(32)),
    sa.Column("note", sa.String(200), nullable=False),
    sa.Column("case_number", sa.String(40)),
    sa.Column("resident", sa.String(18), index=True),  # number of the card; null: nobody's
    sa.Column("phone_end", sa.String(4)),
    sa.Column("deliveries", sa.Integer, nullable=False),
    sa.Column("awaits", sa.Text, nullable=False),  # signing requests that it waits for, as JSON
)
materials = sa.Table(
    "materials",
    metadata,
    sa.Column("submission_id", sa.String(36), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("length", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("offset", sa.Integer, nullable=False),
    sa.Column("complete", sa.Boolean, nullable=False),
)
pieces = sa.Table(
    "material_pieces",
    metadata,
    sa.Column("submission_id", sa.String(36), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("offset", sa.Integer, primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
signing_requests = sa.Table(
    "signing_requests",
    metadata,
    sa.Column("request_id", sa.String(36), primary_key=True),
    sa.Column("terminal_id", sa.String(32), nullable=False),
    sa.Column("item", sa.String(12), nullable=False),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("applicant", sa.String(200), nullable=False),  # masked
    sa.Column("digest", sa.String(64), nullable=False),
    sa.Column("form_sha256", sa.String(64), nullable=False),
    sa.Column("form", sa.LargeBinary),  # null: the request is over
    sa.Column("consents", sa.Text, nullable=False),  # what signers are asked, as JSON
    sa.Column("asked_at", sa.Float, nullable=False),
    sa.Column("expires_at", sa.Float, nullable=False, index=True),
    sa.Column("withdrawn", sa.Boolean, nullable=False),
)
signers = sa.Table(
    "signing_request_signers",
    metadata,
    sa.Column("request_id", sa.String(36), primary_key=True),
    sa.Column("key", sa.String(80), primary_key=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("number", sa.String(18), nullable=False, index=True),
    sa.Column("phone", sa.String(20), nullable=False),
    sa.Column("role", sa.String(200), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("way", sa.String(16)),
    sa.Column("at", sa.Float),
    sa.Column("signature", sa.Text),  # what was signed with, as JSON; null before that
)
drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("draft_id", sa.String(36), primary_key=True),  # the submission that holds it, sealed
    sa.Column("resident", sa.String(18), nullable=False, index=True),
    sa.Column("item", sa.String(12), nullable=False),
    sa.Column("credit_code", sa.String(18), nullable=False),  # "": for oneself
    sa.Column("saved_at", sa.Float, nullable=False),
    sa.Column("until", sa.Float, nullable=False, index=True),
    sa.Column("gone", sa.Boolean, nullable=False),  # deleted, replaced, or handed in: nothing of it is left
)
case_events = sa.Table(
    "case_events",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("submission_id", sa.String(36), nullable=False, index=True),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("state", sa.String(32), nullable=False),
    sa.Column("note", sa.String(200), nullable=False),
    sa.Column("wanted", sa.Text, nullable=False),  # keys of materials, as JSON
)
missed_lookups = sa.Table(
    "missed_case_lookups",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", sa.String(40), nullable=False, index=True),
    sa.Column("until", sa.Float, nullable=False, index=True),
)
assistance_calls = sa.Table(
    "assistance_calls",
    metadata,
    sa.Column("call_id", sa.String(36), primary_key=True),
    sa.Column("terminal_id", sa.String(32), nullable=False),
    sa.Column("step", sa.String(40), nullable=False),
    sa.Column("item", sa.String(12)),
    sa.Column("called_at", sa.Float, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
)
reviews = sa.Table(
    "reviews",
    metadata,
    sa.Column("sequence", sa.Integer, primary_key=True),
    sa.Column("project_no", sa.String(64), nullable=False),
    sa.Column("assess_number", sa.Integer, nullable=False),
    sa.Column("submission_id", sa.String(36), nullable=False),
    sa.Column("satisfaction", sa.Integer, nullable=False),
    sa.Column("content", sa.Text, nullable=False),  # opened
    sa.UniqueConstraint("project_no", "assess_number"),
)
