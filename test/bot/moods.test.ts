import { describe, expect, it } from '@jest/globals'
import { soundsUpset } from '../../bot/talk/anger.ts'
import { reportsHazard } from '../../bot/talk/hazards.ts'
import { pleasantriesIn } from '../../bot/talk/small-talk.ts'
import { normalize } from '../../bot/text/normalize.ts'

/** Examples separated by "|" or by the end of a line. */
const table = (text: string) => text.split(/[|\n]/).filter(example => example !== '')

const DANGERS = table(`
洗衣机漏电|洗衣机漏电了怎么办|热水器漏电把我电了|摸冰箱有电|一碰外壳就麻|手麻了一下|被洗衣机电了一下|触电了|我老公触电了|孩子被电到了|插座冒烟了|空调冒烟|电视后面冒烟
冰箱冒黑烟|冒白烟了|机器里面冒火|冒火花|插头打火花|插头打火|插座一直打火|着火了|电饭煲着火|空调外机着火了|起火了|起火了怎么办|烧起来了|电池烧起来了|插头烧焦了|插座烧黑了
线烧糊了|有烧焦的味道|一股焦糊味|一股糊味|闻到焦味|有烧塑料的味道|烧胶皮味|漏气了|燃气灶漏气|热水器漏煤气|闻到煤气味|有天然气的味道|燃气味道很大|厨房一股煤气味|煤气泄漏
燃气报警器响了|一氧化碳报警器一直响|煤气中毒了|头晕恶心是不是煤气中毒|爆炸了|手机爆炸|电池爆炸了|洗衣机炸了|玻璃门炸裂了|烤箱玻璃爆了|高压锅爆了|电池鼓包|手机电池鼓起来了
充电宝鼓包发烫|手机烫得拿不住还冒烟|充电器烫手冒烟|短路了|电线短路跳闸有火花|被烫伤了|孩子手被门夹伤了|热水烫伤了|玻璃划伤手|割伤了手|电视掉下来砸到人了|挂墙电视砸到孩子
有人受伤|流血了|冒煙了|洗衣機漏電|着火啦|漏电啊救命|救命|已经起火了快来人|消防都来了|一直冒烟会不会爆炸|虽然关了但是还在冒烟|冰箱漏制冷剂味道很刺鼻|maoyan le
loudian le|zhaohuo le|louqi le|qihuo le|漏电，转人工|热水器电人|洗澡被热水器电了|插座滋滋响冒烟|电视机突然冒烟还有焦味|吹风机烧了有火苗
洗衣机底下着火|微波炉里面打火花|厨房都是煤气味怎么办|闻到一股怪味像煤气|灶具漏燃气|手机充电爆炸|烤箱门玻璃炸了|家里着火了是空调引起的|我妈触电了快点|冰箱后面有火花|充电宝烧着了
电饭锅插头烧化了|滚筒门炸了|师傅安装的时候受伤了|小孩被烫伤了|I got an electric shock|my washer gave me a shock
got shocked by the fridge|smoke is coming from the tv|my tv is smoking|there's smoke
the plug is sparking|sparks flew out|the outlet sparked|it caught fire
my dryer caught fire|oven is on fire|fire!|there is a fire|the battery exploded
my phone blew up|the glass door exploded|oven glass shattered and cut me
something exploded|I smell gas|smells like gas|gas leak|gas is leaking
leaking gas from the hob|burning smell|it smells like burning plastic
smell of burning from the ac|something is burning|the cable is burning|the plug melted
plug is melting|wires are melting|battery is swollen|swollen battery|battery bulging
carbon monoxide alarm is going off|my co alarm is beeping|short circuit with sparks
my child was injured|I was burned by the steam|the tv fell on my kid|I'm bleeding
someone got hurt|I was electrocuted|flames coming out of the dryer|help it's on fire|洗衣机漏电了
我被电到了|插座冒烟|冰箱起火了怎么办|厨房有煤气味|热水器漏气|空调爆炸了|一股烧焦味|电视机着火了
smoke is coming from the washer|there is a burning smell|my oven is on fire
sparks from the plug
插头烫得吓人|水龙头带电|电线皮都化了|滋滋响冒蓝光|洗衣机电着我了|外壳有电|煤气好像漏了|电火花直冒|外机要掉下来了|支架断了外机晃|夹了手|插座烫得不敢碰|插排滚烫|电线发烫|花洒带电|热水器出水带电不敢洗
水龙头有电麻麻的|洗衣机外壳带电|冰箱电着孩子了|热水器电了我一下|电线皮化了|插头都烤化了|插座熔了|数据线烧化了|插座冒电光|插排里冒蓝光|配电箱打弧|火花四溅|烟直往外冒|黑烟一直冒|烟呼呼地冒|外机快掉了
外机从墙上掉下来了|外机松了要砸下来了|电视好像要掉下来了|热水器快要掉下来了|外机的支架锈断了|支架断了，外机晃|外机摇摇欲坠|空调外机悬空了|手被门夹了|滚筒夹了孩子的手|夹住孩子手了|手被划破了|玻璃碎了割破手
割伤了|被玻璃割伤了|被屏幕割伤|手指割了个口子|划破了我的手|烫到手了|烫到我了|砸到脚了|煤气是不是漏了|燃气管好像在漏|天然气一直漏|液化气罐漏了|家里漏气|灶漏气|热水器接口漏气|煤气炸了|电脑炸了|玻璃炸裂了
锅盖炸裂|孩子骨折了|腿骨折了|手出血了|孩子大出血|一家人都中毒了|好像中毒了头晕|刺鼻的焦味|插座刺鼻的塑料味|味道刺鼻头晕|新插座刺鼻|插头烧着了|外机冒黑烟|外机冒烟了|空调制热外机冒黑烟
空调制热外机冒白烟还有糊味|空调冒白烟|做饭的时候插座烧焦了|烤面包烤焦了还着火了|一开机就麻|开关电手|摸外壳有电流|电到我了|洗衣机电到了我妈|手被电着了|电人|the fridge smokes
smoke from the fridge|stove leaks gas|fridge smells of gas leak|smoke is filling the room|水管带电|触电了头晕|充电器冒烟
my washer smokes|it smokes|油锅着火了|开水烫到孩子了|空调掉下来砸到人|电视掉下来砸到我|碰了一下就麻|打了一下手，手麻了
砸到我家孩子|砸到我们了|制热时插座冒白烟外机不转|新买的热水器刺鼻|玻璃盖炸裂价格不管|电冰箱电了我妈一下|电了一下|热水带电|外机冒白色的烟
充电手机冒烟|充电手机电人|煤气中毒手机打不了电话|充电头炸了|插头炸了|屏幕碎了划破了手|砸到我爸|冰箱后面燃气漏气|my gas oven leaks gas
`)
const NO_DANGERS = table(`
烟机怎么清洗|油烟机怎么清洗|抽油烟机多少钱|防漏电保护是什么|漏电保护器怎么接|漏电保护开关跳了|有漏电保护吗|需要装漏电保护吗|热水器防电墙是什么|会不会漏电|会漏电吗
洗澡时热水器会不会漏电|怎么防止漏电|怎么避免触电|有没有触电风险|烟雾报警器多少钱|烟感器怎么装|一氧化碳报警器怎么买|卖燃气报警器吗|灭火器有卖吗|空气炸锅怎么清洗|空气炸锅多少钱
炸薯条用什么模式|没有冒烟|没冒烟就是不工作|不冒烟|没有焦味|会起火吗|会爆炸吗|高压锅会不会爆炸|电池会不会爆炸|充电会不会起火|防爆吗|防爆膜|玻璃防爆吗|防爆玻璃|防火材料吗
阻燃的吗|着火点|上火了|火锅电磁炉|发火|点火器坏了|燃气灶打不着火|打不着火怎么办|灶具不打火|热水器不点火|热水器打不着火怎么办|燃气灶点不着|火太小|火苗是黄色的|炒菜糊锅
煮饭糊底怎么办|米饭煮糊了|蛋糕烤糊了怎么调温度|面包烤焦了|爆款|爆米花模式|价格爆料|爆满|快递爆仓|电量耗电快|静电怎么消除|冬天有静电|带电作业|断电怎么办|停电了冰箱怎么办
跳闸是什么原因|短路保护是什么|有短路保护功能吗|烫衣服|熨烫机|烫手吗|出风口烫吗|会烫伤孩子吗|防烫设计|烟灰色有货吗|无烟烧烤炉|少烟|烟机吸力|烟道止回阀|漏水了|冰箱漏水
空调漏氟|空调漏氟了怎么办|漏风|漏斗|漏发配件|漏气检测收费吗|燃气热水器多少钱|天然气和液化气怎么选|煤气灶怎么安装|接燃气管多少钱|燃气管多长|烤箱预热冒热气
加湿器冒白雾正常吗|蒸箱冒蒸汽|锅冒气|冒泡|爆炸盐能放洗衣机吗|砸墙|砸价|保价会砸吗|受伤的快递箱|烧水壶|烧水多久|燃烧器清洗|易燃物能寄吗|火警|安全吗|安全锁
油烟机清洗多少钱|漏电保护多少钱|漏电保护器老跳闸|烟机不吸烟|吸烟能力差|火力太小|燃气灶火小|防触电插座|安全防护等级|有没有防漏电功能|漏水会不会漏电|冰箱门密封条漏冷气
跑步机会不会起火|电池容量多大|电池健康度下降|烤箱温度不够|油烟味大怎么办|新机器有塑料味|冰箱有异味|空调有股酸味|洗碗机有味道|电磁炉不加热|线路老化怎么办|电压不稳|电线多长
烟雾大不大|加热管结垢|锅炉|爆炒用多大火|do you sell smoke detectors|smoke alarm price|fire tv stick
fire hd tablet|spark plugs|is it fire resistant|is it explosion proof|no smoke
it is not smoking|will it catch fire|could it explode|can the battery explode
is there a risk of fire|is it flame retardant|flame grilled|gas hob installation
natural gas or lpg|gas stove price|how to connect gas|do you install gas cookers
gas cylinder size|burner will not light|hob does not ignite|the pilot light is out
my toast is burnt|rice burns at the bottom|burnt food stuck to pan
how to clean burnt pan|smoke grey colour|smokeless grill|smoker oven recipes|smart plug
shock absorber|price shock|I was shocked by the price|shockproof case
hot water is too hot|does the oven get hot|heat resistant gloves|fireplace
firestick remote|hire fire black friday|smoking chips|leaking water
fridge is leaking water|water leak|electric blanket|short cable|blow dryer
vacuum blows air|灭火器|spark plugs for mower
家电人为损坏保修吗|家电人工|家电手册|充电手机|家电到了什么时候来装|充电到了90|轻触电源键没反应|触电视屏|我碰到个麻烦|冰箱门封条漏气|手机中毒了|打骨折|大出血价|我要气炸了|价格炸裂|新冰箱刺鼻的塑料味
发烧着凉|热水烧化冰|空调制热外机冒白烟|屏幕划破了|屏幕割伤了|烫到手机|my husband smokes|cigarette smoke|my fridge leaks gas|小家电人工费多少|家电人员几点上门
充电手柄多少钱|充电手表能快充吗|断电手动复位在哪|没电人在外面怎么开门|充好电到了百分之百就停|停电了我家冰箱怎么办|来电了我家空调不工作|手机充了电到了80就不动|轻触电容屏没反应|手指触电视屏没反应|碰上点麻烦
摸到麻布的面料|遇到麻烦就麻烦你们了|音响有电流声|充电宝外壳有电量显示吗|水龙头没带电池|碰到有电梯的楼怎么送|外壳会带电吗|花洒带电热功能吗|门锁有电吗|插座有电但是不转
高压锅漏气怎么修|气垫床漏气能换吗
烤箱门漏气|空调漏气加氟多少钱|洗碗机门漏气|电脑中毒了怎么重装|平板好像中毒了|电视机是不是中毒了|价格打骨折了吗|现在是骨折价吗|这次双十一大出血甩卖吗|厂家大出血降价|我肺都要气炸了|心态炸了|音质炸裂|性能炸裂吗
炸裂的价格|新空调有刺鼻的味道|刚买的洗衣机刺鼻胶味多久散|孩子发烧着急|热水器烧着水能洗吗|开水烧化霜|空调开热风外机冒白烟正常吗|冬天空调外机冒很多白烟|外机冒白烟一样的水汽|电视屏幕划破了能修吗
面板被划破了我要退货|镜头划伤了|沙发被割伤了|烫到手柄掉漆|夹到手机支架里|砸到我的车了谁赔|砸到手机屏幕|玻璃划破了人为的保修吗
外机掉漆|外机会掉下来吗|外机会不会掉下来|装完外机晃|外机支架松下能用吗
外机支架断货了吗|电视要掉价了吗|空调温度掉下来了|外机掉下来一个螺丝|外机支架会不会松|插头烫不烫|线路优化了|煤气灶漏水|燃气热水器漏电保护|燃气热水器漏发配件了|燃气漏没漏怎么检查|油烟往外冒吸不走|抽油烟机冒油烟
电火花机床|does it remove cigarette smoke|the technician was smoking in my house|do you allow people who smoke
my ac is leaking gas, how much is a refill|gas leak from the fridge compressor|smell of smoke from cigarettes
冰箱门夹到手套了
砸到我家地板|砸到插头了|充了电了一会|断电了一下|停电了一下就不制冷
`)
const UPSET = table(`
我要投诉|我要投诉你们|投诉你们|必须投诉|再不处理我就投诉|再不退款我就去举报|我要打12315|打12315投诉|已经打12315了|我去消协告你们|我要找消费者协会|我要曝光你们
我发微博曝光|发抖音曝光你们|找媒体曝光|我要起诉你们|法院见|找律师了|我要报警|315见|你们就是骗子|骗子公司|一群骗子|都是骗子|你们骗人|你们这是欺骗消费者|欺诈消费者|垃圾
垃圾公司|垃圾产品|垃圾服务|什么垃圾玩意|什么破东西|什么破机器|破玩意又坏了|坑人|太坑了|黑心商家|奸商|无良商家|气死我了|气死了|气炸了|真是服了你们|受够了|忍无可忍|太过分了
欺人太甚|不要脸|你们有病吧|脑残客服|傻逼|傻X|sb|tmd|他妈的|妈的|混蛋|王八蛋|滚|滚蛋|恶心|太恶心了|态度太差|客服态度恶劣|服务太差了|服务真差劲|你们什么态度
什么态度啊|给我个说法|给个说法|必须给我一个交代|你们耍我吗|耍我玩呢|忽悠人|一直忽悠我|踢皮球|推来推去没人管|互相推诿|等了一个月还没人管|催了十几次没人理|说话不算话|太失望了
再也不买你们家了|再也不会买了|差评|给你们差评|烂透了|废物|什么狗屁服务|我要退一赔三|假一赔三，你们卖假货|卖假货的|你們是騙子|我要投訴|太让人生气了|我很生气|真的很愤怒
你们太不负责任了|这什么鬼东西|敷衍我|你们是不是骗人的|再不发货我投诉你们|破公司|什么玩意|真无语|无语了|欺负消费者|霸王条款|我要去工商局投诉|我要维权|骗消费者的钱
退钱！骗子！|气得我|this is ridiculous|you are scammers|worst service ever|terrible service
horrible customer service|I will talk to my lawyer|I will sue you|what a scam|wtf
what the fuck|fuck you|this is bullshit|piece of junk|total waste of money
you guys are useless|this bot is useless|useless bot|I am furious|I'm so angry
I am pissed off|absolutely unacceptable|I am sick of this|I'm fed up|you are liars
you lied to me|stop lying|thieves|you stole my money
I want to file a complaint against you|I'm filing a complaint|I will report you
report you to trading standards|taking you to court|legal action
I'll leave a bad review|never buying from you again|never again|disgusting|pathetic
what a joke|this is a joke|idiots|you suck|nobody cares|nobody answers me
no one ever helps|I've been waiting for weeks and nobody replies
I've called five times already|extremely disappointed|very disappointed with you|rip off
投诉你们！|再不处理我就打12315|我要去消协|客服态度太差|you people are useless
屁都没一个|连个屁都没有|这破空调|有完没完|糊弄谁呢|当猴耍|我真的服了|火大|再也不用你们的东西了|再也不用了|再也不来了|我要曝光|去网上曝光|给你们曝光|黑猫投诉见|我要上黑猫|已经去黑猫投诉了
售后和快递推来推去|几个部门推来推去|订单没人管|我的售后没人理|怎么一直没人管|一个月了没人管|打了好几十个电话没人理|打了好几次电话没人接|催了好几遍|这什么鬼东西|什么玩意|什么垃圾玩意|什么垃圾公司|垃圾
垃圾客服什么时候退钱|太垃圾了|废物|一群废物|坑我钱|你们就是坑我|连个屁都不放|屁都不回一个|这破冰箱又坏了|那破洗衣机天天坏|你们这破售后|还有完没完了|有完没完啊|糊弄我呢|糊弄消费者|把我们当猴耍|当我是傻子
当傻子骗|真服了|我服了|越想越火大|让人火大|真火大死了|给我滚|滚开|i called 5 times and nobody helps|I've called five times already
what a crap company|退不退，不退我打12315|给不给退，不给我就投诉|凭啥不退我要投诉|动不动就坏没人管|傻逼怎么还不发货|你们脑残吗|放屁呢吗
`)
const CALM = table(`
20260901123456|订单号SF1231512345678
怎么投诉|如何投诉|投诉电话是多少|投诉渠道有哪些|投诉入口在哪|投诉流程|投诉多久回复|投诉进度查询|投诉处理到哪一步了|在哪里投诉快递|12315是什么|12315电话多少
12315怎么打|消协电话多少|什么情况可以找消协|垃圾处理器怎么装|厨余垃圾处理器价格|垃圾桶多少钱|智能垃圾桶怎么换袋|垃圾短信怎么退订|垃圾分类|旧机回收垃圾清运
滚筒洗衣机怎么用|滚筒和波轮哪个好|滚筒不转|妈妈的手机能登录吗|他妈妈收货可以吗|我妈的订单|空调一直报警|冰箱报警响|门没关好报警|燃气报警器|被骗子骗了怎么办|我被骗子骗了钱
刚转了钱给骗子|这个号是不是骗子|帮我查查是不是骗子|骗子冒充客服|骗子知道我的订单信息|接到骗子电话|有人冒充你们骗钱|冒充客服骗我转账|怎么识别骗子|怎么防骗|是不是诈骗电话
收到诈骗短信|会不会被骗|破损了怎么办|屏幕破了|外包装破了|包装破损|箱子破了能拒收吗|玻璃破了|态度|师傅服务态度怎么评价|差评怎么改|怎么写评价|怎么给差评|评价怎么删
律师函能开吗|发票给律师事务所|废物回收|旧家电回收|恶心的味道怎么除|冰箱有恶心的味道|洗衣机有异味|有病毒吗|手机中病毒了|保修说法不一样|坑位多大|橱柜坑距|马桶坑距多少|黑心棉
滚筒15公斤|滚动条|失望湖|太大了能换吗|太贵了|贵不贵|气味很大|气泡水机|生气的表情|生气|维权流程|维修权益|举报电话|举报假货入口|曝光时间怎么调|手机曝光补偿|相机曝光过度
法院发票抬头|退一换一|假货怎么鉴定|是正品吗|你好|谢谢|消费者权益|媒体采购|媒体播放器|怎么给好评|可以投诉安装师傅吗|投诉了怎么查进度|你们的投诉邮箱是多少|价格太高
太吵了怎么办|噪音很大|太慢了什么时候到|快递太慢|破了个洞能换吗|坏了怎么办|发错货了|少发了配件|失望沙发|气缸
how do I make a complaint|where can I complain|complaint form|complaint status
garbage disposal installation|is this a scam call|how do I report fraud|report a scam
scam text message|someone pretending to be you|I think I was scammed|robot vacuum
never mind|can I get a refund|it never arrived|my parcel was stolen|waste bin
food waste disposer|junk mail|junk folder|how do I unsubscribe from junk mail
angry birds tv app|exposure settings|is it legal to record|legal name on invoice
court shoes washing|sucks up water|suction power|vacuum sucks in air|joke of the day
the screen is broken|it is broken|the review page|how do I leave a review
change my review|report a problem|report a fault|report lost parcel
is the delivery man a thief|sick leave|hello|thanks|useless box|lawyer invoice
I am disappointed with the colour, can I exchange it
给我滚筒洗衣机的链接|以后再也不用手洗了|屏幕过度曝光|家里黑猫|按钮推来推去|孩子没人管|门口没人管|什么鬼代码|什么玩意 P8|遥控器打了好几次没反应|废物旧电器怎么处理|收垃圾的|旧空调不想当垃圾扔你们收不收
洗衣机滚开水|12315管得了你们不|我报的修咋没人理到哪步了|收我280是不是坑我|i called 3 times and got a busy tone|crap filter|给我滚轮配件的价格|给我滚刷的链接
再也不用担心断电了|再也不用自己洗碗|再也不用愁没热水|用了它再也不用跑洗衣店|照片过度曝光|相机双重曝光|延时曝光|我家黑猫喜欢睡在上面|黑猫毛粘滤网怎么办|抽屉推来推去很顺|滑块可以推来推去吗|推拉门推来推去
老人没人管怎么设置看护|快递放门口没人管会丢吗|屏幕上什么鬼代码|这是什么鬼提示E4|什么玩意E3|遥控按了打了好几次不着|灶打了好几次打不着|跟小爱说了好几遍没反应|废物电池怎么扔|废旧家电废物处理
收垃圾的来收旧洗衣机行吗|建筑垃圾清理吗|水烧滚开后多久断电|水滚开了吗|12315管不管这事|多收我50是不是坑我|凭啥没人管进度到哪了|报修三天没人理几号能来|装了三次没人管什么时候来|这垃圾滤芯怎么换
这破壁机怎么用|那破洞能补吗|燃气灶火大怎么调|火大火小怎么调|猫砂铲垃圾桶多大|我服了药能用按摩椅吗|i called 2 times and it keeps ringing
crap tray for the grill|咋投诉|投诉管用不
`)

