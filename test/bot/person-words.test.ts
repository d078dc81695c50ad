import { describe, expect, it } from '@jest/globals'
import { asksForPerson } from '../../bot/talk/person-words.ts'
import { normalize } from '../../bot/text/normalize.ts'

/** Examples separated by "|" or by the end of a line. */
const table = (text: string) => text.split(/[|\n]/).filter(example => example !== '')

/** Plain, polite, angry, inside a longer message; homophones, slips, traditional, full-width, spaced out, pinyin, mixed with English. */
const CHINESE_WISHES = table(`
人工客服|人工|转人工|真人|客服|找个人|我要人工|人工服务|转接人工|转人工客服|请转人工|帮我转一下人工|我想找人工客服|联系客服|在线客服|叫你们客服来|有真人吗
有没有人工客服|客服在吗|人工在吗|能不能换个真人|不想跟机器人说话|空调坏了，转人工|我说了转人工！|怎么转人工|如何联系人工客服|转不了人工|找个活人聊|给我接人工|人工客服，谢谢
你好，人工客服|亲，人工|快转人工！！！|转人工处理一下退款|人工客付|转人功|仁工客服|人工刻服|传人工|人工克服|任工|转任工客服|人客服|人工服|人工客服務|轉人工|真人客服
轉接人工客服|人 工 客 服|人.工.客.服|转－人－工|　人工　|rengong kefu|zhuanrengong|zhuan ren gong|rengong|kefu
RENGONG|zhen ren|wo yao rengong|转人工啊|转接人工服务|我要转人工|要人工|人工呢|人工在不在|来个人|有人吗|有人在吗|来个真人|叫人工来|人工人工人工
快点转人工|给我转人工客服|麻烦转人工谢谢|能转人工吗|可以转人工吗|怎样才能转人工|怎么才能找到人工|怎么找人工客服|人工客服在哪里|人工客服怎么联系|哪里有人工客服|我想跟真人说话
我要跟人说|找人工|找客服|找真人|找在线客服|呼叫人工|呼叫客服|接人工|接通人工客服|联系人工|联系人工客服|联系一下客服|帮我接一下客服|帮我找一下人工客服|帮我找客服
请帮我转接人工客服谢谢|你好转人工|您好，请转人工|亲，帮我转人工|不要机器人，要人工|我不要跟机器人聊|别再发这些了，转人工|答非所问，转人工|听不懂吗？我要人工
说了多少遍了转人工|你是机器人吧，给我换人|换人工|换客服|换个人来|换真人客服|人工！|人工！！！人工！！！|人工？|人工客服？|客服呢|客服人呢|客服人员|人工坐席|人工座席|转坐席
转售后人工|转售后客服|售后客服|投诉，转人工|退款一直没到，帮我转人工客服|我的洗衣机坏了，找人工|订单有问题，要找客服|我要找你们客服|让客服联系我|让人工联系我|能不能让真人回复
有活人吗|有没有活人|真人在吗|能和真人聊吗|可以找个人跟我说吗|转人共|人工可服|人工客户|人公客服|转仁工|转人工可服|人工客服福|转人工客服服|人工客服客服|转转人工|转人人工
人 工|转 人 工|转，人工|人。工|RENGONG KEFU|rgkf|zrg|rg|woyao rengong|wo yao zhuan rengong
zhuan rengong kefu|zhao kefu|kefu zai ma|zhenren|zhenrenkefu|ren gong ke fu|ren'gong
zhuanrengongkefu|zhuan人工|人工kefu|转rengong|zhuanrg|转rg|人gong客服|human客服|我要human|转agent|call人工
人工service|轉人工客服|找真人客服|我要人工客服服務|請轉人工|聯繫客服|聯絡客服|ｚｈｕａｎ　人工|人工客服１|1人工|0人工|人工在线吗|给转个人工|叫个客服过来|客服在线吗
能人工吗|人工可以吗|人工回复|我需要人工客服帮助|需要人工服务|要真人服务|你听不懂，换真人|机器人没用，找人工|没解决，转人工吧|不行，还是转人工|还是人工吧|算了找人工|喊客服
喊人工来|有没有人啊|有没有人工|客服快来|能给我找个人工客服吗|想联系一下你们的人工客服|我要联系售后客服|转接售后客服|怎么跟人工说话|怎样联系人工|到底怎么转人工|人工坐席转一下
要求转人工|请求人工|申请人工|人工介入|需要人工介入|人工处理|请人工处理|让人工来处理|请客服回复我|rengogn|zhuan ren gon|rengongkf|人工客f|传人公
人工课服|人公服务|任工服务|转人宫|人工客户服务|我要人工克服|联系kefu|zhaorengong|woyaozhuanrengong
qing zhuan rengong|wo xiang zhao ge zhenren|ren gong|人gong|真人ke服|客服快点出来|有客服吗|没有人工吗|人工在哪儿
人工怎么转啊|咋转人工啊|咋找人工客服|能帮我叫一下客服吗|我想咨询人工|咨询人工客服|人工咨询|联系你们客服|跟客服说|我要和客服沟通|转给客服|交给人工|直接给我人工
立刻马上转人工|接个真人|人工客服介入一下|客服帮我处理|zhuan ren gong ba|人工刻服在吗|人功客服|帮我转下人工呗|麻烦叫个真人来|来人|来个活人|快来人|来人啊|快来个人|转人工转人工
来个活的|叫个管事的来|喊个人出来|说人话的|有喘气的吗|别让机器人回我|接线员呢|能打字的真人有吗|客服在不在|上次联系客服说三天到账现在没到给我转人工|昨天客服说会处理，找人工|刚才转人工断了
刚才转人工没转上再转一次人工|之前找客服一直没人理|还是找人工吧|不行还是转人工|跟客服说|找客服说一下|叫个客服过来|喊个客服过来|有活的吗|来个能说话的|找个管事的|叫个能做主的来|来个会喘气的|换个说人话的来
能不能说人话|讲人话|喊人出来|叫个人出来说|叫个人过来处理|不要机器人回复|别再让机器人敷衍我|别用机器人回我|转接线员|找个接线员|接线员在吗|会打字的活人有没有|有人吗|店里有人吗|需要人工|转人工超过三次了
转人工转过三次了都没转上|找客服找过三次了没人理|找客服问过了没用|维修不行，要人
叫你们经理来跟我说|找你们领导|让你们负责人给我打电话|喊个店长出来|换个主管来
`)

