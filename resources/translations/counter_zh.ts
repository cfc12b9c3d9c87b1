<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AllRequestsOverlay</name>
    <message>
        <source>My open requests</source>
        <translation>我负责的未办结诉求</translation>
    </message>
    <message numerus="yes">
        <source>%n open in all</source>
        <translation>
            <numerusform>共 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>↑ ↓ choose, Enter opens</source>
        <translation>↑ ↓ 选择，Enter 打开</translation>
    </message>
</context>
<context>
    <name>BroughtDialog</name>
    <message>
        <source>Papers still to come</source>
        <translation>还有后补的资料</translation>
    </message>
    <message>
        <source>These have come</source>
        <translation>已补来，收下</translation>
    </message>
    <message>
        <source>Not now, go on</source>
        <translation>这次没带，继续</translation>
    </message>
    <message>
        <source>Tick what the customer brought, or go on without.</source>
        <translation>请勾选客户带来的资料；没带就按“这次没带，继续”。</translation>
    </message>
</context>
<context>
    <name>CannotDialog</name>
    <message>
        <source>This cannot be met</source>
        <translation>这件事不能办理</translation>
    </message>
    <message>
        <source>Record the refusal</source>
        <translation>记为不能办理</translation>
    </message>
    <message>
        <source>1. Which rule forbids it?</source>
        <translation>1 依据哪条规定？</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规定</translation>
    </message>
    <message>
        <source>2. What can the customer do instead?</source>
        <translation>2 客户可以怎么办？</translation>
    </message>
    <message>
        <source>What the customer can do instead</source>
        <translation>客户可以怎么办</translation>
    </message>
    <message>
        <source>Say it as you told it</source>
        <translation>按您告诉客户的话写</translation>
    </message>
    <message>
        <source>Customer withdraws</source>
        <translation>客户不办了</translation>
    </message>
    <message>
        <source>A refusal rests on a rule. Choose it by its number.</source>
        <translation>不能办理要有依据。请按数字选一条规定。</translation>
    </message>
    <message>
        <source>Write what the customer can do instead, or that there is no other way and why.</source>
        <translation>请写明客户可以怎么办；没有其他办法的，写明原因。</translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>还剩 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>The customer is at it</source>
        <translation>客户还在评价</translation>
    </message>
</context>
<context>
    <name>CustomerDialog</name>
    <message>
        <source>Customer&apos;s data</source>
        <translation>客户资料</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Ms</source>
        <translation>女士</translation>
    </message>
    <message>
        <source>Mr</source>
        <translation>先生</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>没有说</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>本人办理</translation>
    </message>
    <message>
        <source>By proxy</source>
        <translation>代办</translation>
    </message>
    <message>
        <source>In person or by proxy</source>
        <translation>本人或代办</translation>
    </message>
    <message>
        <source>Speak slowly</source>
        <translation>请放慢语速</translation>
    </message>
    <message>
        <source>Hard of hearing</source>
        <translation>听力不便</translation>
    </message>
    <message>
        <source>Poor sight</source>
        <translation>视力不便</translation>
    </message>
    <message>
        <source>Walks with difficulty</source>
        <translation>行动不便</translation>
    </message>
    <message>
        <source>Needs an interpreter</source>
        <translation>需要翻译</translation>
    </message>
    <message>
        <source>What to heed</source>
        <translation>需要留意</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>EndDialog</name>
    <message>
        <source>End the visit?</source>
        <translation>结束这次接待？</translation>
    </message>
    <message>
        <source>End the visit</source>
        <translation>结束接待</translation>
    </message>
    <message>
        <source>Not finished yet. Nothing is lost:</source>
        <translation>还没有办完，内容都会保留：</translation>
    </message>
    <message>
        <source>It waits for the papers on the list until {day}, that day included.</source>
        <translation>等客户补齐清单上的材料，最晚{day}（含当天）。</translation>
    </message>
    <message>
        <source>It waits for the papers on the list.</source>
        <translation>等客户补齐清单上的材料。</translation>
    </message>
    <message>
        <source>Whoever is brought them goes on here.</source>
        <translation>材料送来后，由接待的人接着办。</translation>
    </message>
    <message>
        <source>It is parked at step {number} of {total}.</source>
        <translation>暂存在第 {number} 步，共 {total} 步。</translation>
    </message>
    <message>
        <source>{handler} goes on with it.</source>
        <translation>由{handler}接着办。</translation>
    </message>
    <message>
        <source>{handler} goes on with it and answers for it until it is closed.</source>
        <translation>由{handler}接着办，并负责到办结。</translation>
    </message>
    <message>
        <source>{what} {onward}</source>
        <translation>{what}{onward}</translation>
    </message>
    <message>
        <source>{first} was asked first and answers for it until it is closed.</source>
        <translation>首问责任人{first}负责到办结。</translation>
    </message>
    <message>
        <source>{what} {onward} {answers}</source>
        <translation>{what}{onward}{answers}</translation>
    </message>
    <message>
        <source>Customer left</source>
        <translation>客户先走了</translation>
    </message>
