"""Frames for contacts that are no visit: nobody answered, a call, a chance meeting, a refusal."""

from collections.abc import Mapping

from sheets_sync.demo.texts.frame import Frame, frames

NO_ANSWER = frames(
    "opinion",
    "nothing",
    "敲{call}家的门没人应,问{neighbor},说{when}去{away}了",
    "到{call}家两趟都锁着,门缝塞了联系卡",
    "{call}不在家,{neighbor}说下地去了,回头再补访",
    "{part}去{call}家没人,电话打通说在{shop}买东西",
    "{call}家灯黑着,敲了几下没动静,{weekday}再来",
    "没碰到{call},{neighbor}说{kin}接去住几天",
    "敲门无人,{call}的车也不在,电话里约了{weekday}",
    "{call}家大门挂锁,院里衣服还晾着,晚上再看一次",
    "去得不巧,{call}带孙子看病去了,{neighbor}告诉的",
    "在{call}门口等了{mins}分钟没人回,先去下一家",
    "{call}上班没回来,留了张条子贴在门上",
    "叫了几声{call}没人答,后窗关着,邻居说早上还见过",
    "{call}去{away}喝喜酒,{neighbor}代收了宣传纸",
    "{call}家装了新锁没人开,打电话没接,发了短信",
    "补访{call}仍没人,{neighbor}说夜里才回来",
    "{part}第二回来,{call}还是不在,问了{group}的人都没见",
    "{call}全家走亲戚,门口报纸堆着,替着收进信箱",
    "按了{call}家门铃不响,敲也没人,回头报修顺便再来",
)

PHONE = (
    *frames(
        "opinion",
        "nothing",
        "给{call}打电话,人在{away},说{weekday}回来,一切都好",
        "电话问{call},药已取到,{kin}在身边,不用跑一趟",
        "{call}电话里说刚到厂里,登记的人数没有变",
        "打给{call},响了几声接了,在{shop}排队,没什么事",
        "和{call}通话{mins}分钟,问了身体,说能吃能睡",
        "{call}的{kin}接的电话,说老人在睡觉,晚上回我",
        "电话回访{call},水管没再漏,让我放心",
    ),
    *frames(
        "policy",
        "explained",
        "{call}来电问医保卡丢了怎么补,把步骤一条条说了",
        "{call}打来问{scam}来电是不是真的,告诉别理会",
        "电话告诉{call}{weekday}体检,要空腹,带身份证",
        "{call}问居住证多久能拿,查了答复七个工作日",
        "{call}来电问停水到几点,问了水厂,晚八点恢复",
    ),
    *frames(
        "service",
        "solved",
        "{call}电话说燃气报警,让先关阀开窗,叫了抢修,没事",
        "{call}托我问补贴,查到{money}元已发,电话告诉了",
        "接{call}电话帮着报修路灯,{part}有人来修好",
    ),
)

OUTDOORS = (
    *frames(
        "opinion",
        "nothing",
        "在{shop}门口遇到{call},说家里都好,{kin}快回来了",
        "{call}在田头看{crop},站着聊了几句,没有难处",
        "广场上碰见{call},刚跳完{class_}班出来,精神好",
        "路上遇{call}接孩子,说几句家常就走了",
        "在桥头和{call}说话,提到{hope},记下了",
        "{call}推车去卖{veg},顺道问了近况,都平安",
        "河边碰到{call}钓鱼,提醒看好脚下,聊了一会",
    ),
    *frames(
        "policy",
        "explained",
        "路遇{call},讲了{weekday}的体检,答应去",
        "在村口和{call}讲反诈,{scam}那种电话别接",
        "{call}在候车,问我医保怎么交,站台上教会了",
        "遇见{call}骑车没戴头盔,讲了两句,说下回戴",
    ),
)

REFUSED = frames(
    "opinion",
    "nothing",
    "{call}隔着门说没空,不愿登记,留了联系卡,改天请{neighbor}陪着来",
    "{call}说又不是坏人查什么,没让进,先不勉强,{weekday}再说",
    "{call}刚吵完架不想见人,门口说了两句就关门",
    "{call}不肯说家里几口人,讲了用途仍摇头,过{days}天再来",
    "{call}嫌来得勤,没开门,回头请组长一起去",
)

BY_METHOD: Mapping[str, tuple[Frame, ...]] = {
    "no_answer": NO_ANSWER,
    "phone": PHONE,
    "met_outdoors": OUTDOORS,
    "refused": REFUSED,
}

# What follows a call or an empty house; people met outdoors get the closings of a visit.
CLOSINGS: Mapping[str, tuple[str, ...]] = {
    "no_answer": (
        "记下回头补",
        "台账上先打了记号",
        "{weekday}换个时间再去",
        "托{neighbor}带句话",
        "门窗看着都好",
        "没有异常",
        "先走下一家",
        "给{kin}发了消息",
        "晚上再打一次电话",
        "问了两家都说没事",
    ),
    "phone": (
        "通话记在本子上",
        "{weekday}再上门",
        "说了谢谢",
        "号码没有变",
        "{kin}那边也说了一声",
        "让有事再打来",
        "听声音精神好",
        "约了{weekday}见面",
    ),
    "refused": ("没有硬进", "记下情况", "和网格长说了", "先放几天"),
}
