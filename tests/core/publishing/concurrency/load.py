"""How much is written at once, and what a run of it has shown."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Load:
    """Writers, each a process, that edit pages of their own; and one reader.

    Attributes:
        transactions: of each writer; each publishes or unpublishes one page.
        pages: that each writer has; a third of them are circuits, whose stops are anybody's spots.
        open_ms: how long a transaction stays open after the edit, at most.
        pause_ms: how long a writer rests between two transactions, at most.
        poll_ms: how long the reader rests between two checkpoints.
        rolled_back: the share of transactions that end so.
        is_naive: plant: each writer numbers its change itself, in its own transaction and without a lock.
    """

    writers: int
    transactions: int
    pages: int
    seed: int
    open_ms: float = 10
    pause_ms: float = 0
    poll_ms: float = 2
    rolled_back: float = 0.05
    is_naive: bool = False


@dataclass(kw_only=True)
class Written:
    """What one writer has done.

    Attributes:
        titles: by key, the title of the last commit; ``None`` where it unpublished the page.
        published: every title that was committed.
        errors: what was raised or logged as an error.
    """

    titles: dict[str, str | None] = field(default_factory=dict)
    published: list[str] = field(default_factory=list)
    commits: int = 0
    rollbacks: int = 0
    errors: list[str] = field(default_factory=list)


@dataclass(kw_only=True)
class Read:
    """What the reader holds at the end, and what it saw on the way.

    Attributes:
        digests: by key.
        titles: by key.
        seen: every title that ever came.
        backwards: how often a page came with an older title than before.
    """

    digests: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    backwards: int = 0
    pages: int = 0
    checkpoints: int = 0
    lines: int = 0


@dataclass(kw_only=True)
class Result:
    """A run: figures, and what was lost.

    Attributes:
        seen: committed titles that the reader saw; the others were superseded, or lost.
        lost: keys where the reader does not hold what was committed last.
        marks: left at the end.
        is_fresh: the reader's set equals that of one who starts afresh, and so the server's checksum.
    """

    commits: int
    rollbacks: int
    errors: list[str]
    pages: int
    checkpoints: int
    lines: int
    seen: int
    published: int
    backwards: int
    lost: list[str]
    marks: int
    is_fresh: bool
    seconds: float

    def __str__(self) -> str:
        return (
            f"{self.commits} commits and {self.rollbacks} rollbacks in {self.seconds:.1f} s; "
            f"read {self.pages} pages, {self.checkpoints} checkpoints, {self.lines} lines, "
            f"{self.seen} of {self.published} versions; {len(self.lost)} lost, {len(self.errors)} errors"
        )