</context>
<context>
    <name>EndFrame</name>
    <message>
        <source>You may serve the next customer now; the tablet goes on until its time is over.</source>
        <translation>可以直接接待下一位，评价屏会继续等到倒计时结束。</translation>
    </message>
    <message>
        <source>Papers to print</source>
        <translation>要打印的单据</translation>
    </message>
    <message>
        <source>Space chooses</source>
        <translation>空格键选择</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>已交给客户</translation>
    </message>
    <message>
        <source>Other printer</source>
        <translation>换打印机</translation>
    </message>
    <message>
        <source>Anything else?</source>
        <translation>还有其他事吗？</translation>
    </message>
    <message>
        <source>Add a request</source>
        <translation>再加一项诉求</translation>
    </message>
    <message>
        <source>Note to the log</source>
        <translation>写接待备注</translation>
    </message>
    <message>
        <source>Back to the visit</source>
        <translation>返回办理</translation>
    </message>
    <message>
        <source>Finish, no next customer yet</source>
        <translation>结束，先不接待</translation>
    </message>
    <message>
        <source>Print, then next customer</source>
        <translation>打印并接待下一位</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>接待下一位</translation>
    </message>
    <message>
        <source>Print what is chosen</source>
        <translation>打印选中的单据</translation>
    </message>
    <message>
        <source>More time for the customer</source>
        <translation>给客户更多时间</translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message>
        <source>printing</source>
        <translation>正在打印</translation>
    </message>
    <message numerus="yes">
        <source>Print %n paper(s)</source>
        <translation>
            <numerusform>打印 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Nothing is chosen; Space chooses a paper</source>
        <translation>没有选中单据，用空格键选择</translation>
    </message>
    <message>
        <source>Print, then next customer</source>
        <translation>打印并接待下一位</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>接待下一位</translation>
    </message>
    <message>
        <source>Shown once it is printed: choose it with Space, print with {key}</source>
        <translation>打印后显示：按空格选中，再按 {key}</translation>
    </message>
    <message>
        <source>{title} did not come out</source>
        <translation>{title}没有打出来</translation>
    </message>
    <message>
        <source>{title} is not printed yet</source>
        <translation>{title}还没有打印</translation>
    </message>
    <message>
        <source>{time}: the customer does not have it yet.</source>
        <translation>{time}，这位客户还没拿到。</translation>
    </message>
</context>
<context>
    <name>EndWays</name>
    <message>
        <source>Note to the log</source>
        <translation>写接待备注</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>记下</translation>
    </message>
</context>
<context>
    <name>EndWords</name>
    <message>
        <source>Please rate my service on the tablet, and take care.</source>
        <translation>请您在评价屏上为我的服务评个分，请慢走。</translation>
    </message>
    <message>
        <source>Thank you for coming, and take care.</source>
        <translation>谢谢您来，请慢走。</translation>
    </message>
    <message>
        <source>{name}, {sentence}</source>
        <translation>{name}，{sentence}</translation>
    </message>
    <message>
        <source>Your {title} is accepted, and I will tell you the date.</source>
        <translation>您的{title}已经受理，哪天办好我会告诉您。</translation>
    </message>
    <message>
        <source>Your {title} is accepted and will be done by {day}.</source>
        <translation>您的{title}已经受理，最晚{day}办好。</translation>
    </message>
    <message>
        <source>Your {title} is accepted, and you have an answer by {day}.</source>
        <translation>您的{title}已经受理，最晚{day}答复您。</translation>
    </message>
    <message>
        <source>Your {title} is accepted, and we are there by {day}.</source>
        <translation>您的{title}已经受理，最晚{day}到场。</translation>
    </message>
    <message>
        <source>Your {title} is accepted, and we contact you by {day}.</source>
        <translation>您的{title}已经受理，最晚{day}联系您。</translation>
    </message>
    <message>
        <source>What is missing is on the list; bring it and come straight to me.</source>
        <translation>缺的资料都写在告知书上，带齐了直接来找我。</translation>
    </message>
    <message>
        <source>This cannot be done today; you know the reason and the other ways.</source>
        <translation>这件事现在不能办，原因和其他办法都跟您说了。</translation>
    </message>
    <message>
        <source>We go on from here next time; nothing has to be told again.</source>
        <translation>这件事先放在这里，下次来接着办，不用重讲。</translation>
    </message>
    <message>
        <source>Everything is done.</source>
        <translation>您的事情已经办好了。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>已暂存</translation>
    </message>
    <message>
        <source>Waiting for papers</source>
        <translation>等补资料</translation>
    </message>
    <message>
        <source>Accepted, open</source>
        <translation>已受理，未办结</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>不能办理</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>客户撤回</translation>
    </message>
    <message>
        <source>took {time} / {standard}</source>
        <translation>本笔用时 {time} / {standard}</translation>
    </message>
    <message>
        <source>took {time}</source>
        <translation>本笔用时 {time}</translation>
    </message>
    <message>
        <source>by {day} at the latest</source>
        <translation>最晚 {day} 办好</translation>
    </message>
    <message>
        <source>answered by {day} at the latest</source>
        <translation>最晚 {day} 答复</translation>
    </message>
    <message>
        <source>there by {day} at the latest</source>
        <translation>最晚 {day} 到场</translation>
    </message>
    <message>
        <source>contacted by {day} at the latest</source>
        <translation>最晚 {day} 联系</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>业务受理回执</translation>
    </message>
    <message>
        <source>List of missing items</source>
        <translation>一次性告知书</translation>
    </message>
    <message>
        <source>Service guide</source>
        <translation>办事指南</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>sent to the printer</source>
        <translation>已送打印机</translation>
    </message>
    <message>
        <source>saved as PDF</source>
        <translation>已存为 PDF</translation>
    </message>
    <message>
        <source>not printed</source>
        <translation>没打出来</translation>
    </message>
    <message>
        <source>number written</source>
        <translation>已手写编号</translation>
    </message>
    <message>
        <source>on the to-do list</source>
        <translation>已记入待办</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>已交给客户</translation>
    </message>
    <message>
        <source>must print</source>
        <translation>必打</translation>
    </message>
    <message>
        <source>if wanted</source>
        <translation>客户要时打</translation>
    </message>
    <message>
        <source>Rated</source>
        <translation>已评价</translation>
    </message>
    <message>
        <source>What the customer chose is not shown here.</source>
        <translation>客户选了什么，这里看不到。</translation>
    </message>
    <message>
        <source>Not rated: device</source>
        <translation>未评价：设备原因</translation>
    </message>
    <message>
        <source>The customer before was still at the tablet. It does not count as no answer.</source>
        <translation>上一位客户还在用评价屏，不算客户没评。</translation>
    </message>
    <message>
        <source>The tablet could not ask. It does not count as no answer.</source>
        <translation>评价屏没能询问，不算客户没评。</translation>
    </message>
    <message>
        <source>Not rated</source>
        <translation>未评价</translation>
    </message>
    <message>
        <source>No choice is no choice: it does not count as satisfied.</source>
        <translation>没有选择就是没有选择，不记为满意。</translation>
    </message>
