"""Disputes, incident reports, services, tasks and what leaders note, as people put them."""

from collections.abc import Mapping
from typing import NamedTuple


class Quarrel(NamedTuple):
    """A dispute: kind and the two parties, how it came about, how it ended."""

    kind: str
    parties: str
    story: str
    ending: str


class Incident(NamedTuple):
    """An incident report: kind and level as English keys."""

    kind: str
    level: str
    place: str
    content: str
    feedback: str


# {a} and {b} are people.
ORDINARY_QUARRELS = (
    Quarrel("neighbours", "{a}与{b}", "楼上卫生间漏水泡了楼下吊顶,两家都在气头上", "赔了材料钱"),
    Quarrel("neighbours", "{a}与{b}", "翻盖老房时为通道宽窄吵起来,量了尺寸", "各让半米"),
    Quarrel("neighbours", "{a}与{b}", "夜里打牌声音大,楼下上夜班的睡不成", "约定十点收场"),
    Quarrel("neighbours", "{a}家与{b}家", "门前共用水沟被填了一截,雨水倒灌", "两家合力挖开"),
    Quarrel("neighbours", "{a}与{b}", "装太阳能挡了后排采光,争了三天", "支架移到东侧"),
    Quarrel(
        "marriage and family", "{a}夫妻", "为男方打牌输钱闹到要分开过,女方已回娘家", "写了保证接回"
    ),
    Quarrel("marriage and family", "{a}与儿媳", "婆媳为带孩子的事拌嘴,三天不说话", "定好谁接谁送"),
    Quarrel(
        "maintenance of parents and children",
        "{a}兄妹三人",
        "为老母亲由谁照料、药费怎么摊谈不拢",
        "按月轮流,药费平摊",
    ),
    Quarrel(
        "inheritance and division of property",
        "{a}兄弟",
        "父亲留下的两间屋分不匀,争靠路那间",
        "抽签并补差价",
    ),
    Quarrel("damage to property", "{a}与{b}", "三轮车倒车撞坏门楼角,一方不认", "看监控后赔三百"),
    Quarrel("private loans", "{a}与{b}", "借了八千没有写欠条,到期只认五千", "凭转账记录分期还"),
    Quarrel("tenancy", "租户{a}与房东{b}", "退租时房东说墙弄脏,不肯退押金", "退八成,写了收据"),
    Quarrel("tenancy", "租户{a}与房东{b}", "租期没到要收回房子,租户没处搬", "多住两个月"),
    Quarrel("property management", "{a}与物业", "电梯维修费不肯交,说三个月没修好", "修好后补交"),
    Quarrel("wages", "{a}与装修老板", "做完活拖了一个月工钱,电话不接", "当面结清四千二"),
    Quarrel(
        "land contracts and requisition",
        "{a}与{b}",
        "田埂被耕掉一垄,两家各说各的界",
        "照地图重新钉桩",
    ),
    Quarrel("dogs and pets", "{a}与{b}", "狗没拴绳吓倒老人,医药费争执不下", "付药费并拴养"),
    Quarrel("consumer affairs", "{a}与{b}小店", "买的电饭锅当天就坏,店家不肯换", "换了新的"),
    Quarrel("woods, water and ditches", "{a}与{b}", "抽水灌田抢时辰,把对方水管拔了", "排了轮灌表"),
    Quarrel(
        "building works next door", "{a}与{b}", "挖地基震裂隔壁院墙,停工等说法", "先修墙再施工"
    ),
    Quarrel("traffic damage", "{a}与{b}", "电动车在巷口相撞,都说对方走错边", "各修各的车"),
)
MAJOR_QUARRELS = (
    Quarrel(
        "wages", "工人{a}等五人与包工头", "工地欠两个月工资,人已准备去堵门", "劳动监察督促付清"
    ),
    Quarrel(
        "land contracts and requisition",
        "{a}等八户与施工队",
        "补偿面积对不上,十来人围在工地门口",
        "复量后签了确认",
    ),
    Quarrel(
        "marriage and family",
        "{a}两家亲属",
        "离婚闹到娘家来了两车人,有人动手推搡",
        "派出所到场,约法院",
    ),
    Quarrel("personal injury", "{a}与{b}", "酒后打架头部缝了针,两家亲戚聚到村口", "移交派出所处理"),
)
CALMING = (
    "先把两边分开,各坐一间屋,请长辈陪着说话",
    "给大家倒水坐下,答应当天有人来答复,人先不走动",
    "劝住带头的,记下诉求,说明已在报",
    "请双方各派一人谈,其余的人先回家",
)
PEOPLE = (
    *("王大爷", "李嫂", "张师傅", "老谢", "小孙", "陈阿姨", "周家", "老葛", "钱大姐", "老曹"),
    *("吴家", "小范", "蒋嫂", "朱师傅", "老夏", "魏家", "何大姐", "小陆", "老严", "施家"),
)