/** About fees, hours, numbers and what staff said or did; machines; other people than staff. */
const CHINESE_QUESTIONS = table(`
可以在微博上找客服吗|微信上能找到你们客服吗|半夜有没有人|在线客服周末有人吗
人工费多少|人工智能|客服电话是多少|人工客服几点上班|人工客服上班时间|安装人工费怎么算|支持人工智能语音吗|客服微信是多少|不用转人工|不需要人工客服|客服说可以退为什么退不了
人工安装要多少钱|洗衣机脱水转得慢|可付款后发货吗|克服困难|工人几点上门|你好|空调保修多久|怎么投诉客服态度|让领导给我便宜点|找领导签字要多久|不用叫经理来了|我没找你们领导|冰箱里的人工制冰|人工草坪|能找人代收吗|客服热线
转让的机器还保修吗|转账失败|换个滤芯多少钱|招人吗|人在外地能改地址吗|退货需要联系快递吗|rengongfei duoshao|人工费怎么收|人工智能电视有吗|客服电话|客服几点上班
客服几点下班|人工客服工作时间|客服上班时间|周末有客服上班吗|人工客服周末在吗|节假日人工客服上班吗|人工服务时间|客服热线是多少|客服邮箱|客服微信号|客服在哪个城市
你们客服工资多少|招聘客服吗|客服态度不好怎么投诉|怎么投诉客服|客服说可以退|客服说三天到账还没到|昨天客服说给我补发|客服答应的补偿没到|客服给我的单号查不到
上次的客服工号是多少|刚才的客服是谁|之前客服让我等|客服不回复怎么办|安装人工费多少|人工安装费怎么算|维修人工费多少钱|人工费保修期内要收吗|过保后人工费怎么收|人工成本|人工耳蜗
人工降雨|人工湖|人工合成|人工投料|人工审核要多久|人工审核什么时候完成|退款人工审核多久|人工打包费|送货要人工搬上楼吗|人工搬运费多少|搬运要人工费吗|支持人工客服取件吗
真人发声吗|真人语音|真人试穿|不要转人工|别转人工|不需要人工|不用人工了|先不转人工|不是要人工|工人几点到|安装工人电话|工人什么时候来|师傅几点来|家里没人能送货吗|有人签收吗
不在家谁签收|别人代收可以吗|找人代付|送人的礼品能包装吗|有人用过吗|有人买过这款吗|多少人用的洗碗机|适合几个人用|三个人用多大冰箱|一个人住买多大的冰箱|换个人签收可以吗
收货人怎么改|联系人怎么改|修改联系人|联系电话怎么改|联系不上快递员|联系不上师傅|怎么联系安装师傅|联系快递|找不到订单|找不到发票|找不到人签收|转账可以吗|转账付款|转运到哪了
转速多少|转换插头有吗|转不动了|洗衣机不转|电机不转|风扇不转了|服务网点在哪|服务热线|售后服务政策|售后服务好吗|服务费多少|上门服务要钱吗|客户端打不开|客户等级
客厅用多大空调|可否货到付款|机器人扫地机多少钱|扫地机器人不工作|机器人怎么清洗|我买的是扫地机器人|扫地机器人找不到充电座|zhuanzhang|rengongfei
ren gong zhi neng|kefu dianhua|kefu jidian shangban|空调温度转换|任意门|认购|人工智能客服是什么
智能客服和人工客服有什么区别|人工客服收费吗|人工客服要钱吗|找客服要收费吗|人工是什么意思|人工打磨|人工清洗和自助清洗区别|人工检测要几天|转人工要等多久|转人工要排队吗
现在排队多少人|你是人工还是机器人|你是机器人吗|你是真人吗|人工智能音箱|人工费用|人工费是多少钱一次|客服电话几号|客服热线几点开始|客服一般多久回复|客服答复时效|客服的服务时间
怎么给客服评价|给客服打分|客服主管电话|师傅说要加人工费|人工配送还是快递|人工窗口几点关门|人工退款审核|找不到客服电话|客服发的链接打不开|客服让我重启|客服发的补偿券怎么用
是客服让我退的|假冒客服怎么办|接到自称客服的电话|有人冒充客服|冒充客服的诈骗|客服会要验证码吗|客服要我转账是真的吗|客服会不会打电话要银行卡号|找人安装要多少钱|找人帮忙收货
有没有人安装|有没有人上门|没人在家怎么安装|没人接电话|安装师傅没来|快递员没联系我|仁义|任何人都能退吗|换货要联系谁|电视能转接投影吗|转接头|转换器|服务器维修吗
客户评价怎么看|工程师上门吗|人脸识别失败|人体感应灯|真人形象客户端|个人信息怎么删|换人签收|工作人员上门要出示证件吗|上门的工作人员有证件吗|ke kou ke le
zenme zhaohui mima|zhuan yi|zhuanyong|renzheng|gongneng|gongsi|fuwuqi|人工客服电话|人工复核|人工鉴定费
人工退款多久到账|客服中心地址|客服几点在线|客服能帮我改地址吗|客服可以开发票吗|我想投诉客服|客服处理进度|客服回电|等客服回电等了两天|工号8012的客服|人工湖旁边能送吗|人手不够
人民币支付|真人秀|可以人脸支付吗|请师傅上门|叫师傅来|叫快递上门取件|喊师傅来安装
报修了什么时候来人|几天能来人|怎么还没来人|今天能不能来人看|多久来人
上次联系客服说三天到账|我找客服问过了|刚才转人工那个人说可以退|是找你们客服还是找快递赔|仓库有人吗我去自提|送货要不要人|昨天联系你们客服告诉我今天到|之前找人工客服答应给我补发|刚刚转人工那位让我等两天
那天问了客服说可以退|前天我联系在线客服说没货|我联系人工客服处理过了|找客服反映过两次|找人工问过了说不行|是找客服还是找快递|是联系厂家还是联系你们客服|这是该找快递还是找你们客服赔|门店有人吗我过去拿
驿站晚上有没有人|小区物业有人吗能代收吗|家里有人吗才能送|网点周末有人吗|安装要不要人在家|搬运需不需要人帮忙|收货必须有人吗|我要不要人在家等|说人话功能的音箱有吗|别让机器人碰到地毯|不要让机器人自动回充
会说话的机器人真人发声吗|有活的螃蟹吗|接线员态度真好|能换的滤芯
`)