</context>
<context>
    <name>FailedPapersOverlay</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) did not come out</source>
        <translation>
            <numerusform>%n 份单据没有打出来</numerusform>
        </translation>
    </message>
    <message>
        <source>The customer does not have it yet.</source>
        <translation>客户还没拿到这份单据。</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Procedure files with faults</source>
        <translation>有问题的流程文件</translation>
    </message>
    <message>
        <source>Until mended, what was in force before stays in force. Mended files count at once.</source>
        <translation>改好以前，原来的版本继续有效；改好以后马上生效，不用重新启动。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 处</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinderDetail</name>
    <message>
        <source>Start</source>
        <translation>开始办理</translation>
    </message>
    <message>
        <source>Papers to bring</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Say first</source>
        <translation>先说一句</translation>
    </message>
</context>
<context>
    <name>FinderFoot</name>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>frequent ones</source>
        <translation>常办业务</translation>
    </message>
    <message>
        <source>read the papers</source>
        <translation>看资料</translation>
    </message>
    <message>
        <source>Nothing fits? Record it for the supervisor</source>
        <translation>找不到？记下诉求，请班长答复</translation>
    </message>
    <message numerus="yes">
        <source>%n procedure file(s) with faults</source>
        <translation>
            <numerusform>%n 个流程文件有问题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinderOverlay</name>
    <message>
        <source>Find a procedure</source>
        <translation>查流程</translation>
    </message>
    <message>
        <source>Pinyin initials, Chinese, English, the customer&apos;s own words</source>
        <translation>拼音首字母、中文、英文、客户的说法都可以</translation>
    </message>
    <message>
        <source>Procedures found</source>
        <translation>找到的业务</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时限</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask the supervisor to look at the procedure files.</source>
        <translation>请班长检查流程文件。</translation>
    </message>
    <message>
        <source>There is no procedure in force</source>
        <translation>没有可用的流程</translation>
    </message>
    <message>
        <source>No service found for “%1”</source>
        <translation>没有找到“%1”</translation>
    </message>
    <message>
        <source>Type less, or other words: initials, Chinese, English. An empty line shows all.</source>
        <translation>少打几个字，或换个说法：首字母、中文、英文都可以。清空就列出全部。</translation>
    </message>
    <message>
        <source>Record what the customer said</source>
        <translation>记下客户的原话</translation>
    </message>
    <message>
        <source>Write what the customer said, then press F8 again</source>
        <translation>请写下客户的原话，再按 F8</translation>
    </message>
    <message>
        <source>The request stays with you; the supervisor sees the words as a procedure that is missing.</source>
        <translation>诉求由您跟着办；班长会看到这句话，作为缺少的流程处理。</translation>
    </message>
    <message>
        <source>Chinese input</source>
        <translation>中文输入</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>字母输入</translation>
    </message>
