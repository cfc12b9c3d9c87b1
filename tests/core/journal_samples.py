"""One event of every kind with every field filled, as it stands in `tests/golden/journal/bodies`.

A new kind or version gets a sample here and its file from `python -m tests.core.journal_samples`; files that are
there already are never written again: what was journalled once must be read for ever.
"""

from __future__ import annotations

from pathlib import Path

from clerk_app.core.chain import NO_PREVIOUS, event_hash
from clerk_app.core.events import Event, EventData, VaultRef, hall, request, visit

GOLDEN = Path(__file__).parents[1] / "golden" / "journal"
NUMBER = "QH261123-02-017-J"
VISIT = "5f0c9f5d2b7a4c1e8d3b6a9f0e1c2d3a"


def ref(letter: str) -> VaultRef:
    return VaultRef(id=letter * 32, digest=letter * 64)


MARKS = {"deed": request.DocumentMark("have", 1, 1), "proxy": request.DocumentMark("not_needed")}
PROMISE = request.PromiseMade(
    limit="name_transfer.finish",
    day="2026-11-30",
    latest="2026-12-01",
    accepted="2026-11-23",
    amount=5,
    unit="working_days",
    provisional=True,
    confirmed=False,
    calendar="chinesecalendar 1.11.0",
)

SAMPLES: tuple[EventData, ...] = (
    hall.EpochOpened(program="1.0", old_epoch=1, old_seq=41, old_head="ab" * 32),
    hall.ClockJumped(by_ms=-3_600_000),
    hall.SettingsChanged(values={"hall_zh": "清河路供电营业厅", "lock_minutes": 5, "auto_print": True, "theme": None}),
    hall.ProcedurePublished(procedure="name_transfer", version="cd" * 32, origin="hall"),
    hall.LimitConfirmed(row="name_transfer.finish/national", reason=ref("a")),
    hall.StaffRecorded(
        "chenjing", role="supervisor", number="10286", name=ref("a"), name_en=ref("b"), phone=ref("c"), on_duty=False
    ),
    hall.SecretSet("chenjing", secret="passphrase"),
    hall.SignInFailed("chenjing", failures=3),
    hall.SignInBegun("chenjing", attempt=4),
    hall.SignedIn("chenjing", how="passphrase"),
    hall.SignedOut("chenjing", how="idle"),
    hall.StaffUnlocked("chenjing"),
    hall.DevicePaired(device="tablet-1"),
    hall.DeviceRemoved(device="tablet-1"),
    hall.PersonalDataExported(what="requests", rows=12),
    hall.Erased(subject=f"request:{NUMBER}", ids=["a" * 32, "b" * 32], reason=ref("c")),
    visit.VisitOpened(VISIT, clerk="chenjing"),
    visit.CustomerRecorded(
        VISIT, data={"customer_name": ref("a")}, form_of_address="madam", in_person=False, needs=["hearing"]
    ),
    visit.NoteWritten(VISIT, text=ref("a")),
    visit.VisitParked(VISIT, [NUMBER], why="signed_out", reason=ref("a")),
    visit.VisitResumed(VISIT, [NUMBER], clerk="liwei"),
    visit.VisitEnded(VISIT, [NUMBER], how="customer_left"),
    visit.VisitReopened(VISIT, [NUMBER]),
    visit.Interrupted(VISIT, away_ms=420_000),
    visit.RatingAsked(VISIT, device="tablet-1", token_digest="ef" * 32, reasons_version=2),
    visit.RatingExtended(VISIT, by_ms=20_000),
    visit.RatingGiven(
        VISIT, grade=2, reasons=["not_explained"], comment=ref("a"), call_back=True, changed=True, clerk="chenjing"
    ),
    visit.RatingEnded(VISIT, state="no_answer", clerk="chenjing"),
    visit.FollowUpOpened(VISIT, call=True, due_day="2026-11-24", withdrawn=True),
    visit.FollowUpDone(VISIT, result="explained", note=ref("a")),
    request.RequestOpened(NUMBER, VISIT, procedure="name_transfer", version="cd" * 32, first_responsible="chenjing"),
    request.FirstHandled(NUMBER, VISIT, first_handler="chenjing"),
    request.TakenUp(NUMBER, VISIT),
    request.TakenOver(NUMBER, VISIT, sender="chenjing", handler="liwei"),
    request.HandOffOffered(NUMBER, VISIT, sender="chenjing", receiver="liwei", note=ref("a")),
    request.HandOffEnded(NUMBER, VISIT, how="returned", sender="chenjing", receiver="liwei", reason=ref("a")),
    request.FirstResponsibleMoved(NUMBER, VISIT, sender="chenjing", receiver="liwei", reason=ref("a")),
    request.StepCompleted(
        NUMBER,
        VISIT,
        step="papers",
        verbs=["check", "ask"],
        answers={"new_name": ref("a"), "phone": ref("b")},
        unknown=["account"],
        cleared=["remark"],
        documents=MARKS,
        option="none",
        copied={"account": "c" * 32},
        promise=PROMISE,
        automatic=True,
        took_ms=61_000,
    ),
    request.StepReopened(NUMBER, VISIT, step="papers"),
    request.NotificationGiven(
        NUMBER,
        VISIT,
        step="papers",
        documents={"deed": request.DocumentMark("missing")},
        fields=["phone"],
        answers={"new_name": ref("a")},
        bring_by="2026-12-07",
        count=2,
    ),
    request.RequestAccepted(NUMBER, VISIT, due_day="2026-11-30"),
    request.RequestClosed(
        NUMBER,
        VISIT,
        outcome="refused",
        step="settle_first",
        rule="transfer",
        alternative=1,
        told="counter",
        told_whom=ref("a"),
        told_at=1_795_395_600_000,
        reason=ref("b"),
        by_supervisor=True,
        took_ms=27_000,
    ),
    request.PaperIssued(NUMBER, VISIT, paper=f"{NUMBER}/R2", kind="receipt", issue=2, language="en"),
    request.PaperArchived(NUMBER, VISIT, paper=f"{NUMBER}/R2", pdf=ref("a"), pages=2),
    request.PaperPrinted(NUMBER, VISIT, paper=f"{NUMBER}/R2", state="failed", printer="A5", reason="paper_out"),
    request.PaperHandedOver(NUMBER, VISIT, paper=f"{NUMBER}/R2", to="agent"),
    request.PaperVoided(NUMBER, VISIT, paper=f"{NUMBER}/R2", reason=ref("a")),
    request.LaterPapersBrought(NUMBER, VISIT, documents={"deed": request.DocumentMark("have", 1)}),
    hall.ProcedureProposed(
        "name_transfer",
        version="cd" * 32,
        base="ab" * 32,
        shipped="ef" * 32,
        reason=ref("a"),
        starts_at=1_795_480_200_000,
    ),
    hall.ProcedureConfirmed("name_transfer", version="cd" * 32, starts_at=1_795_480_200_000),
    hall.ProcedureSentBack("name_transfer", version="cd" * 32, reason=ref("a")),
    hall.ProcedureRetired("name_transfer", reason=ref("a")),
    hall.ProcedureBroughtBack("name_transfer", reason=ref("a")),
    hall.OwnLimitSet(
        row="name_transfer.finish",
        kind="finish",
        amount=3,
        unit="working_days",
        counted_from="acceptance",
        effective_from="2026-12-01",
        replaces="2026-11-30",
        reason=ref("a"),
    ),
    hall.OwnLimitWithdrawn(row="name_transfer.finish", effective_from="2026-12-01", reason=ref("a")),
    request.PromiseRecounted(
        NUMBER,
        VISIT,
        step="tell",
        old_day="2027-01-01",
        day="2027-01-05",
        latest="2027-01-05",
        provisional=True,
        confirmed=False,
        calendar="both notices",
        due=True,
    ),
    request.NewDayTold(NUMBER, VISIT, day="2027-01-05", whom=ref("a"), at=1_795_395_600_000, how="phone"),
    request.CustomersWordsRecorded(NUMBER, VISIT, words=ref("a")),
    request.MissingProcedureSettled(NUMBER, VISIT, result="written", reason=ref("b")),
    request.DocumentsDropped(NUMBER, VISIT, step="papers", reasons={"deed": ref("a")}),
)


