"""The sample hall of the demonstration, the pictures and the tests: invented people in an invented town."""

from __future__ import annotations

from concurrent.futures import Future

from clerk_app.service.access import Actor, Role
from clerk_app.service.action import Change, new_command_id
from clerk_app.service.counter import CounterService
from clerk_app.service.hall import SetUpInput, StaffInput
from clerk_app.service.secrets import HashCost

MACHINE = Actor("machine:sample", Role.MACHINE)
PIN = "274951"
PASSPHRASE = "seven lamps by the river"
RECOVERY_CODE = "7F3K9-2QD4M-8TK2R-A6VXN"
CHEAP_COST = HashCost(passes=1, memory_kib=8, lanes=1)
"""For throw-away folders only: a hash that costs nothing protects nothing."""

SETTINGS: dict[str, str | int | bool] = {
    "hall_zh": "清河路供电营业厅",
    "hall_en": "Qinghe Road Hall",
    "company_zh": "云溪县供电公司",
    "company_en": "Yunxi County Power Supply",
    "hall_prefix": "QH",
    "counter": "02",
    "address_zh": "清河路 12 号",
    "address_en": "12 Qinghe Road",
    "hours_zh": "每天 8:30–17:30",
    "hours_en": "Daily 8:30–17:30",
    "hall_phone": "0571-555-0120",
    "complaint_line": "95598",
}

STAFF = (
    ("chenjing", "clerk", "10286", "陈静", "Chen Jing", "0571-555-0126"),
    ("liwei", "clerk", "10291", "李伟", "Li Wei", "0571-555-0127"),
    ("wangxiaoyan", "clerk", "10302", "王晓燕", "Wang Xiaoyan", "0571-555-0128"),
    ("sunhao", "clerk", "10322", "孙浩", "Sun Hao", "0571-555-0129"),
    ("helihua", "supervisor", "10108", "何丽华", "He Lihua", "0571-555-0121"),
)


def set_up_sample(
    service: CounterService, counter: str = "02", settings: dict[str, str | int | bool] | None = None
) -> Future[Change[None]]:
    """Set the sample hall up on an opened, empty data folder; everybody has `PIN` or `PASSPHRASE`."""
    pin = service.sign_in.hashed(PIN).result()
    passphrase = service.sign_in.hashed(PASSPHRASE).result()
    code = service.sign_in.hashed_code(RECOVERY_CODE).result()
    staff = tuple(
        StaffInput(
            id=staff_id,
            role=role,
            number=number,
            name=name,
            name_en=name_en,
            phone=phone,
            secret_hash=passphrase if role == "supervisor" else pin,
        )
        for staff_id, role, number, name, name_en, phone in STAFF
    )
    given = SetUpInput({**SETTINGS, "counter": counter, **(settings or {})}, staff, code)
    return service.desk.submit(service.hall.set_up, MACHINE, new_command_id(), given)