const ENGLISH_WISHES = table(`
human|agent|representative|talk to a person|Talk to a human please
I want to speak to a real person|can i talk to someone|connect me to an agent|live agent
customer service|I need a human|operator|get me a representative
Could you transfer me to a customer service representative?
is there a real person here|not a bot|HUMAN!!!|let me speak with your manager
real person please|humna|representitive|agnet please
I would like to chat with a live person|stop, i want a human|an agent|a human please
real person|live person|live chat|live support|rep please|operator!|customer support
customer care please|talk to human|talk to a human|talk to someone|speak to someone
speak to an agent|speak with a representative|I want to talk to a person|i want a human
i need an agent|i need to speak to someone|I'd like to speak to a human
can I talk to a real person|can i speak to an agent please
could you connect me with an agent|connect me to a human|transfer me to an agent
please transfer me|get me a human|give me a human|give me a real person
put me through to an agent|put me through to customer service|is anyone there
is there anybody there|is there a human|are you a bot? I want a human
let me talk to a human|let me speak to a manager
I want to speak to your supervisor|can someone help me please|someone please help me
i need help from a person|contact customer service|contact support
how do i contact customer service|how can i talk to a human|how do I reach an agent
how to speak to an agent|switch to human|human support|human agent|human help please|no bots
stop sending bots, human please|this bot is useless, get me a person|hunan please|huamn|agnet
agetn please|agant|representive|operater|costumer service|custmer service
customer servcie|talk to a persn|speak to a humam|talk to humann|spek to an agent
live agnet|conect me to an agent|transfr me to an agent|HUMAN NOW|h u m a n|human.|Human?
hello, human please|my fridge is broken, I want to talk to someone|never mind, agent
escalate this to a human|chat with a human|chat with an agent
assistance from a human|real human|actual person|want human|need human|need agent now
want to talk to customer service|a person please|person please|talk to staff
speak to a member of staff|request an agent|request human agent|agent now
get an agent|connect agent|can i get a person|can you get me someone
I demand to speak to a human|let me talk to someone real
please let me speak to somebody|human needed|i want to chat with support agent
put me on with a manager|customer service rep|speak to rep
where can I talk to a real human|I'd rather talk to a person
i just want a human being|why can't i talk to a human
Is it possible to speak with someone?|somebody help|anyone there?|any human there
talk to sales rep|talk to your team|forward me to an agent|humen|human pls
live representative|speak with customer care
I would prefer to speak with a human|agent agent agent
gimme a real person|speak w someone|no more bot|stop with the robot|lemme speak to a human
i wanna talk to someone|chat w an agent|talk w/ a person|no more bots|enough of this bot|stop with the bots
tired of talking to a robot|i need someone to fix this|i need someone to fix my order
I need someone to help me|is there someone who can help|gimme a human|I need someone to fix my account|can you get someone to look at my case
can I speak to someone who can install the app for me|找个人出来处理|请说人话|转接线员|是联系不上，还是找人工吧
`)

