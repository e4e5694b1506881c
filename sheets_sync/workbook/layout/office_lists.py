"""The drop-down lists that belong to the office, with their defaults (material.md §4)."""

from sheets_sync.clauses import Clause
from sheets_sync.workbook.layout.schema import Text
from sheets_sync.workbook.layout.settings_schema import OfficeList

TOPICS = OfficeList(
    "topics",
    (
        Text("停车难", "parking"),
        Text("充电难", "charging points"),
        Text("下水道堵塞", "blocked drains"),
        Text("路灯与道路破损", "street lamps and broken roads"),
        Text("老旧管网漏水", "leaking old pipes"),
        Text("房屋产权办证", "property certificates"),
        Text("加装电梯", "adding lifts"),
        Text("助餐助浴", "meals and bathing for the elderly"),
        Text("物业服务与收费", "property management and fees"),
        Text("垃圾清运点设置", "refuse collection points"),
        Text("沟渠清淤", "clearing of ditches"),
        Text("飞线与电动车", "loose wires and electric bicycles"),
        Text("养犬扰民", "nuisance by dogs"),
        Text("广场噪音", "noise in public squares"),
        Text("违建", "unauthorised building"),
        Text("快递外卖乱停", "couriers parking anywhere"),
        Text("儿童放学托管", "after-school care"),
        Text("看病取药不便", "access to doctors and medicine"),
        Text("网络信号差", "poor network signal"),
        Text("征收安置", "requisition and resettlement"),
    ),
    Text("问题类别的下拉清单，一行一个", "Topics of problems, one a line"),
    Clause.COMMON_PROBLEMS,
)
SERVICE_ITEMS = OfficeList(
    "service_items",
    (
        Text("代办社保认证", "social insurance verification"),
        Text("代办医保缴费", "health insurance payment"),
        Text("代办老年证/优待证", "senior or preferential card"),
        Text("代办残疾证", "disability certificate"),
        Text("低保申请协助", "help with a subsistence application"),
        Text("居住证登记提醒", "residence permit reminder"),
        Text("水电气报修", "water, power and gas repairs"),
        Text("送药送餐", "bringing medicine or meals"),
        Text("陪同就医", "going along to the doctor"),
        Text("手机使用指导", "help with a mobile phone"),
        Text("反诈 App 安装", "installing the anti-fraud app"),
        Text("政策答复", "answers on policies"),
        Text("证明开具指引", "guidance on certificates"),
        Text("代写材料", "writing papers"),
        Text("联系家政维修", "finding household help or repairs"),
    ),
    Text("便民服务事项的下拉清单，一行一个", "Services, one a line"),
    Clause.CONVENIENCE,
)
DISPUTE_KINDS = OfficeList(
    "dispute_kinds",
    (
        Text("邻里", "neighbours"),
        Text("婚姻家庭", "marriage and family"),
        Text("赡养抚养", "maintenance of parents and children"),
        Text("继承分家", "inheritance and division of property"),
        Text("财产损害", "damage to property"),
        Text("民间借贷", "private loans"),
        Text("租赁", "tenancy"),
        Text("物业", "property management"),
        Text("劳动报酬", "wages"),
        Text("土地承包与征收补偿", "land contracts and requisition"),
        Text("道路交通损害", "traffic damage"),
        Text("养犬与宠物", "dogs and pets"),
        Text("消费", "consumer affairs"),
        Text("山林水利与沟渠", "woods, water and ditches"),
        Text("人身伤害", "personal injury"),
        Text("相邻施工", "building works next door"),
        Text("其他", "other"),
    ),
    Text("纠纷类型的下拉清单，一行一个", "Kinds of dispute, one a line"),
    Clause.DISPUTES,
)
