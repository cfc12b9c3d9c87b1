"""The sample hall's account transfer as paper models; invented people."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from clerk_app.core.limit import TimeUnit
from clerk_app.core.notice import NoticeModel, notice_model
from clerk_app.core.paper import (
    DocumentSeen,
    HallHeader,
    PaperCustomer,
    PaperStamp,
    Person,
    PrintedLimit,
    printed_promise,
)
from clerk_app.core.procedure import (
    Document,
    DocumentForm,
    Fee,
    Field,
    FieldKind,
    Grade,
    Option,
    PaperKind,
    Procedure,
    Rule,
    Step,
    UtilityWork,
)
from clerk_app.core.receipt import ReceiptModel, receipt_model
from clerk_app.core.sentence import Sentence
from clerk_app.core.sheet import SheetModel, sheet_model

NUMBER = "QH261123-02-017-J"
EVENT_HASH = bytes(range(32))
PRINTED_AT = datetime(2026, 11, 23, 10, 52)  # noqa: DTZ001 - the hall's wall clock
HALL = HallHeader(
    company=Sentence("云溪县供电公司", "Yunxi County Power Supply"),
    hall=Sentence("清河路供电营业厅", "Qinghe Road Hall"),
    address=Sentence("清河路 12 号", "12 Qinghe Road"),
    hours=Sentence("每天 8:30–17:30", "daily 8:30–17:30"),
    phone="0571-555 0120",
    complaint_line="95598",
)
CHEN = Person("陈静", "02", "0571-555 0126")
SUN = Person("孙浩", "05", "0571-555 0131")
SETTLE = PrintedLimit(5, TimeUnit.WORKING_DAYS)
CUSTOMER = PaperCustomer(
    name="周桂芳",
    form_of_address=Sentence("女士", "Ms"),
    by_proxy=False,
    account="33010452718",
    address="清河路 88 号 3 幢 2 单元 501 室",
    phone="13805712207",
)
RULE = Rule(
    "transfer",
    Sentence("供电营业规则", "Rules for electricity supply"),
    Sentence("更名与过户", "Change of name and transfer"),
    "2024",
    Grade.B,
)
DOCUMENTS = (
    Document("new_id", Sentence("新户主身份证", "New holder's identity card"), DocumentForm.ORIGINAL, 1),
    Document(
        "deed",
        Sentence("房屋产权证明", "Proof of title"),
        DocumentForm.ORIGINAL,
        1,
        issuer=Sentence("不动产登记中心", "the land registry"),
        one_of=(Sentence("不动产权证", "Real-estate certificate"), Sentence("购房合同", "Purchase contract")),
    ),
    Document("proxy", Sentence("授权委托书", "Authorisation"), DocumentForm.ORIGINAL, 1, when="by_proxy"),
    Document("proxy_id", Sentence("代办人身份证", "Agent's identity card"), DocumentForm.COPY, 2, when="by_proxy"),
)
FIELDS = (
    Field("account", Sentence("户号", "Account number"), FieldKind.ACCOUNT_NUMBER),
    Field("by_proxy", Sentence("是否代办", "By proxy"), FieldKind.YES_NO),
    Field("phone", Sentence("手机号码", "Mobile number"), FieldKind.PHONE),
)
STEPS = (
    Step("account", Sentence("查询户号", "Find the account"), ask=("account", "by_proxy")),
    Step(
        "arrears",
        Sentence("是否欠费", "Arrears"),
        decide=Sentence("有欠费吗？", "Any arrears?"),
        options=(
            Option("none", Sentence("无欠费", "None"), "papers"),
            Option("some", Sentence("有欠费", "Some"), "settle_first"),
        ),
    ),
    Step(
        "settle_first",
        Sentence("先结清电费", "Settle first"),
        refuse=Sentence("{customer}，还有电费没有结清，现在不能过户。", "{customer}, a bill is still open."),
        basis="transfer",
        instead=(Sentence("结清后马上可以办，不用重新排队。", "Pay it now and come straight back."),),
    ),
    Step(
        "papers",
        Sentence("核对资料并登记", "Check papers"),
        check=("new_id", "deed", "proxy", "proxy_id"),
        ask=("phone",),
        basis="transfer",
    ),
    Step("enter", Sentence("录入过户申请", "Enter the transfer"), do=UtilityWork(Sentence("营销系统", "Billing"))),
    Step("tell", Sentence("告知办结时限", "Promise the date"), promise="settle"),
    Step("paper", Sentence("打印回执", "Print the receipt"), print=(PaperKind.RECEIPT,)),
)
PROCEDURE = Procedure(
    id="name_transfer",
    version="9f2c71d05a" + "0" * 54,
    title=Sentence("居民过户", "Account transfer"),
    summary=Sentence("房子买卖、继承、赠与后，把用电户名换成新户主", "Put the account in the new holder's name"),
    category="account",
    standard_minutes=20,
    fee=Fee(0),
    rules={RULE.id: RULE},
    limits={"settle": "name_transfer.finish"},
    documents={each.id: each for each in DOCUMENTS},
    fields={each.id: each for each in FIELDS},
    steps=STEPS,
)
SEEN = (DocumentSeen("new_id"), DocumentSeen("deed", substitute=0))


def stamp(kind: PaperKind, issue: int = 1) -> PaperStamp:
    return PaperStamp(kind, NUMBER, issue, PRINTED_AT, EVENT_HASH)


def receipt(**changed: Any) -> ReceiptModel:
    values: dict[str, Any] = {
        "hall": HALL,
        "stamp": stamp(PaperKind.RECEIPT),
        "promise": printed_promise(date(2026, 11, 30), SETTLE, provisional=False),
        "settled": False,
        "first_responsible": CHEN,
        "handler": CHEN,
        "accepted_at": PRINTED_AT,
        "customer": CUSTOMER,
        "seen": SEEN,
    }
    return receipt_model(PROCEDURE, **(values | changed))


def notice(procedure: Procedure = PROCEDURE, **changed: Any) -> NoticeModel:
    values: dict[str, Any] = {
        "missing": ["deed", "proxy"],
        "received": [DocumentSeen("new_id"), DocumentSeen("proxy_id", copies=2)],
        "limits": {"settle": SETTLE},
        "hall": HALL,
        "stamp": stamp(PaperKind.NOTIFICATION),
        "customer": CUSTOMER,
        "first_responsible": CHEN,
        "handler": SUN,
        "last_day": date(2026, 12, 7),
    }
    return notice_model(procedure, **(values | changed))


def sheet(procedure: Procedure = PROCEDURE, **changed: Any) -> SheetModel:
    values: dict[str, Any] = {
        "limits": {"settle": SETTLE},
        "hall": HALL,
        "printed_at": PRINTED_AT,
        "stamp": stamp(PaperKind.SHEET),
    }
    return sheet_model(procedure, **(values | changed))
