"""What the grammar of english.py puts together: <part> stands for a word or phrase that it makes."""

EVERYDAY_NOUNS = """
order card account phone bill payment refund password app website delivery package address email number code balance
money fee price charge bank branch atm transfer transaction pin limit credit debit loan interest statement insurance
policy subscription plan contract invoice receipt warranty repair technician appointment store shop product item game
battery screen charger device computer laptop tv router internet wifi sim data message notification profile name photo
file document form application request ticket flight hotel room car taxi restaurant reservation table meal recipe food
coffee song music playlist movie book calendar meeting reminder alarm timer list task weather temperature forecast
traffic route direction location map distance city country currency exchange rate language word definition joke
question answer help support agent service customer manager complaint feedback review discount coupon voucher gift
membership points reward offer promotion sale size color model version update setting option feature button menu link
page error problem issue status date time hour day week month year morning evening weekend holiday vacation job work
salary tax income budget expense saving investment stock share doctor medicine health calories exercise weight sleep
""".split()
EVERYDAY_VERBS = """
cancel change return refund track activate block unblock order buy pay send receive transfer withdraw deposit check
find get make set update reset open close delete remove add create download install use try book reserve schedule move
contact call email reach ask tell know show see view verify confirm approve reject accept decline report dispute claim
apply register sign join leave renew extend upgrade downgrade switch replace exchange repair fix clean charge turn
connect disconnect sync share invite transfer link unlink freeze unfreeze lose forget lock unlock stop start pause
resume wait deliver ship arrive pick drop collect schedule cook play pause skip listen watch read write translate spell
convert calculate measure compare choose recommend suggest explain help remind wake improve increase decrease reduce
raise lower win lose
""".split()
CLOSED_WORDS = {
    "at": "of for in on with from to at by about without after before between during".split(),
    "may i": "do i|can i|should i|could i|would i|do you|can you|did i|am i able to|may i|must i|will i".split("|"),
    "hello": "hi|hello|hey|please help|sorry|ok|thanks".split("|"),
    "how": "how what why where when".split(),
    "so": "i think|so|well|it seems that|someone told me|i see that|yesterday|last week|sorry but".split("|"),
}
THE = ["the"] * 2 + ["my"] * 3 + ["a"] * 2 + "this your that any some another our his their".split() + [""]
PRONOUNS = "it this that them something someone you me everything one".split()
AMOUNTS = "2 3 5 10 24 50 100 500 2000".split()
ASIDE = "up off out down back in on over".split()
CIRCUMSTANCES = (
    "now|today|tomorrow|online|again|yet|anymore|next week|this month|abroad|for free|on my phone|twice|myself|instead"
).split("|")
SENTENCES = """
<thing> is <quality>
<thing> is not <doing>
<thing> was <done>
<thing> doesn't <do>
i <acted>
i can't <act>
i have <acted>
i lost <thing>
i don't <act>
they <acted>
<thing> has <acted>
<thing> is <at> <thing>
i am <doing> <thing>
there is no <noun>
<thing> <does> <thing>
i didn't <act>
<thing> won't <act>
i have <thing>
i paid <thing> twice
<thing> keeps <doing>
""".strip().split("\n")
QUESTIONS = """
how <may i> <act>
how to <act>
how do i <act>
what is <thing>
what's <thing>
what are <thing>
where is <thing>
where <may i> <act>
when will <thing> <act>
when <may i> <act>
why is <thing> <done>
why was <thing> <done>
why can't i <act>
why did <thing> <act>
why is <thing> <quality>
can i <act>
can you <act>
could you please <act>
i want to <act>
i need to <act>
i'd like to <act>
i would like to know <thing>
is it possible to <act>
do you have <thing>
do you <act>
does <thing> <act>
is <thing> <quality>
is <thing> <done>
how long does it take to <act>
how long does <thing> take
how long will <thing> <do>
how much is <thing>
how much does it cost to <act>
how much <noun> <may i> <act>
how many <nouns> <may i> <act>
how many <nouns> are in <thing>
what should i do if <sentence>
what happens if <sentence>
please <act>
<act>
<thing>
tell me <thing>
who <does> <thing>
which <noun> <may i> <act>
will <thing> <act>
i forgot <thing>
<sentence>
<sentence>
<sentence>, <how> <may i> <act>
<sentence> because <sentence>
<sentence> and <sentence>
<sentence> but <sentence>
<hello>, <matter>
what <noun> <may i> <act>
are there any <nouns> <at> <thing>
is there <thing>
help me <act>
i'm trying to <act>
what does <thing> mean
what kind of <noun> <may i> <act>
what time <may i> <act>
am i <done>
has <thing> been <done>
did <thing> <act>
i haven't <acted>
<noun> <done>
<noun> not <doing>
<thing> <at> <thing>
remind me to <act>
set <thing> for <thing>
i was <done> <at> <thing>
""".strip().split("\n")