describe('[R55] hazards', () => {
  it.each(DANGERS)('hears the danger in "%s"', text => {
    expect(reportsHazard(normalize(text))).toBe(true)
  })

  it.each(NO_DANGERS)('sees no danger in "%s"', text => {
    expect(reportsHazard(normalize(text))).toBe(false)
  })
})

describe('[R44] [R96] anger', () => {
  it.each(UPSET)('hears it in "%s"', text => {
    expect(soundsUpset(normalize(text))).toBe(true)
  })

  it.each(CALM)('hears none in "%s"', text => {
    expect(soundsUpset(normalize(text))).toBe(false)
  })
})

describe('small talk', () => {
  it.each([
    ['你好', 'greeting'],
    ['在吗', 'greeting'],
    ['您好，在吗？', 'greeting'],
    ['谢谢', 'thanks'],
    ['谢谢你！', 'thanks'],
    ['好的，谢谢', 'thanks'],
    ['再见', 'farewell'],
    ['谢谢，再见', 'farewell'],
    ['好的', 'acknowledgement'],
    ['嗯嗯', 'acknowledgement'],
    ['知道了', 'acknowledgement'],
    ['hello', 'greeting'],
    ['Hi there!', 'greeting'],
    ['thanks', 'thanks'],
    ['thank you so much', 'thanks'],
    ['bye', 'farewell'],
    ['ok', 'acknowledgement'],
    ['OK, thanks', 'thanks'],
    ['謝謝', 'thanks'],
    ['ＯＫ', 'acknowledgement'],
  ])('knows "%s" as %s', (text, topic) => {
    expect(pleasantriesIn(normalize(text))).toEqual({ rest: '', topic })
  })

  it.each([
    ['你好，空调保修多久', '空调保修多久'],
    ['你好空调保修多久', '空调保修多久'],
    ['在吗？我想退货', '我想退货'],
    ['Hi, how long is the warranty?', 'how long is the warranty?'],
    ['好的，那怎么退货', '那怎么退货'],
    ['怎么退货谢谢', '怎么退货'],
    ['可以退吗', '可以退吗'],
    ['行李箱有吗', '行李箱有吗'],
    ['早上送货吗', '早上送货吗'],
    ['好用吗', '好用吗'],
    ['你好像听不懂', '你好像听不懂'],
    ['你好久才回', '你好久才回'],
    ['您好像弄错了', '您好像弄错了'],
    ['你好多次没回我', '你好多次没回我'],
    ['你好几天没回了', '你好几天没回了'],
    ['你好不容易回了', '你好不容易回了'],
    ['你好意思说吗', '你好意思说吗'],
    ['你好好说话行不行', '你好好说话行不行'],
    ['你好多久能到货', '多久能到货'],
    ['你好多少钱', '多少钱'],
    ['你好多门冰箱多少钱', '多门冰箱多少钱'],
    ['你好几点下班', '几点下班'],
    ['你好几天能到', '几天能到'],
    ['你好不制冷怎么办', '不制冷怎么办'],
    ['你好烦请帮我看看', '烦请帮我看看'],
    ['where is my order, thanks', 'where is my order'],
    ['good fridge for two', 'good fridge for two'],
    ['got it as a gift, no receipt', 'got it as a gift, no receipt'],
    ['got it, and the fee?', 'and the fee?'],
  ])('leaves the question of "%s"', (text, rest) => {
    expect(pleasantriesIn(normalize(text)).rest).toBe(rest)
  })
})