</context>
<context>
    <name>FinderWords</name>
    <message>
        <source>Counter: %1</source>
        <translation>柜台 %1</translation>
    </message>
    <message>
        <source>Time limit: %1</source>
        <translation>时限 %1</translation>
    </message>
    <message>
        <source>%1 (or a substitute)</source>
        <translation>%1（可用替代）</translation>
    </message>
    <message>
        <source>may follow</source>
        <translation>可以后补</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>必要</translation>
    </message>
    <message>
        <source>by proxy</source>
        <translation>代办时</translation>
    </message>
    <message>
        <source>in some cases</source>
        <translation>有的情况才要</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 步</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n branch(es)</source>
        <translation>
            <numerusform>%n 个分支</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Customers also say: %1</source>
        <translation>客户还会这样说：%1</translation>
    </message>
    <message>
        <source>Fee: told before we begin</source>
        <translation>费用：办理前告诉您</translation>
    </message>
</context>
<context>
    <name>Greeting</name>
    <message>
        <source>Good day, please take a seat. What can I do for you?</source>
        <translation>您好，请坐。请问您要办理什么业务？</translation>
    </message>
</context>
<context>
    <name>IdleLists</name>
    <message>
        <source>I answer for, due soon</source>
        <translation>我负责、快到期的诉求</translation>
    </message>
    <message>
        <source>Waiting for papers</source>
        <translation>等客户补资料</translation>
    </message>
    <message>
        <source>Parked visits</source>
        <translation>暂存的接待</translation>
    </message>
    <message numerus="yes">
        <source>%n open in all</source>
        <translation>
            <numerusform>共负责 %n 项未办结</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on with the last</source>
        <translation>继续最近一笔</translation>
    </message>
    <message numerus="yes">
        <source>%n open, none due soon</source>
        <translation>
            <numerusform>您负责的 %n 项都还没到期</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; the first on %2</source>
        <translation>%1，最早一项 %2</translation>
    </message>
    <message numerus="yes">
        <source>See all %n</source>
        <translation>
            <numerusform>看全部 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to be done now</source>
        <translation>没有要处理的诉求</translation>
    </message>
</context>
<context>
    <name>IdlePage</name>
    <message>
        <source>Receive the next customer</source>
        <translation>接待下一位</translation>
    </message>
    <message>
        <source>Customer has come back</source>
        <translation>客户回来了</translation>
    </message>
    <message>
        <source>Look up a procedure</source>
        <translation>查流程</translation>
    </message>
    <message>
        <source>Go on with the visit parked last</source>
        <translation>继续最近暂存的接待</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一栏</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一栏</translation>
    </message>
    <message>
        <source>First go on with the visit above or park it.</source>
        <translation>上面还有一笔没办完，请先接着办或暂存。</translation>
    </message>
</context>
<context>
    <name>InterruptedCard</name>
    <message>
        <source>Go on</source>
        <translation>接着办</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>暂存</translation>
    </message>
    <message>
        <source>The time away does not count; the log notes the interruption.</source>
        <translation>中断的时间不计入用时，日志记“中断”。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Interrupted. Everything up to %1 is there.</source>
        <translation>中断过，到 %1 的内容都在</translation>
    </message>
</context>
<context>
    <name>ListCard</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>ListRowModel</name>
    <message>
        <source>first-responsible %1, handler %2</source>
        <translation>首问%1，经办%2</translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message>
        <source>All that is missing</source>
        <translation>还缺的资料，一次说清</translation>
    </message>
    <message>
        <source>Give the list</source>
        <translation>出一次性告知书</translation>
    </message>
    <message>
        <source>{title} (an answer)</source>
        <translation>{title}（要回答的内容）</translation>
    </message>
    <message>
        <source>Later steps need these too. Press what the customer has here:</source>
        <translation>后面的环节还要这些资料，一次说完。客户现在就带着的，请点一下：</translation>
    </message>
    <message>
        <source>{title} is here</source>
        <translation>{title}已带来</translation>
    </message>
    <message>
        <source>To be brought by {day} at the latest, that day included.</source>
        <translation>最晚{day}补来（含当天）。</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>再打印一次</translation>
    </message>
    <message>
        <source>This very list was given on {when}.</source>
        <translation>这份清单 {when} 已经给过。</translation>
    </message>
    <message>
        <source>It is printed again, says that it is a reprint, and counts as one list.</source>
        <translation>这次是重打，纸上会写明第几次打印，仍算一份。</translation>
    </message>
    <message>
        <source>A list was already given on {when}. Give a second one?</source>
        <translation>{when} 已经给过一份清单。要再给第二份吗？</translation>
    </message>
    <message>
        <source>We will not ask for anything else for this matter.</source>
        <translation>这件事我们不会再要别的资料。</translation>
    </message>
    <message>
        <source>A second list counts against us, not against the customer. Say so and apologise.</source>
        <translation>再次告知记在我们身上，不怪客户。请向客户道歉并说明。</translation>
    </message>