INCIDENTS = (
    Incident(
        "hazard", "ordinary", "12幢楼道", "两辆电动车推进楼道充电,车主暂不在家", "已推走并贴提示"
    ),
    Incident(
        "hazard", "urgent", "主路东口", "一根通信线垂到一人高,来往车辆容易刮到", "产权单位当晚固定"
    ),
    Incident("hazard", "ordinary", "桥头小饭店", "灶台软管老化,灭火器压力不足", "换新后复查合格"),
    Incident("hazard", "ordinary", "学堂后塘", "护栏缺了两米,放学孩子从边上走", "补装护栏"),
    Incident("hazard", "urgent", "3组巷口", "窨井盖被车轧碎,先用木板和锥桶围住", "当天换了新盖"),
    Incident("hazard", "ordinary", "老粮库", "墙皮空鼓,下面常停三轮车", "铲除松动部分"),
    Incident("hazard", "ordinary", "5组路边", "一棵枯树歪向电线,风大晃得厉害", "园林队锯掉"),
    Incident(
        "hazard", "urgent", "出租楼一楼", "厨房有燃气味,已关阀开窗,人撤到院里", "换阀测漏正常"
    ),
    Incident("hazard", "ordinary", "便民小店", "阁楼住人,货物堆到楼梯口", "人已搬出,货清走"),
    Incident("hazard", "ordinary", "村中路", "三盏路灯连着不亮,晚上有人绊倒", "更换灯头"),
    Incident(
        "hazard", "complex", "老街北段", "一处土墙老屋檐口下沉,住着一位老人", "鉴定后列入修缮"
    ),
    Incident("hazard", "ordinary", "河西晒场", "有人夜里倾倒建筑垃圾,堵了半条道", "查到车主清走"),
    Incident("hazard", "ordinary", "快递驿站", "快件堆住消防栓,充电器整夜不拔", "当天整改"),
    Incident(
        "hazard", "critical", "7幢302室", "阳台杂物冒烟,邻居已提水泼灭,无人受伤", "消防到场确认"
    ),
    Incident(
        "person_of_concern",
        "ordinary",
        "2组",
        "独居老人三天没出门,电话不接,敲门应了说感冒",
        "送医配药",
    ),
    Incident(
        "person_of_concern", "ordinary", "出租院", "新迁入一家四口,两个孩子还没入学", "已对接学校"
    ),
    Incident(
        "person_of_concern",
        "urgent",
        "6组河边",
        "患病村民一早离家,家属正在找,往河堤方向去",
        "中午找回",
    ),
    Incident(
        "person_of_concern", "ordinary", "4幢", "租客更换,新来三人白天不在,晚上补登记", "登记完成"
    ),
    Incident(
        "person_of_concern", "ordinary", "1组", "留守孩子的外婆住院,暂时无人照看", "姑妈接去照料"
    ),
    Incident(
        "person_of_concern",
        "ordinary",
        "9幢",
        "一住户失业后情绪低落,邻居说几天没下楼",
        "上门劝慰并介绍工作",
    ),
    Incident(
        "instability", "ordinary", "小区南门", "物业更换意见不一,群里约着周末聚集", "居委会开会说明"
    ),
    Incident(
        "instability", "urgent", "工地门口", "几名工人说再不发钱就堵门,先劝在门卫室", "工资已发"
    ),
    Incident(
        "instability", "complex", "征收片区", "几户对补偿口径有意见,准备结伴去问", "约时间集中答复"
    ),
    Incident(
        "instability", "ordinary", "棋牌室", "有人发高息理财传单,老人围着问", "收走传单报派出所"
    ),
)
NIL = (
    "本月无情况",
    "零报告",
    "本月走访未发现隐患和异常动向",
    "无",
    "排查过一遍,没有要报的",
    "本月平稳",
)

