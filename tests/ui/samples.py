"""Invented content for looking at steps and for testing them: the transfer and the connection of the pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from clerk_app.core.events.request import DocumentMark
from clerk_app.core.limit import CountedFrom, Limit, LimitKind, TimeUnit
from clerk_app.core.procedure import (
    Choice,
    Document,
    DocumentForm,
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
from clerk_app.core.promise import Promise, due
from clerk_app.core.sentence import Language, Sentence
from clerk_app.core.walk import Holds
from clerk_app.core.working_calendar import Calendar
from clerk_app.service.facts import conditions_of
from clerk_app.ui.steps.content import StepContent

S = Sentence
CHINA = dt.timezone(dt.timedelta(hours=8))
ACCEPTED_MS = int(dt.datetime(2026, 11, 23, 10, 42, tzinfo=CHINA).timestamp() * 1000)
CALENDAR = Calendar(frozenset({2026}), frozenset(), frozenset(), "sample")

RULES = {
    "transfer": Rule(
        "transfer",
        S("供电营业规则", "Electricity Supply Rules"),
        S("更名与过户", "change of name and transfer"),
        None,
        Grade.B,
        S(
            "在用电地址、用电容量、用电类别不变的条件下，可以办理更名或者过户；原用户应当结清电费。",
            "With address, capacity and class unchanged, a change of name or transfer may be made; "
            "the former customer shall have settled all charges.",
        ),
    ),
    "connection": Rule(
        "connection",
        S("供电服务承诺", "Service commitments"),
        S("低压居民接电时限", "time to connect homes"),
        None,
        Grade.C,
    ),
}
DOCUMENTS = {
    document.id: document
    for document in (
        Document("new_id", S("新户主身份证", "New holder’s identity card"), DocumentForm.ORIGINAL, copies=1),
        Document(
            "deed",
            S("房屋产权证明", "Proof of ownership"),
            DocumentForm.ORIGINAL,
            copies=1,
            one_of=(S("不动产权证", "Title deed"), S("购房合同", "Purchase contract")),
        ),
        Document(
            "old_id",
            S("原户主身份证复印件", "Copy of former holder’s ID"),
            DocumentForm.COPY,
            one_of=(S("原户主签字的过户申请", "Transfer form signed by them"),),
        ),
        Document("proxy", S("授权委托书", "Letter of authority"), DocumentForm.ORIGINAL, when="by_proxy"),
        Document(
            "lease",
            S("用电地址证明", "Proof of address"),
            DocumentForm.ELECTRONIC,
            later_days=5,
            issuer=S("社区", "the community office"),
        ),
    )
}
FIELDS = {
    field.id: field
    for field in (
        Field("account", S("户号", "Account number"), FieldKind.ACCOUNT_NUMBER, required=True),
        Field("by_proxy", S("是否代办", "By proxy"), FieldKind.YES_NO, required=True),
        Field("new_name", S("姓名", "Name"), FieldKind.PERSON_NAME, required=True),
        Field("card", S("身份证号码", "Identity no."), FieldKind.IDENTITY_CARD, required=True),
        Field("phone", S("手机号码", "Mobile"), FieldKind.PHONE, required=True),
        Field("agent", S("代办人姓名", "Agent’s name"), FieldKind.PERSON_NAME, required=True, when="by_proxy"),
        Field("note", S("备注", "Note"), FieldKind.TEXT),
        Field("amount", S("金额", "Amount"), FieldKind.MONEY),
        Field("moved", S("入住日期", "Moved in"), FieldKind.DATE),
        Field(
            "use",
            S("用电类别", "Class of use"),
            FieldKind.CHOICE,
            required=True,
            choices=(
                Choice("home", S("居民", "Home")),
                Choice("shop", S("商业", "Shop")),
                Choice("farm", S("农业", "Farm")),
            ),
        ),
        Field("order_no", S("营销系统工单号", "Work-order number"), FieldKind.TEXT, required=True),
    )
}
STEPS = (
    Step("greet", S("问候并确认诉求", "Greet, confirm need"), say=S("您好，请问您办理什么业务？", "Good morning.")),
    Step(
        "account",
        S("查询户号与欠费", "Find account, arrears"),
        say=S("请告诉我户号，或者缴费单上的地址。", "Your account number, please, or the address on the bill."),
        ask=("account", "by_proxy", "agent"),
    ),
    Step(
        "arrears",
        S("是否欠费", "Any arrears?"),
        decide=S("营销系统里有欠费吗？", "Does the billing system show arrears?"),
        options=(
            Option("none", S("无欠费，继续", "None: go on"), goto="papers"),
            Option("some", S("有欠费：结清指引", "Arrears: how to settle"), goto="settle_first"),
        ),
        basis="connection",
    ),
    Step(
        "settle_first",
        S("有欠费，暂时不能过户", "A bill is open: no transfer yet"),
        refuse=S(
            "{customer}，现在还不能过户，因为原户还有电费没有结清。结清后马上可以办，不用重新排队。",
            "{customer}, the account cannot be transferred yet because a bill is still open. "
            "Once it is paid we can go on at once, without a new queue.",
        ),
        basis="transfer",
        instead=(
            S("现在结清：扫码或到自助机，约 2 分钟", "Pay now: by code or at the machine, about 2 minutes"),
            S("请原户主结清：给他发缴费短信", "Ask the former holder to pay: send a text message"),
            S("今天不办：打印说明，保留受理号 7 天", "Not today: print the reason, number kept for 7 days"),
        ),
    ),
    Step(
        "papers",
        S("核对资料并登记", "Check documents and register"),
        say=S(
            "{customer}，请出示您的身份证和房产证明，我帮您核对一下。不着急，您慢慢找。",
            "{customer}, may I see your identity card and proof of ownership, please? "
            "There is no hurry, take your time.",
        ),
        check=("new_id", "deed", "old_id", "proxy"),
        ask=("new_name", "card", "phone"),
        basis="transfer",
    ),
    Step(
        "enter",
        S("录入过户申请", "Enter the transfer"),
        do=UtilityWork(
            S("营销系统 → 变更用电 → 过户", "Billing system → Changes → Transfer"),
            ("account", "new_name", "card", "phone"),
            "order_no",
        ),
    ),
    Step(
        "tell",
        S("告知办结时限", "Promise a date"),
        say=S("您的过户最晚{promise}办好，办好会发短信给您。", "It will be done by {promise}; we will text you."),
        promise="settle",
        basis="transfer",
    ),
    Step("paper", S("打印回执", "Print receipt"), print=(PaperKind.RECEIPT, PaperKind.SHEET)),
    Step(
        "evidence",
        S("核对新装资料", "Check documents for the connection"),
        say=S(
            "请出示身份证和房产证明。没有带原件的，电子证照也可以。",
            "May I see your identity card and proof of ownership? Electronic ones will do.",
        ),
        check=("new_id", "deed", "lease"),
        ask=("use", "moved", "amount", "note"),
    ),
)
PROCEDURE = Procedure(
    id="name_transfer",
    version="sample",
    title=S("居民过户", "Account transfer"),
    summary=S("把用电户名换成新户主", "Put the account in the new holder’s name"),
    category="account",
    steps=STEPS,
    standard_minutes=20,
    rules=RULES,
    limits={"settle": "name_transfer.finish"},
    documents=DOCUMENTS,
    fields=FIELDS,
)
ANSWERS = {
    "account": "3301045271",
    "by_proxy": "no",
    "new_name": "周桂芳",
    "card": "330106195803124123",
    "phone": "13805712207",
}
MARKS = {
    "new_id": DocumentMark("have", 1),
    "deed": DocumentMark("have", 1),
    "old_id": DocumentMark("missing"),
}


def conditions(answers: Mapping[str, str]) -> Holds:
    """Evaluate the sample's conditions with `answers`."""
    return conditions_of(PROCEDURE, answers)


def promise(amount: int = 5, grade: Grade = Grade.B) -> Promise:
    """Return what may be promised on 23 November 2026, `amount` working days."""
    limit = Limit(
        "name_transfer.finish",
        "national",
        LimitKind.FINISH,
        amount,
        TimeUnit.WORKING_DAYS,
        CountedFrom.ACCEPTANCE,
        grade,
        S("变更用电业务办理时限", "time limits for changes"),
    )
    return due(limit, ACCEPTED_MS, CALENDAR, CHINA)


def content(step: str, language: Language = "zh", **given: Any) -> StepContent:
    """Return the content of a sample step; `given` are attributes of `StepContent`."""
    steps = [each.id for each in STEPS if each.id not in ("settle_first", "evidence")]
    made = StepContent(
        procedure=PROCEDURE,
        step=PROCEDURE.step(step),
        language=language,
        number=steps.index(step) + 1 if step in steps else 4,
        total=len(steps),
        conditions=conditions,
        values={"customer": "周女士" if language == "zh" else "Ms Zhou"},
        promise=promise() if step == "tell" else None,
    )
    return replace(made, **given)