</context>
<context>
    <name>NarrowHead</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Step {number}/{total}</source>
        <translation>第 {number}/{total} 步</translation>
    </message>
</context>
<context>
    <name>NewDayOverlay</name>
    <message>
        <source>Tell the customer the new date</source>
        <translation>请告知客户新日期</translation>
    </message>
    <message>
        <source>The request stays open. A new receipt shows the new date.</source>
        <translation>办件不会因此办结。可以打印写有新日期的回执。</translation>
    </message>
    <message>
        <source>Record: told</source>
        <translation>记录：已告知</translation>
    </message>
    <message>
        <source>New receipt</source>
        <translation>新回执</translation>
    </message>
    <message>
        <source>The holidays were published and {told} no longer holds.</source>
        <translation>放假安排已公布，原来承诺的 {told} 不再适用。</translation>
    </message>
    <message>
        <source>The holidays were published. The customer knows {told}; it is {day} now.</source>
        <translation>放假安排已公布。客户知道的是 {told}，现在是 {day}。</translation>
    </message>
    <message>
        <source>{paper} was printed.</source>
        <translation>{paper} 已打印。</translation>
    </message>
    <message>
        <source>{paper} was saved as PDF.</source>
        <translation>{paper} 已存为 PDF。</translation>
    </message>
    <message>
        <source>{paper} was sent to the printer.</source>
        <translation>{paper} 已送往打印机。</translation>
    </message>
</context>
<context>
    <name>PaperList</name>
    <message>
        <source>Papers to print</source>
        <translation>要打印的单据</translation>
    </message>
</context>
<context>
    <name>PaperModel</name>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation>未选</translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Preview: {title}</source>
        <translation>预览：{title}</translation>
    </message>
    <message>
        <source>page {page} of {pages}</source>
        <translation>第 {page}/{pages} 页</translation>
    </message>
    <message>
        <source>This is the first page</source>
        <translation>已经是第一页</translation>
    </message>
    <message>
        <source>This is the last page</source>
        <translation>已经是最后一页</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>整页</translation>
    </message>
</context>
<context>
    <name>PrinterDialog</name>
    <message>
        <source>Which printer?</source>
        <translation>用哪台打印机？</translation>
    </message>
    <message>
        <source>Print there</source>
        <translation>在这台打印</translation>
    </message>
    <message>
        <source>For this time only; the printers of the counter are set by a supervisor.</source>
        <translation>只用于这位客户；柜台的打印机由班长设置。</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
</context>
<context>
    <name>RatingCard</name>
    <message>
        <source>Customer&apos;s rating</source>
        <translation>客户评价</translation>
    </message>
    <message>
        <source>Do not look at the tablet and do not suggest a choice. You do not see it here.</source>
        <translation>请不要看屏幕，也不要提示客户选哪一项。您在这里看不到客户选了什么。</translation>
    </message>
    <message>
        <source>Customer needs time, +30 s</source>
        <translation>客户需要更多时间 +30 秒</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>The rating has ended</source>
        <translation>评价已结束</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>正在询问</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>等待客户评价</translation>
    </message>
    <message>
        <source>The customer is at it</source>
        <translation>客户还在评价</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s) left.</source>
        <translation>
            <numerusform>还剩 %n 秒。</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a choice it counts as not rated, never as satisfied.</source>
        <translation>到时没有选择，就记为“未评价”，不记为满意。</translation>
    </message>
    <message>
        <source>About to ask</source>
        <translation>即将询问</translation>
    </message>
    <message>
        <source>The tablet lights up in a moment</source>
        <translation>评价屏马上亮起</translation>
    </message>
    <message>
        <source>Say the sentence above; with F2 the visit goes on and nobody is asked yet.</source>
        <translation>先说上面这句话；按 F2 继续办理，就先不询问。</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>没有连上</translation>
    </message>
    <message>
        <source>The rating tablet does not answer</source>
        <translation>评价屏没有反应</translation>
    </message>
    <message>
        <source>This visit counts as not rated because of the device, not as no answer.</source>
        <translation>这次记为“未评价：设备原因”，不算客户没评。</translation>
    </message>
