"""
What the grammar of chinese.py puts together. A line is Chinese, the next what it is in English; | separates ways of
saying it, and <part> stands for a word or phrase that the grammar makes, the same in both.
"""

import re


def pairs(lines):
    return [tuple(pair.split("\n= ")) for pair in re.split(r"\n(?!= )", lines.strip())]


def word_pairs(lines):
    return [tuple(pair.split(" ", 1)) for pair in re.split(r"[|\n]", lines.strip())]


EVERYDAY_NOUNS = word_pairs("""
订单 order|单子 order|快递 parcel|包裹 package|物流 delivery|运费 shipping fee|邮费 postage
发票 invoice|收据 receipt|商品 product|东西 item|货 goods|产品 product|优惠券 coupon|红包 red envelope
积分 points|会员 membership|账户 account|账号 account|密码 password|手机号 phone number
手机号码 phone number|电话 phone|邮箱 email|地址 address|收货地址 shipping address
验证码 verification code|短信 text message|客服 customer service|人工客服 human agent
售后 after-sales service|保修 warranty|质保 warranty|保修期 warranty period|维修 repair
师傅 technician|安装 installation|退款 refund|退货 return|换货 exchange|钱 money|款 payment
付款 payment|支付 payment|价格 price|费用 fee|手续费 service fee|押金 deposit|定金 down payment
银行卡 bank card|信用卡 credit card|储蓄卡 debit card|卡 card|微信 wechat|支付宝 alipay|银行 bank
余额 balance|额度 limit|利息 interest|贷款 loan|借款 loan|账单 bill|还款 repayment|合同 contract
保险 insurance|身份证 id card|姓名 name|资料 information|信息 information|系统 system|页面 page
网页 web page|软件 software|应用 app|手机 phone|电脑 computer|电视 tv|冰箱 refrigerator
空调 air conditioner|洗衣机 washing machine|热水器 water heater|机器 machine|电池 battery
充电器 charger|屏幕 screen|配件 accessory|零件 part|型号 model|尺寸 size|颜色 color|质量 quality
说明书 manual|网络 network|门店 store|店 store|仓库 warehouse|活动 promotion|折扣 discount|套餐 plan
服务 service|服务费 service charge|预约 appointment|时间 time|日期 date|工作日 working day
周末 weekend|假期 holiday|申请 application|审核 review|结果 result|原因 reason|问题 problem|故障 fault
错误 error|投诉 complaint|建议 suggestion|评价 review|权限 permission|条件 requirement
要求 requirement|规则 rule|流程 process|步骤 step|通知 notification|提醒 reminder|记录 record
历史记录 history|单号 tracking number|订单号 order number|车票 ticket|机票 flight ticket|酒店 hotel
房间 room|餐厅 restaurant|菜 dish|天气 weather|音乐 music|歌 song|闹钟 alarm|日程 schedule|工资 salary
税 tax|医生 doctor|药 medicine|学校 school|老师 teacher|孩子 child|车 car|路线 route|地图 map|钥匙 key
门 door|水 water|电 electricity|噪音 noise|味道 smell
零钱 change|本金 principal|分期 installment|首付 down payment|违约金 penalty|滞纳金 late fee
逾期 overdue payment|信用 credit|征信 credit record|银行账户 bank account|交易 transaction
交易记录 transaction history|收款人 payee|金额 amount|总额 total amount|限额 limit|次数 number of times
期限 term|到期日 due date|还款日 repayment date|有效期 validity period|利率 interest rate|汇率 exchange rate
税费 tax|成本 cost|差价 price difference|赔偿 compensation|补偿 compensation|证明 certificate|凭证 voucher
材料 document|照片 photo|图片 picture|视频 video|附件 attachment|链接 link|二维码 qr code|按钮 button
菜单 menu|选项 option|功能 feature|版本 version|黑名单 blacklist|名单 list|排队 queue|号码 number
家庭住址 home address|单位 company|公司 company|工作 job|收入 income|朋友 friend|家人 family|别人 someone else
本人 the account holder|联系人 contact person|负责人 person in charge|经理 manager|快递员 courier|卖家 seller
买家 buyer|商家 merchant|用户 user|客户 customer|新用户 new user|老用户 existing user
人脸识别 face recognition|指纹 fingerprint|实名认证 identity verification|身份 identity|年龄 age|生日 birthday
城市 city|国家 country|地区 area|外地 another city|国外 abroad|门票 ticket|座位 seat|行李 luggage
外卖 takeaway|饮料 drink|衣服 clothes|鞋 shoes|裤子 trousers|包 bag|化妆品 cosmetics|玩具 toy|书 book
家具 furniture|床 bed|灯 lamp|水管 pipe|煤气 gas|油烟机 range hood|微波炉 microwave|烤箱 oven|风扇 fan
滤芯 filter|遥控器 remote control|插座 socket|开关 switch|线 cable|声音 sound|温度 temperature|速度 speed
信号 signal|流量 mobile data|话费 phone bill|宽带 broadband|号 number|游戏 game|礼品 gift|奖品 prize
奖励 reward|抽奖 lottery|会员卡 membership card|优惠 discount|满减 discount for a minimum spend
价保 price protection|预售 presale|现货 in-stock item|库存 stock|订货 ordered goods|尾款 balance due
样品 sample|瑕疵 defect|划痕 scratch|保修卡 warranty card|检测 inspection|上门 home visit|自提 self pickup
签收 signature on delivery|拒收 refused delivery|改约 rescheduling
""")
EVERYDAY_VERBS = word_pairs("""
取消 cancel|退 return|退货 return the goods|退款 get a refund|退掉 return|换 exchange
换货 exchange the goods|更换 replace|修 repair|维修 repair|修理 repair|报修 request a repair
安装 install|装 install|拆 take apart|查 check|查询 check|查看 view|看 see|找 find|找回 recover
修改 change|改 change|更改 change|变更 change|设置 set|重置 reset|绑定 link|解绑 unlink|注册 register
登录 log in to|注销 close|删除 delete|添加 add|增加 add|提高 increase|提升 increase|降低 reduce
减少 reduce|申请 apply for|办理 apply for|办 apply for|开通 activate|激活 activate|关闭 turn off
关掉 turn off|打开 turn on|开启 enable|启动 start|停止 stop|暂停 pause|恢复 restore|使用 use|用 use
买 buy|购买 buy|下单 place an order for|预订 book|预约 book|付 pay|付款 pay for|支付 pay|还 pay back
还清 pay off|借 borrow|转 transfer|转账 transfer money to|提现 withdraw|取 take out|存 deposit
充值 top up|充电 charge|收 receive|收到 receive|领取 claim|领 claim|拿 get|寄 send|寄回 send back
发 send|发货 ship|送 deliver|配送 deliver|联系 contact|打 call|投诉 complain about|评价 review
上传 upload|下载 download|更新 update|升级 upgrade|确认 confirm|验证 verify|审核 review|批准 approve
通过 pass|拒绝 reject|提交 submit|填写 fill in|填 fill in|扣 deduct|扣款 deduct money from
收费 charge for|计算 calculate|算 calculate|延长 extend|延期 postpone|推迟 postpone
提前 bring forward|催 speed up|选择 choose|选 choose|推荐 recommend|比较 compare|告诉我 tell me
知道 know|了解 learn about|解释 explain|翻译 translate|播放 play|听 listen to|做 make|清洗 clean
洗 wash|连接 connect|断开 disconnect|丢 lose|丢失 lose|忘记 forget|忘 forget|锁 lock|冻结 freeze
解冻 unfreeze|保存 save|分享 share|邀请 invite|参加 join|退出 quit
到账 arrive in the account|扣钱 deduct money|还款 repay|还钱 pay back money|借钱 borrow money|贷款 take a loan
分期 pay in installments|提前还款 repay early|一次还清 pay off all at once|逾期 be overdue|续费 renew
退订 unsubscribe from|缴费 pay the bill for|开票 issue an invoice for|报销 get reimbursed for
赔偿 compensate for|赔 compensate for|打折 get a discount on|便宜 get a lower price for
降价 lower the price of|涨价 raise the price of|推销 advertise|骚扰 harass|催收 collect debts for
转人工 talk to a human|找人工 talk to a human about|咨询 ask about|问 ask about|反馈 give feedback on
举报 report|处理 handle|解决 solve|检查 check|检测 inspect|核实 verify|识别 recognize|认证 verify
授权 authorize|签 sign|签收 sign for|拒收 refuse delivery of|自提 pick up in person
预约上门 book a home visit for|上门 come to my home for|拆机 take apart|移机 relocate|清理 clean|保养 maintain
加 add|充 recharge|换成 change into|改成 change into|转成 convert to|合并 merge|拆分 split|撤销 undo
撤回 withdraw|作废 invalidate|失效 expire|过期 expire|到期 expire|生效 take effect|中断 interrupt
卡住 get stuck with|闪退 crash with|死机 freeze up with|漏水 leak from|漏电 leak electricity from
响 make a noise|发热 overheat|断电 lose power|停 stop|走 go|来 come for|回来 come back for|进 enter
进去 get into|出来 get out of|登 log in to|登陆 log in to|输入 enter|输错 enter incorrectly|扫 scan
截图 take a screenshot of|拍照 take a photo of|发给你 send you|告诉你 tell you|等 wait for|排队 queue for
抢 grab|中奖 win|参与 take part in|兑换 redeem|抵扣 use as a deduction|累计 accumulate|清零 reset to zero
恢复 restore|找到 find|搜索 search for|看到 see|看不到 not see|收不到 not receive|打不开 not be able to open
用不了 not be able to use|登不上 not be able to log in to|连不上 not be able to connect to
付不了 not be able to pay for
""")
IRREGULAR = dict(
    pair.split(" ")
    for pair in (
        "pay paid|send sent|buy bought|get got|make made|find found|see saw|know knew|lose lost|forget forgotten|"
        "take taken|tell told|do done|withdraw withdrawn|freeze frozen|unfreeze unfrozen|choose chosen|bring brought|"
        "speed sped|set set|reset reset|submit submitted|quit quit|read read|write written|give given"
    ).split("|")
)
THE = [
    ("", "the"),
    ("", "my"),
    ("", "a"),
    ("我的", "my"),
    ("我的", "my"),
    ("这个", "this"),
    ("那个", "that"),
    ("你们的", "your"),
    ("你们", "your"),
    ("新的", "the new"),
    ("其他", "another"),
    ("我", "my"),
    ("", ""),
]
CIRCUMSTANCES = word_pairs("""
现在 now|今天 today|明天 tomorrow|在网上 online|再 again|自己 myself|一次性 all at once|在手机上 on my phone
提前 in advance|直接 directly
""")
FIRST_WORDS = "那|我想问下|请问|麻烦问一下|问一下|想问问|我想知道|就是".split("|")
SENTENCES = pairs("""
<thing><done>了|<thing>被<done>了
= <thing> has been <done>|<thing> was <done>
<thing>很<quality>|<thing>太<quality>了|<thing>有点<quality>
= <thing> is <quality>|<thing> is very <quality>
<thing>不能<do>了|<thing>没法<do>|<thing><do>不了
= <thing> can't <do>|<thing> does not <do>
我<acted>了|我已经<acted>了
= i <acted>|i have already <acted>
我不能<act>|我没办法<act>|<act>不了|我没法<act>|无法<act>|不能<act>
= i can't <act>|i am unable to <act>|unable to <act>
<thing>没有<done>|<thing>还没<done>|<thing>还没有<done>
= <thing> has not been <done> yet|<thing> was not <done>
我的<noun>丢了|<noun>不见了|我把<noun>弄丢了
= i lost my <noun>|my <noun> is missing
没有<noun>|我没有<noun>
= there is no <noun>|i have no <noun>
<thing>坏了|<thing>出问题了|<thing>出故障了
= <thing> is broken|<thing> has a problem
忘了<thing>|我忘记<thing>了|忘记<thing>
= i forgot <thing>
我要<act>|我想<act>|想<act>|我需要<act>|帮我<act>|麻烦<act>一下|请<act>
= i want to <act>|i want to <act>|i would like to <act>|i need to <act>|help me <act>|please <act>|please <act>
""")
QUESTIONS = pairs("""
怎么<act>|如何<act>|怎样<act>|怎么才能<act>|请问怎么<act>|<act>怎么操作|我要怎么<act>|怎么样<act>|<act>怎么弄
= how do i <act>|how to <act>|how can i <act>
怎么<act>|如何<act>|怎样<act>|怎么才能<act>|请问怎么<act>|<act>怎么操作|我要怎么<act>|<act>怎么弄
= how do i <act>|how to <act>|how can i <act>
为什么<sentence>|为啥<sentence>|<sentence>是怎么回事|<sentence>怎么回事|<sentence>什么原因|怎么<sentence>
= why is it that <sentence>|why <sentence>|what is the reason that <sentence>
为什么不能<act>|为什么我不能<act>|为什么<act>不了|为什么无法<act>|怎么不能<act>|咋不能<act>
= why can't i <act>
为什么<thing>被<done>了|<thing>为什么被<done>|<thing>怎么被<done>了
= why was <thing> <done>
为什么<thing>没有<done>|<thing>怎么还没<done>|为什么还没<done><thing>
= why has <thing> not been <done> yet
可以<act>吗|能<act>吗|能不能<act>|可不可以<act>|是否可以<act>|可以<act>么|能否<act>
= can i <act>|can i <act>|is it possible to <act>|may i <act>
可以不<act>吗|能不<act>吗|不<act>可以吗|不<act>行吗
= can i not <act>|is it ok if i do not <act>
你们<act>吗|你们能<act>吗|你们可以<act>吗
= do you <act>|can you <act>
有<thing>吗|有没有<thing>|有<thing>么
= is there <thing>|do you have <thing>|are there any <thing>
<thing>是什么|什么是<thing>|<thing>是什么意思|<thing>是啥
= what is <thing>|what does <thing> mean
<thing>在哪里|<thing>在哪|在哪里看<thing>|哪里有<thing>|<thing>在哪儿
= where is <thing>|where can i see <thing>|where can i find <thing>
在哪里<act>|哪里可以<act>|去哪<act>|在哪<act>|哪里能<act>
= where can i <act>|where do i <act>
什么时候<act>|何时<act>|什么时候可以<act>|啥时候<act>|什么时候能<act>
= when can i <act>|when will you <act>
<thing>什么时候<done>|<thing>何时<done>|<thing>什么时候能<done>|<thing>啥时候<done>
= when will <thing> be <done>
<thing>什么时候到|<thing>多久到|<thing>多久能到|<thing>几天到
= when will <thing> arrive|how long until <thing> arrives
<act>要多久|<act>需要多长时间|<act>多久|<act>需要几天|多久可以<act>|多久能<act>|多长时间能<act>
= how long does it take to <act>
<thing>多久|<thing>多长时间|<thing>几天|<thing>有多久
= how long is <thing>|how long does <thing> last
<thing>多少钱|<thing>要多少钱|<thing>怎么收费|<thing>什么价格|<thing>收费吗
= how much is <thing>|how much does <thing> cost|how is <thing> charged
<act>要多少钱|<act>收费吗|<act>要钱吗|<act>收多少钱|<act>要不要钱
= how much does it cost to <act>|is there a fee to <act>
<noun>有多少|有多少<noun>|<noun>是多少|多少<noun>
= how much <noun> is there|how many <noun>|what is <noun>
<thing>怎么算|<thing>怎么计算|<thing>是怎么算的|<thing>如何计算
= how is <thing> calculated
<sentence>怎么办|<sentence>了怎么办|<sentence>该怎么办|<sentence>咋办|<sentence>怎么处理
= what should i do if <sentence>|what to do if <sentence>
<sentence>会怎么样|<sentence>有什么影响|<sentence>有什么后果
= what happens if <sentence>
会<act>吗|会不会<act>
= will you <act>|will it <act>
<thing>会<do>吗|<thing>会不会<do>
= will <thing> <do>|does <thing> <do>
<thing><quality>吗|<thing><quality>不<quality>
= is <thing> <quality>
<act>需要什么
= what do i need to <act>
<act>需要什么<noun>|<act>要什么<noun>|<act>需要哪些<noun>
= what <noun> do i need to <act>
需要<act>吗|要<act>吗|一定要<act>吗|必须<act>吗|用不用<act>
= do i need to <act>|do i have to <act>|must i <act>
谁<act>|谁来<act>|谁可以<act>
= who will <act>|who can <act>
哪个<noun>可以<do>|什么<noun>可以<do>|哪些<noun>能<do>
= which <noun> can i <do>
<thing>有什么<noun>|<thing>有哪些<noun>|<thing>的<noun>是什么
= what <noun> does <thing> have|what is the <noun> of <thing>
<thing 1>和<thing 2>有什么区别|<thing 1>跟<thing 2>的区别|<thing 1>和<thing 2>有啥不同
= what is the difference between <thing 1> and <thing 2>
<act>多少次|可以<act>几次|能<act>几次
= how many times can i <act>
<act>失败|<act>失败了|<act>不成功
= failed to <act>|<act> failed
<act>成功了吗|<act>成功没有
= was it successful to <act>|did <act> succeed
<sentence>
= <sentence>
<sentence>
= <sentence>
<sentence>
= <sentence>
<act>
= <act>
<thing>
= <thing>
<sentence>，怎么<act>|<sentence>怎么<act>|<sentence>，<act>怎么弄
= <sentence>, how do i <act>
<sentence>，可以<act>吗|<sentence>还能<act>吗|<sentence>能<act>吗
= <sentence>, can i still <act>|can i <act> if <sentence>
<sentence 1>，为什么<sentence 2>|<sentence 1>但是<sentence 2>|<sentence 1>，<sentence 2>
= <sentence 1>, why <sentence 2>|<sentence 1> but <sentence 2>|<sentence 1>, <sentence 2>
<act>时<sentence>|<act>的时候<sentence>
= when i <act>, <sentence>|while trying to <act>, <sentence>
<act>后<sentence>|<act>以后<sentence>|<act>之后<sentence>
= after i <act>, <sentence>
<act>之前<sentence>|<act>前<sentence>
= before i <act>, <sentence>
<thing 1>支持<thing 2>吗|<thing 1>能用<thing 2>吗
= does <thing 1> support <thing 2>
<thing 1>对<thing 2>有影响吗
= does <thing 1> affect <thing 2>
你好，<sentence>|您好，<sentence>|请问<sentence>|请问一下<sentence>
= hello, <sentence>|hi, <sentence>|<sentence>|<sentence>
<noun>是多少|<noun>多少|<noun>有多少|我的<noun>是多少|查一下<noun>
= what is my <noun>|how much is my <noun>|check my <noun>
怎么查<noun>|在哪查<noun>|<noun>怎么查|查<noun>|怎么看<noun>|<noun>在哪看|想查一下<noun>
= how do i check my <noun>|where can i check my <noun>
怎么改<noun>|<noun>怎么改|修改<noun>|<noun>可以改吗|换<noun>|<noun>想换一个|怎么更换<noun>|<noun>变更
= how do i change my <noun>|change my <noun>|can i change my <noun>
<noun>错了|<noun>写错了|<noun>填错了|<noun>不对|<noun>弄错了|<noun>输错了
= my <noun> is wrong|i entered the wrong <noun>
没收到<noun>|收不到<noun>|一直没收到<noun>|<noun>没收到|怎么没有<noun>|<noun>还没到|为什么我没有<noun>|<noun>怎么没有
= i have not received my <noun>|why have i not received the <noun>
<thing>可以<done>吗|<thing>能<done>吗|<thing>能不能<done>|<thing>可不可以<done>|<thing>可以<done>么|<thing>是否可以<done>
= can the <thing> be <done>|can my <thing> be <done>
<thing>怎么<done>|<thing>如何<done>|<thing>要怎么<done>|<thing>怎样<done>|<thing>咋<done>
= how can <thing> be <done>|how do i get <thing> <done>
为什么<thing>不能<done>|<thing>为什么<done>不了|<thing>为什么不能<done>|<thing>怎么<done>不了|<thing>为啥没法<done>
= why can <thing> not be <done>
为什么我<act>|我为什么<act>|为什么我的<act>|为啥我<act>
= why did i <act>|why do i <act>
为什么总是<acting>|老是<acting>|怎么老是<acting>|为什么一直<acting>|一直<acting>怎么回事
= why does it keep <acting>|it keeps <acting>
别人可以<act>吗|别人能帮我<act>吗|可以让别人<act>吗
= can someone else <act> for me
别人有<noun>为什么我没有|为什么别人有<noun>我没有|我怎么没有<noun>
= why do others have <noun> and i don't
不想<act>了|我不要<act>了|我不<act>了|不要<act>|别<act>
= i don't want to <act>|i don't want to <act> any more|do not <act>
<act 1>以后还能<act 2>吗|<act 1>后可以<act 2>吗|<act 1>了还可以<act 2>吗
= can i still <act 2> after i <act 1>
<act>需要多久|<act>一般要多久|<act>大概多久|<act>多久能好|多久能<act>好|<act>得几天|<act>要几天
= how long does it take to <act>|how many days does it take to <act>
<act>要<noun>吗|<act>需要<noun>吗|<act>用<noun>吗
= do i need a <noun> to <act>|is a <noun> required to <act>
<noun>最多多少|<noun>最高多少|<noun>上限是多少|最多能<noun>多少
= what is the maximum <noun>|what is the limit of <noun>
<noun>最少多少|<noun>最低多少|至少要<noun>多少
= what is the minimum <noun>
<thing>太<quality>了怎么办|<thing>很<quality>怎么办
= what can i do if <thing> is too <quality>
<sentence>吗|是<sentence>吗|是不是<sentence>|<sentence>是吗|<sentence>么
= is it true that <sentence>|<sentence>, right
<sentence 1>的话<sentence 2>|如果<sentence 1>，<sentence 2>|要是<sentence 1><sentence 2>|假如<sentence 1>，<sentence 2>
= if <sentence 1>, <sentence 2>
<thing>有问题|<thing>有毛病|<thing>不正常|<thing>异常
= there is a problem with <thing>|<thing> is not working properly
<act>失败怎么办|<act>不了怎么办|<act>不成功怎么办|不能<act>怎么办|没法<act>怎么办
= what should i do if i cannot <act>|what to do if it fails to <act>
<thing>安全吗|<thing>可靠吗|<thing>靠谱吗
= is <thing> safe|is <thing> reliable
<thing>好用吗|<thing>怎么样|<thing>好不好
= is <thing> any good|how good is <thing>
只能<act>吗|只可以<act>吗
= can i only <act>
<act 1>还是<act 2>|应该<act 1>还是<act 2>
= should i <act 1> or <act 2>
刚<acted>|我刚刚<acted>|刚刚<acted>|今天<acted>|昨天<acted>了
= i just <acted>|i <acted> just now
怎么<noun>这么<quality>|<noun>怎么这么<quality>|为什么<noun>这么<quality>
= why is <noun> so <quality>
<noun>几点<do>|几点可以<do>|<noun>什么时间<do>
= what time does <noun> <do>
""")