# Item → what came of it.
SERVICES: Mapping[str, tuple[str, ...]] = {
    "social insurance verification": ("手机刷脸认证成功", "陪到窗口认证,回执交家属"),
    "health insurance payment": ("代缴成功,票据已送", "教会子女代缴"),
    "senior or preferential card": ("证已领回送到家", "材料交窗口,领证后送达"),
    "disability certificate": ("换证办好", "评定预约好并陪同"),
    "help with a subsistence application": ("表格材料交齐,已受理", "政策不符,已说明"),
    "residence permit reminder": ("已登记,凭条给本人", "提醒后自行办好"),
    "water, power and gas repairs": ("水管修好", "电工到场恢复供电", "燃气阀更换完毕"),
    "bringing medicine or meals": ("药送到家", "午饭送到,吃了才走"),
    "going along to the doctor": ("陪看门诊,开药回家", "陪做复查,结果正常"),
    "help with a mobile phone": ("会用视频通话了", "字体调大,教会付款"),
    "installing the anti-fraud app": ("装好并开启预警", "家里两部手机都装好"),
    "answers on policies": ("答复清楚,无疑问", "打印政策给本人"),
    "guidance on certificates": ("指引到窗口,当天开出", "告知材料后办妥"),
    "writing papers": ("申请书代写好", "情况说明写好并念给本人听"),
    "finding household help or repairs": ("师傅上门修好灶具", "马桶疏通,费用自付"),
}

# Kind → content and the receipts that came back.
TASKS = (
    (
        "order",
        "入户宣传用电用气安全,发放明白纸并登记",
        ("已发完,漏的两户补上", "全部入户,记在日记"),
    ),
    ("order", "摸排出租房和流动人口,更新台账", ("新增登记已交", "核对完,无变动")),
    ("study", "学习矛盾纠纷调解案例,写一条心得", ("学完,心得已交", "学了,记了笔记")),
    ("order", "排查河塘沟渠护栏和警示牌,缺损上报", ("查了三处,一处已报", "看过,完好")),
    ("order", "通知适龄居民体检,联系行动不便的住户", ("都通知到,两户需接送", "电话加上门通知完")),
    ("study", "学习反诈宣传要点,入户讲解", ("学完并讲了十几户", "已学")),
    ("other", "核对住户台账电话和人口数,错的标出", ("改了四户电话", "核完,报送网格长")),
    ("order", "检查小店和棋牌室消防,督促整改", ("查完,一家限期换灭火器", "都合格")),
    ("other", "收集居民对路灯的意见,列出点位", ("列了五处", "无意见")),
    ("study", "观看安全生产警示片并签到", ("已看", "参加了集中观看")),
)

COMMENTS = (
    "人热心,喊得应",
    "来得勤,说话和气",
    "常来问老人身体",
    "办事快,医保就是他帮着交的",
    "来是来,坐得短了点",
    "希望晚上也能来一趟",
    "多讲讲防骗",
    "路灯的事还没回音",
    "孩子的事多亏帮忙",
    "没什么意见",
    "换人之后还不太熟",
    "白天上班碰不着",
)

RECTIFICATIONS = (
    ("季度督查", "日记到达时间都是整点,请如实填写", "今后按实际时间写"),
    ("网格长入户", "两户台账电话打不通,没有更新", "已核对更正"),
    ("例会通报", "场所巡查后没有复看", "已复看并拍照"),
    ("群众反映", "电话不接,事后没有回", "道歉并说明,已留备用号"),
)

ADJUSTMENTS = (
    ("bonus", 2, "夜里发现燃气泄漏,及时关阀报警,避免事故"),
    ("bonus", 1, "走失老人当天找回,家属送来锦旗"),
    ("penalty", 1, "无故不参加工作例会一次"),
    ("bonus", 2, "留守儿童晚托做法在镇里推广"),
    ("penalty", 2, "隐患上报内容不实,已核查"),
)