</context>
<context>
    <name>ReturningOverlay</name>
    <message>
        <source>Customer has come back</source>
        <translation>客户回来了</translation>
    </message>
    <message>
        <source>Number, phone or name</source>
        <translation>受理编号、电话或姓名</translation>
    </message>
    <message>
        <source>Scan the code, or type number, phone or name</source>
        <translation>扫回执上的码，或输入受理编号、电话、姓名</translation>
    </message>
    <message>
        <source>Requests found</source>
        <translation>找到的诉求</translation>
    </message>
    <message>
        <source>Who has come back?</source>
        <translation>哪位客户回来了？</translation>
    </message>
    <message>
        <source>The code on the paper is the quickest.</source>
        <translation>扫客户手里那张纸上的码最快。</translation>
    </message>
    <message>
        <source>Try another number, the phone or the name. Or receive the customer as a new one with F5.</source>
        <translation>换受理编号、电话或姓名再找；还是没有，就按新来的客户接待。</translation>
    </message>
    <message>
        <source>Type at least four digits.</source>
        <translation>请至少输入 4 位数字</translation>
    </message>
    <message>
        <source>Type at least two characters of the name.</source>
        <translation>请至少输入姓名中的 2 个字</translation>
    </message>
    <message>
        <source>This counter has no request with that number.</source>
        <translation>本柜台没有这个编号的诉求</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>没有找到“%1”</translation>
    </message>
    <message>
        <source>There are more; type a little more of it.</source>
        <translation>还有更多，请再多输入一点。</translation>
    </message>
    <message>
        <source>Closed: it opens to be read.</source>
        <translation>已办结，打开只能看。</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Accepted: record that the customer was told, or read it.</source>
        <translation>已受理：记下告知客户，或打开查看。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Accepted, a colleague answers for it: it opens to be read.</source>
        <translation>已受理，由同事负责，打开只能看。</translation>
    </message>
    <message>
        <source>%1 handles it now. It goes on with you as handler; %2 stays first-responsible.</source>
        <translation>现在由%1经办。接手后经办人改为您，首问还是%2。</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接手办理</translation>
    </message>
    <message>
        <source>It goes on where it stopped.</source>
        <translation>从上次停下的地方接着办。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>接着办</translation>
    </message>
</context>
<context>
    <name>RowWords</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>personal data erased</source>
        <translation>个人信息已抹除</translation>
    </message>
    <message>
        <source>No request yet</source>
        <translation>还没有诉求</translation>
    </message>
    <message>
        <source>step %1/%2</source>
        <translation>第 %1/%2 步</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>parked %1</source>
        <translation>%1 暂存</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>tell the new date</source>
        <translation>待告知新日期</translation>
    </message>
    <message>
        <source>papers late</source>
        <translation>资料过期未补</translation>
    </message>
    <message>
        <source>waits for papers</source>
        <translation>等补资料</translation>
    </message>
    <message>
        <source>parked</source>
        <translation>已暂存</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已受理</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) overdue</source>
        <translation>
            <numerusform>逾期 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>last working day</source>
        <translation>最后一个工作日</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>剩 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>refused</source>
        <translation>不能办理</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>客户撤回</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>已办结</translation>
    </message>
    <message numerus="yes">
        <source>for %n minute(s)</source>
        <translation>
            <numerusform>已停 %n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n hour(s)</source>
        <translation>
            <numerusform>已停 %n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n day(s)</source>
        <translation>
            <numerusform>已停 %n 天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SideStrip</name>
    <message numerus="yes">
        <source>%n req.</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n request(s)</source>
        <translation>
            <numerusform>{name}，%n 项诉求</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StaleDialog</name>
    <message>
        <source>Changed elsewhere meanwhile</source>
        <translation>刚刚在别处改过</translation>
    </message>
    <message>
        <source>Go on with these</source>
        <translation>按这样继续</translation>
    </message>
    <message>
        <source>{who} changed this while you were typing.</source>
        <translation>{who} 改过，当时您正在输入。</translation>
    </message>
    <message>
        <source>Choose what counts: 1 or 2.</source>
        <translation>以哪个为准，请按 1 或 2。</translation>
    </message>
    <message>
        <source>recorded elsewhere</source>
        <translation>别处记下的</translation>
    </message>
    <message>
        <source>typed here</source>
        <translation>您在这里输入的</translation>
    </message>
    <message>
        <source>Choose one of both for every value, with 1 or 2.</source>
        <translation>每一项都要选，请按 1 或 2。</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Have</source>
        <translation>有</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>后补</translation>
    </message>
    <message>
        <source>Customer does not know</source>
        <translation>客户不清楚</translation>
    </message>
</context>
<context>
    <name>StaleGuard</name>
    <message>
        <source>{name} at {time}</source>
        <translation>{name} {time}</translation>
    </message>
    <message>
        <source>This request was changed elsewhere. What you typed is still here.</source>
        <translation>这项诉求在别处改过，您填的内容还在。</translation>
    </message>
</context>
<context>
    <name>StartCard</name>
    <message>
        <source>Next customer</source>
        <translation>下一位客户</translation>
    </message>
    <message>
        <source>Receive the next customer</source>
        <translation>接待下一位</translation>
    </message>
    <message>
        <source>Customer has come back</source>
        <translation>客户回来了</translation>
    </message>
    <message>
        <source>Look up a procedure</source>
        <translation>查流程</translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message>
        <source>Ms</source>
        <translation>女士</translation>
    </message>
    <message>
        <source>Mr</source>
        <translation>先生</translation>
    </message>
    <message>
        <source>{address} {name}</source>
        <comment>a customer with the form of address</comment>
        <translation>{name} {address}</translation>
    </message>
    <message>
        <source>Name not known</source>
        <translation>没有登记姓名</translation>
    </message>
    <message>
        <source>Personal data erased</source>
        <translation>个人信息已抹除</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>since {began}</source>
        <translation>{began} 开始接待</translation>
    </message>
    <message>
        <source>{began}–{ended}, {minutes}</source>
        <translation>接待 {began}–{ended}，共 {minutes}</translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>Nothing is written yet. Write it, or go back with Esc.</source>
        <translation>还没有写内容。请写好，或按 Esc 返回。</translation>
    </message>