const ENGLISH_QUESTIONS = table(`
real estate agent|user agent|how do I become an agent|what are your agents hours
human resources department|is the hair dryer safe for human hair
can one person install it|service centre opening hours
when does customer service open hours
do you ship to a person in another city|what is the cleaning agent made of
how many people can this table seat|I do not need a human
does the robot vacuum work on carpet|warranty|support for windows|agent price
what is the agent price|do you have agent prices|travel agent discount|cleaning agent
descaling agent|which cleaning agent should I use|rinse agent
how to become a sales agent|are your agents available on sunday
what hours are agents available|when are agents online|customer service hours
customer service phone number|what is the customer service number
customer service email|is customer service open today|service fee
how much is a service visit|service centre near me|support page for windows
does it support bluetooth|supports 5g|human resources|human error|human hair dryer
is it safe for human skin|human readable manual|body temperature of a human
can one person carry it|how many people does it serve
is this fridge big enough for two people|can someone else sign for my parcel
can somebody else pick it up|can a friend collect my order|someone stole my parcel
somebody opened my package|the person who delivered was rude
the delivery person never came|who is the person that signed
the agent told me to wait|your agent said it would be refunded
an agent promised a refund|last time the representative said five days
I spoke to an agent yesterday|i already talked to someone|no need for an agent
don't transfer me|i don't want to talk to a person|operator manual
operators manual download|where is the operating manual|persian rug cleaner|personal data
delete my personal data|personalised gift|change the contact person
contact lens washer|connect to wifi|connect my phone to the tv
how do I connect the speaker|transfer data to new phone|transfer my warranty
bank transfer|speaker not working|urgent delivery|reagent|agency|agenda|Hunan delivery|humane
humidity too high|how do i contact the courier|robot vacuum price|does the robot mop|bot
are you a bot|are you human|are you a real person|is this a robot
can I get a replacement|get me the invoice|gift for a person
present for someone who has everything|what does customer service cost
manager special offer|staff discount|employee discount|agent discount code
price for agents|where is the agent shop|do your agents get discounts
person of contact on invoice|how many persons|a two person sofa
one person household fridge|someone is at the door
will someone be there on saturday|will someone call before delivery
can someone install it for me|can a person with disabilities get help
representative office|operating system|operator console price
is human contact needed to set up|support bracket for tv|support arm
call barring on phone|call forwarding|how do I call a courier|customer reviews|customer id
service contract|service book|how do I speak commands to the tv
voice assistant does not speak|transfer files|connect hdmi|reach of the hose
I need someone to fix my washing machine|is there someone who can carry it upstairs
get me someone to fix my fridge|派个人过来|I need somebody to install my dishwasher|is there anyone who can lift the fridge to the third floor
I want someone to repair the oven|I need a person to mount my tv
are there people who will deliver it on sunday|get rid of the robot vacuum|no more robot vacuum stock?
sick of my robot vacuum|10 w bulb
`)

describe('[R43] words for a person', () => {
  it.each([...CHINESE_WISHES, ...ENGLISH_WISHES])('understands "%s" as a wish for a person', text => {
    expect(asksForPerson(normalize(text))).toBe(true)
  })

  it.each([...CHINESE_QUESTIONS, ...ENGLISH_QUESTIONS])('takes "%s" as a question or a statement', text => {
    expect(asksForPerson(normalize(text))).toBe(false)
  })

  it('takes a clause that is all person words apart quickly, however long', () => {
    const started = process.cpuUsage()

    for (const text of ['我要人工客服'.repeat(1_600), 'talk to a human '.repeat(600), 'zhuan ren gong '.repeat(600)]) {
      asksForPerson(normalize(text))
    }

    expect(process.cpuUsage(started).user).toBeLessThan(300_000)
  })
})
