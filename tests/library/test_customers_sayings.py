"""What customers say finds the service they mean: the first hit among all procedures.

One line a service, its sayings with a bar between them. Letters are what a clerk types: initials and pinyin.
"""

from __future__ import annotations

import pytest

from clerk_app.core.procedure import Procedure
from clerk_app.library.check import search_keys
from clerk_app.library.reader import read_procedure
from clerk_app.library.search import Finder
from clerk_app.resources import resource_path

SAYINGS = {
    "name_transfer": "过户|居民过户|换户主|换名字|买了二手房|房子卖了改名字|继承房子|gh|guohu|transfer|new owner",
    "name_correction": "更名|名字写错了|改名字|名字错了|gm",
    "business_account_transfer": "换老板|店转让了|公司过户|换法人",
    "residential_new_connection": "新装|装电表|新房子通电|增容|家里电不够用|报装|接电|居民新装",
    "low_voltage_business_connection": "开店要装电|商铺报装|店里要加容量|三相电|动力电",
    "high_voltage_connection": "高压报装|高压新装|变压器|工厂用电|增容变压器",
    "ev_charger": "充电桩|装充电桩|电动车充电|买了电动车|cdz|ev charger",
    "rooftop_solar": "光伏|屋顶光伏|太阳能发电|卖电|solar",
    "suspension": "暂停用电|工厂停产|暂停|报停",
    "temporary_removal": "暂拆|拆表|暂时不用电|房子空着",
    "restart_after_suspension": "恢复用电|复装|暂停恢复|重新用电",
    "account_closing": "销户|拆迁|不用电了|房子要拆了|注销户号|xh",
    "time_of_use": "峰谷电|峰谷|晚上电便宜|分时电价",
    "bill_payment": "交电费|缴费|付电费|充值|jdf",
    "bill_enquiry": "查电费|电费多少|这个月电费|账单|欠费多少",
    "bill_correction": "退电费|多收了电费|补电费|退补",
    "abnormal_readings": "电费太高|电费突然多了|用电量不对|电费怎么这么多|读数不对",
    "meter_test": "校表|验表|电表不准|表走得太快|电表跑得快",
    "bill_notice": "电费短信|收不到短信|电子账单|短信通知|换手机号",
    "direct_debit": "代扣|银行代扣|自动扣费|绑银行卡|微信自动扣",
    "electronic_invoice": "开发票|电子发票|发票|invoice",
    "special_invoice": "专票|增值税发票|增值税专用发票|公司开票",
    "reconnection": "复电|交了费还没来电|欠费停电了|欠费复电",
    "outage_report": "没电了|停电|什么时候来电|跳闸|电线断了|报修|电压不稳|家里没电|变压器响|no power",
    "appliance_damage": "电器烧坏了|家电坏了|冰箱烧了|电压高烧坏电视|赔偿",
    "complaint": "投诉|我要投诉|态度不好|complaint",
    "misconduct_report": "举报|有人偷电|收红包|指定施工队",
    "suggestion": "建议|提意见|提个建议",
    "praise": "表扬|锦旗|感谢|表扬信",
    "large_household": "一户多人口|家里人多电费高|五口人|家里人多",
    "free_allowance": "低保|五保|免费电|低保户",
    "home_visit": "上门服务|行动不便|预约上门|老人来不了|上门",
    "consultation": "咨询|电价多少|问一下电价|阶梯电价怎么算|问一下电价",
    "something_else": "其他|别的事|其他事项|没有这个业务",
    "online_application": "网上国网|手机上办的|网上申请|app申请|网上报装没人联系",
}
PROCEDURES = [
    procedure
    for path in sorted(resource_path("procedures").glob("*.yaml"))
    if (procedure := read_procedure(path.read_bytes(), path.name, None)[0]) is not None
]
FINDER = Finder((procedure, search_keys(procedure)) for procedure in PROCEDURES)


def test_every_service_has_sayings() -> None:
    assert set(SAYINGS) == {procedure.id for procedure in PROCEDURES}
    assert sum(len(sayings.split("|")) for sayings in SAYINGS.values()) >= 120


@pytest.mark.parametrize("service", SAYINGS)
def test_what_a_customer_says_finds_the_service(service: str) -> None:
    found = {}
    for saying in SAYINGS[service].split("|"):
        hits = FINDER.search(saying)
        if not hits or hits[0].procedure.id != service:
            found[saying] = [hit.procedure.id for hit in hits[:3]]
    assert found == {}


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda procedure: procedure.id)
def test_its_own_sayings_and_title_find_it_first(procedure: Procedure) -> None:
    for saying in (*procedure.search, procedure.title.zh, procedure.title.en):
        assert FINDER.search(saying)[0].procedure.id == procedure.id, saying