</context>
<context>
    <name>TodayCard</name>
    <message>
        <source>My day</source>
        <translation>我的今天</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 起</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>接待（位）</translation>
    </message>
    <message>
        <source>settled at once or accepted</source>
        <translation>当场办结或已受理</translation>
    </message>
    <message>
        <source>satisfied or better; %1 rated</source>
        <translation>满意及以上；%1 位已评</translation>
    </message>
    <message>
        <source>rated</source>
        <translation>已评价（位）</translation>
    </message>
    <message>
        <source>; %1 not rated</source>
        <translation>；%1 位未评</translation>
    </message>
    <message>
        <source>; %1 device trouble</source>
        <translation>；%1 位设备原因</translation>
    </message>
    <message>
        <source>on average</source>
        <translation>平均用时</translation>
    </message>
    <message>
        <source>on average, standard %1</source>
        <translation>平均用时，标准 %1</translation>
    </message>
</context>
<context>
    <name>ToldOverlay</name>
    <message>
        <source>The customer was told</source>
        <translation>已告知客户</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>告知了谁</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation>当面</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>by message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>This closes the request: the answer has reached the customer.</source>
        <translation>答复已到客户，这项诉求就此办结。</translation>
    </message>
    <message>
        <source>This is no time of day. Type it like 10:42.</source>
        <translation>这不是时间。请写成 10:42 这样。</translation>
    </message>
    <message>
        <source>That is still to come. Write down when the customer was told.</source>
        <translation>这个时间还没到。请填写告知客户的时间。</translation>
    </message>
    <message>
        <source>phone %1</source>
        <translation>电话 %1</translation>
    </message>
    <message>
        <source>by %1 at the latest (that day included)</source>
        <translation>最晚 %1（含当天）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>打开诉求</translation>
    </message>
    <message>
        <source>Record and close</source>
        <translation>记下并办结</translation>
    </message>
</context>
<context>
    <name>TroubleCard</name>
    <message>
        <source>Its number, to be written down: {number}</source>
        <translation>手写给客户的编号：{number}</translation>
    </message>
    <message>
        <source>Print it again</source>
        <translation>再打印</translation>
    </message>
    <message>
        <source>Other printer</source>
        <translation>换打印机</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Number written for the customer</source>
        <translation>已手写编号给客户</translation>
    </message>
    <message>
        <source>Put it on the to-do list</source>
        <translation>记入待办</translation>
    </message>
</context>
<context>
    <name>VisitActions</name>
    <message>
        <source>Park the visit</source>
        <translation>暂存这次接待</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>暂存</translation>
    </message>
    <message>
        <source>One line for whoever goes on, e.g. fetches the deed</source>
        <translation>给接着办的人写一句，例如：去取房产证</translation>
    </message>
    <message>
        <source>Nothing is lost: step and typed text stay as they are.</source>
        <translation>不会丢内容：办到哪一步、填了什么都在。</translation>
    </message>
    <message>
        <source>Note to the log</source>
        <translation>写接待备注</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Check every document first: the list names everything at once.</source>
        <translation>请先把资料都核对一遍：告知书要一次说清。</translation>
    </message>
    <message>
        <source>Nothing is missing here. Mark what is missing with 2.</source>
        <translation>这一步没有缺的资料。缺哪份，选中后按 2。</translation>
    </message>
    <message>
        <source>The list is saved as a PDF; no printer is set for this counter.</source>
        <translation>告知书已存为 PDF；本柜台没有设打印机。</translation>
    </message>
    <message>
        <source>The list is at the printer. Hand it to the customer.</source>
        <translation>告知书已送打印机，请交给客户。</translation>
    </message>
</context>
<context>
    <name>VisitCentre</name>
    <message>
        <source>Find the service</source>
        <translation>查业务</translation>
    </message>
    <message>
        <source>Customer came back</source>
        <translation>客户回来接着办</translation>
    </message>
    <message>
        <source>What does the customer want?</source>
        <translation>客户要办什么？</translation>
    </message>
    <message>
        <source>You answer for the matter from the first word.</source>
        <translation>从第一句话起，这件事由您负责。</translation>
    </message>
    <message>
        <source>Add another request with {add}, or end the visit with {onward} or {end}.</source>
        <translation>按 {add} 再加一项诉求，或按 {onward} 或 {end} 结束接待。</translation>
    </message>