def event_of(data: EventData) -> Event:
    """Return `data` in an envelope; the place follows from the order of `SAMPLES`."""
    seq = [type(sample) for sample in SAMPLES].index(type(data)) + 1
    return Event(
        counter="02",
        epoch=2,
        seq=seq,
        event_id=f"019b0d5e-2400-7{seq:03x}-8000-000000000000",
        command_id=f"command-{seq}",
        at=1_795_395_600_000 + seq,
        actor="chenjing",
        data=data,
    )


def golden_body(kind: str, version: int) -> Path:
    """Return the file that holds the body of `kind` as `version` of it was written."""
    return GOLDEN / "bodies" / f"{kind}.v{version}.json"


def main() -> None:
    """Write the files of kinds and versions that have none yet, and the chain over the first ones."""
    (GOLDEN / "bodies").mkdir(parents=True, exist_ok=True)
    for sample in SAMPLES:
        path = golden_body(sample.KIND, sample.VERSION)
        if not path.exists():
            path.write_bytes(event_of(sample).body())
    chain = GOLDEN / "chain.txt"
    if not chain.exists():
        previous, lines = NO_PREVIOUS, []
        for sample in SAMPLES:
            body = event_of(sample).body()
            hashed = event_hash(previous, body)
            lines.append(f"{sample.KIND} {previous.hex()} {hashed.hex()}\n")
            previous = hashed
        chain.write_text("".join(lines), encoding="ascii")


if __name__ == "__main__":
    main()
