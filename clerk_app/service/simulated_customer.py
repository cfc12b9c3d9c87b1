"""Invented customers: what they are called, what they answer, what they think of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from clerk_app.core.events.request import DocumentMark
from clerk_app.core.procedure import Field, FieldKind, Procedure, Step

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田"
    "董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪"
)
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文辉建国玉兰红梅春雪婷宇浩然志鹏欣怡俊凯晨琳佳慧岩松柏"
_STREETS = ("清河路", "云溪街", "文昌路", "东门巷", "新桥路", "柳河弄", "花园新村", "南山路")

OPTIONS = {
    ("name_transfer", "arrears"): {"none": 90, "some": 10},
    ("name_transfer", "unchanged"): {"same": 96, "changed": 4},
    ("residential_new_connection", "use"): {"home": 95, "business": 5},
    ("residential_new_connection", "survey"): {"direct": 60, "visit": 40},
}
"""How often a decision goes which way, in percent."""


@dataclass(slots=True)
class Customer:
    """One invented person with what they bring.

    Attributes:
        later: the proof that may follow is brought later.
    """

    name: str
    phone: str
    account: str
    address: str
    form_of_address: str
    by_proxy: bool
    later: bool


@dataclass(slots=True)
class Case:
    """One matter of one customer on its way.

    Attributes:
        step: the step to do next.
        turn: what goes otherwise than planned: ``missing``, ``leave``, ``park``, ``withdraw``, ``refuse``; empty when
            nothing does.
        turn_after: how many more steps are done before; papers are found missing at the next check.
        trouble: how much the customer was put out: 0 not at all; low grades grow with it.
    """

    procedure: Procedure
    customer: Customer
    step: str | None
    turn: str = ""
    turn_after: int = 0
    number: str = ""
    trouble: int = 0
    answers: dict[str, str] = field(default_factory=dict)


def new_customer(chance: Random) -> Customer:
    """Return somebody new; names and numbers are made up."""
    name = chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2, 2))))
    house, unit, room = chance.randint(1, 180), chance.randint(1, 4), chance.randint(1, 18) * 100 + chance.randint(1, 4)
    return Customer(
        name=name,
        phone=f"1380571{chance.randrange(10_000):04d}",
        account=f"33{chance.randrange(10**8):08d}",
        address=f"{chance.choice(_STREETS)} {house} 号 {unit} 单元 {room} 室",
        form_of_address=chance.choice(("madam", "sir", "none")),
        by_proxy=chance.random() < 0.14,
        later=chance.random() < 0.2,
    )


def answers_for(chance: Random, case: Case, step: Step, day: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what is typed into the fields of `step`, and the fields the customer cannot answer.

    Args:
        day: the hall's day, ISO.
    """
    names = [*step.ask, *((step.do.result,) if step.do is not None and step.do.result else ())]
    typed: dict[str, str] = {}
    unknown: list[str] = []
    for name in names:
        asked = case.procedure.fields[name]
        if name not in case.answers:
            case.answers[name] = _answer(chance, case, asked, day)
        if case.answers[name]:
            typed[name] = case.answers[name]
        elif asked.required:
            unknown.append(name)
    return typed, tuple(unknown)


def marks_for(chance: Random, case: Case, step: Step) -> dict[str, DocumentMark]:
    """Return what becomes of every document that `step` may ask for."""
    marks = {}
    for name in step.check:
        document = case.procedure.documents[name]
        if document.later_days is not None and case.customer.later:
            marks[name] = DocumentMark("later")
        else:
            substitute = chance.randrange(len(document.one_of)) if document.one_of and chance.random() < 0.15 else None
            marks[name] = DocumentMark("have", copies=document.copies, substitute=substitute)
    return marks


def option_for(chance: Random, case: Case, step: Step) -> str | None:
    """Return which way a decision goes; the first option, mostly, where nothing is known about it."""
    if not step.options:
        return None
    names = [option.id for option in step.options]
    known = OPTIONS.get((case.procedure.id, step.id), {})
    weights = [known.get(name, 0 if known else 100 if place == 0 else 15) for place, name in enumerate(names)]
    return chance.choices(names, weights)[0] if any(weights) else names[0]


def grade_for(chance: Random, trouble: int) -> int:
    """Return a grade as halls get them: mostly the best, low ones where something went wrong."""
    weights = ((74, 20, 4, 1, 1), (55, 28, 10, 4, 3), (30, 28, 20, 12, 10))[min(trouble, 2)]
    return chance.choices((5, 4, 3, 2, 1), weights)[0]


def _answer(chance: Random, case: Case, asked: Field, day: str) -> str:
    customer = case.customer
    match asked.kind:
        case FieldKind.PERSON_NAME:
            return customer.name if asked.fills == "customer_name" else new_customer(chance).name
        case FieldKind.PHONE:
            return customer.phone
        case FieldKind.ACCOUNT_NUMBER:
            return customer.account
        case FieldKind.ADDRESS:
            return customer.address
        case FieldKind.YES_NO:
            yes = {"by_proxy": customer.by_proxy, "proof_follows": customer.later}.get(asked.id, chance.random() < 0.5)
            return "yes" if yes else "no"
        case FieldKind.CHOICE:
            return chance.choice(asked.choices).id
        case FieldKind.NUMBER:
            return str(chance.choice((8, 8, 10, 12, 12, 16, 24, 40, 60)) if chance.random() < 0.99 else 200)
        case FieldKind.MONEY:
            return f"{chance.randint(20, 900)}.{chance.randint(0, 99):02d}"
        case FieldKind.DATE:
            return day
        case FieldKind.TEXT:
            return f"GD{day.replace('-', '')}{chance.randrange(10_000):04d}"
        case _:
            # Nobody's card or credit code is invented: a number with a right check digit may be somebody's.
            return ""