</context>
<context>
    <name>VisitFrame</name>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一栏</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一栏</translation>
    </message>
    <message>
        <source>Back to the step at hand</source>
        <translation>回到当前环节</translation>
    </message>
    <message>
        <source>Back to the request</source>
        <translation>回到诉求</translation>
    </message>
    <message>
        <source>Leave the visit</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新办这一步</translation>
    </message>
    <message>
        <source>End the visit</source>
        <translation>结束接待</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>暂存</translation>
    </message>
    <message>
        <source>Cannot be met</source>
        <translation>不能办理</translation>
    </message>
    <message>
        <source>List missing</source>
        <translation>一次性告知</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Add request</source>
        <translation>添加诉求</translation>
    </message>
    <message>
        <source>Find a service</source>
        <translation>查业务</translation>
    </message>
    <message>
        <source>Note to the log</source>
        <translation>写接待备注</translation>
    </message>
    <message>
        <source>Customer&apos;s data</source>
        <translation>客户资料</translation>
    </message>
    <message>
        <source>Next request of this visit</source>
        <translation>本次的下一项诉求</translation>
    </message>
    <message>
        <source>Find a request</source>
        <translation>找已有的诉求</translation>
    </message>
</context>
<context>
    <name>VisitHelp</name>
    <message>
        <source>Good to know</source>
        <translation>办理提示</translation>
    </message>
    <message>
        <source>About this service</source>
        <translation>业务须知</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>资料说明</translation>
    </message>
    <message numerus="yes">
        <source>At the counter: %n minute(s)</source>
        <translation>
            <numerusform>柜台办理约 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Fee: told before we begin</source>
        <translation>费用：办理前告诉您</translation>
    </message>
    <message>
        <source>edition {edition}</source>
        <translation>{edition} 年版</translation>
    </message>
    <message>
        <source>Evidence: grade {grade}</source>
        <translation>依据等级：{grade}</translation>
    </message>
    <message>
        <source>to be confirmed by the hall</source>
        <translation>待营业厅确认</translation>
    </message>
    <message>
        <source>Rule text</source>
        <translation>规定原文</translation>
    </message>
    <message>
        <source>This service names no rule.</source>
        <translation>本业务没有列出规定。</translation>
    </message>
    <message>
        <source>Rules of this service</source>
        <translation>本业务的规定</translation>
    </message>
    <message>
        <source>Working days by: {calendar}</source>
        <translation>工作日依据：{calendar}</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>The list of missing papers was given.</source>
        <translation>一次性告知书已经出了。</translation>
    </message>
    <message>
        <source>If the customer fetches them now, park the visit with F4; otherwise end it with F12.</source>
        <translation>客户现在去取，按 F4 暂存；改天再来，按 F12 结束接待。</translation>
    </message>
    <message>
        <source>List what is missing</source>
        <translation>出一次性告知书</translation>
    </message>
    <message>
        <source>The customer may bring it later, or show one of these now:</source>
        <translation>可以请客户补来，也可以现在出示下面任一项：</translation>
    </message>
    <message>
        <source>The customer may bring it later; the list says everything at once.</source>
        <translation>可以请客户补来；告知书会一次说清。</translation>
    </message>
    <message>
        <source>Missing: {title}</source>
        <translation>缺：{title}</translation>
    </message>
    <message>
        <source>issued by {issuer}</source>
        <translation>{issuer}出具</translation>
    </message>
    <message>
        <source> / </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>VisitSide</name>
    <message>
        <source>Customer&apos;s data</source>
        <translation>客户资料</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>本次诉求</translation>
    </message>
    <message>
        <source>Add request</source>
        <translation>添加诉求</translation>
    </message>
    <message>
        <source>Served today</source>
        <translation>今日已接待</translation>
    </message>
    <message numerus="yes">
        <source>%n in this visit</source>
        <translation>
            <numerusform>共 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>不能办理</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>客户撤回</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>已暂存</translation>
    </message>
    <message>
        <source>Waiting for papers</source>
        <translation>等补资料</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>step {number}/{total}</source>
        <translation>第 {number}/{total} 步</translation>
    </message>
    <message>
        <source>took {time}</source>
        <translation>用时 {time}</translation>
    </message>
    <message>
        <source>Ms</source>
        <translation>女士</translation>
    </message>
    <message>
        <source>Mr</source>
        <translation>先生</translation>
    </message>
    <message>
        <source>{address} {name}</source>
        <comment>a customer with the form of address</comment>
        <translation>{name} {address}</translation>
    </message>
    <message>
        <source>Personal data erased</source>
        <translation>个人信息已抹除</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>本人办理</translation>
    </message>
    <message>
        <source>By proxy</source>
        <translation>代办</translation>
    </message>
    <message>
        <source>Speak slowly</source>
        <translation>请放慢语速</translation>
    </message>
    <message>
        <source>Hard of hearing</source>
        <translation>听力不便</translation>
    </message>
    <message>
        <source>Poor sight</source>
        <translation>视力不便</translation>
    </message>
    <message>
        <source>Walks with difficulty</source>
        <translation>行动不便</translation>
    </message>
    <message>
        <source>Needs an interpreter</source>
        <translation>需要翻译</translation>
    </message>
    <message>
        <source>Name not yet known</source>
        <translation>姓名未登记</translation>
    </message>
</context>
</TS>
