"""The tables of a record, in words that SQLite and PostgreSQL share.

Text that is filtered or sorted by has a column, the rest of a model stands in the JSON column ``body``.
A day that is unknown is ``date.max`` where it comes last, see ``terms``.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    false,
)

# SQLite numbers rows itself only where the type is called INTEGER, which has 64 bits there.
Key = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

document = Table(
    "document",
    metadata,
    Column("key", Key, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("reported", Date, nullable=False),
    Column("publisher", JSON, nullable=False),
    Column("date", JSON, nullable=False),
    # Concluded anew by every build; ``reported`` follows it where the report states no date.
    Column("inferred", JSON(none_as_null=True)),
    Column("publisher_term", String, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("origin", Text, nullable=False),
    Column("reader", String, nullable=False),
    # The long ones last: a row's head is read without them.
    Column("text", Text, nullable=False),
    Column("clean", Text),
    Column("offsets", JSON(none_as_null=True)),
    Index("ix_document_order", "reported", "id"),
    Index("ix_document_publisher", "publisher_term"),
)

claim = Table(
    "claim",
    metadata,
    # The document's key times checks.CLAIMS_A_DOCUMENT, plus the claim's number in it.
    Column("key", Key, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("document", ForeignKey("document.id"), nullable=False),
    Column("reported", Date, nullable=False),
    Column("kind", String, nullable=False),
    Column("event_type", String),
    Column("sub_event_type", String),
    Column("evidence_start", Integer, nullable=False),
    Column("evidence_end", Integer, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("body", JSON, nullable=False),
    # What the body says, to find the doubtful ones by.
    Column("confidence", Float, nullable=False, server_default="0.5"),
    Index("ix_claim_confidence", "confidence", "id"),
    Index("ix_claim_order", "reported", "document", "evidence_start", "id"),
    Index("ix_claim_document", "document"),
    Index("ix_claim_kind", "kind"),
    Index("ix_claim_event_type", "event_type"),
    Index("ix_claim_sub_event_type", "sub_event_type"),
)

resolution = Table(
    "resolution",
    metadata,
    Column("claim", ForeignKey("claim.key"), primary_key=True, autoincrement=False),
    Column("about_from", Date, nullable=False),
    Column("about_to", Date, nullable=False),
    Column("body", JSON, nullable=False),
    # Whether the claim is about a day after its report.
    Column("early", Boolean, nullable=False, server_default=false()),
    Index("ix_resolution_about", "about_from", "about_to"),
    Index("ix_resolution_early", "early", "about_to"),
)

claim_term = Table(
    "claim_term",
    metadata,
    Column("parent", ForeignKey("claim.key"), primary_key=True, autoincrement=False),
    Column("role", String, primary_key=True),
    Column("term", String, primary_key=True),
    Index("ix_claim_term_term", "term", "role", "parent"),
    sqlite_with_rowid=False,
)

judgement = Table(
    "judgement",
    metadata,
    Column("key", Key, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("body", JSON, nullable=False),
    Column("kind", String),
    Column("author", String),
    Column("undone", Boolean, nullable=False, server_default=false()),
    Index("ix_judgement_author", "author"),
)

# What a judgement is about: ids of its subjects (role "subject"), and what is compared between reviewers ("unit").
judgement_about = Table(
    "judgement_about",
    metadata,
    Column("parent", ForeignKey("judgement.key"), primary_key=True, autoincrement=False),
    Column("role", String, primary_key=True),
    Column("term", String, primary_key=True),
    Index("ix_judgement_about_term", "term", "role", "parent"),
    sqlite_with_rowid=False,
)

conclusion = Table(
    "conclusion",
    metadata,
    Column("key", Key, primary_key=True),
    Column("kind", String, nullable=False),
    Column("id", String, nullable=False),
    Column("grade", String),
    Column("about_from", Date, nullable=False),
    Column("about_to", Date, nullable=False),
    Column("known_from", Date, nullable=False),
    Column("known_to", Date, nullable=False),
    Column("body", JSON, nullable=False),
    # What near-duplicates share: of an event its place and type.
    Column("alike", String),
    # The number of claims that it rests on, of a dispute on both sides.
    Column("size", Integer, nullable=False, server_default="0"),
    # Whether it is about more days than ``dayspans.LASTING_DAYS``.
    Column("lasting", Boolean, nullable=False, server_default=false()),
    Index("ix_conclusion_lasting", "kind", "lasting", "about_from", "about_to"),
    Index("ix_conclusion_alike", "alike", "about_from", "id"),
    Index("ix_conclusion_size", "kind", "size", "id"),
    Index("ix_conclusion_id", "id", "kind", unique=True),
    # The last day stands in it so that what is over by a day is passed over without being read.
    Index("ix_conclusion_order", "kind", "about_from", "id", "about_to"),
    Index("ix_conclusion_grade", "kind", "grade"),
)

conclusion_term = Table(
    "conclusion_term",
    metadata,
    Column("parent", ForeignKey("conclusion.key"), primary_key=True, autoincrement=False),
    Column("role", String, primary_key=True),
    Column("term", String, primary_key=True),
    Index("ix_conclusion_term_term", "term", "role", "parent"),
    sqlite_with_rowid=False,
)

conclusion_claim = Table(
    "conclusion_claim",
    metadata,
    Column("parent", ForeignKey("conclusion.key"), primary_key=True, autoincrement=False),
    # 0, or 1 for the claims that a dispute sets against the others.
    Column("side", Integer, primary_key=True, autoincrement=False),
    Column("claim", String, primary_key=True),
    Index("ix_conclusion_claim_claim", "claim", "parent"),
    sqlite_with_rowid=False,
)

# What the conclusions were drawn with, see ``model.workings``.
telling = Table(
    "telling",
    metadata,
    Column("number", Key, primary_key=True, autoincrement=False),
    Column("document", String, nullable=False),
    Column("component", Key, nullable=False),
    Column("body", JSON, nullable=False),
    Index("ix_telling_document", "document"),
    Index("ix_telling_component", "component"),
)

neighbour = Table(
    "neighbour",
    metadata,
    Column("hash", Key, primary_key=True, autoincrement=False),
    Column("telling", Key, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

cell = Table(
    "cell",
    metadata,
    Column("name", String, primary_key=True),
    Column("claim", String, primary_key=True),
    Index("ix_cell_claim", "claim"),
    sqlite_with_rowid=False,
)

named = Table(
    "named",
    metadata,
    Column("document", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("sound", String, nullable=False),
    Column("body", JSON, nullable=False),
    Index("ix_named_sound", "sound"),
)

# Lines of the toll ledger once more, in columns that can be added up.
toll = Table(
    "toll",
    metadata,
    Column("parent", ForeignKey("conclusion.key"), primary_key=True, autoincrement=False),
    Column("id", String, nullable=False),
    Column("within", String),
    Column("harm", String, nullable=False),
    # counted, apart or loose, see ``model.CountsAs``.
    Column("counts_as", String, nullable=False),
    # Its first and last day, and the day by which it is put into a month.
    Column("first", Date),
    Column("last", Date),
    Column("began", Date, nullable=False),
    Column("group_id", String),
    Column("group_name", String),
    Column("place_id", String),
    Column("place_name", String),
    Column("province", String),
    # Counts of people: "470,000 displaced in all" of many wars is within 64 bits.
    Column("low", BigInteger, nullable=False),
    Column("best", BigInteger),
    Column("high", BigInteger),
    Index("ix_toll_id", "id", unique=True),
)

# What holds for the record as a whole. ``outdated`` is "no", "added" where nothing but documents came since the
# conclusions were drawn, else "yes"; ``basis`` and ``last`` are those of the workings;
# ``edition`` is another one whenever conclusions change.
state = Table(
    "state",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
