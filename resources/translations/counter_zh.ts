<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <name>CustomerDialog</name>
        <message>
            <source>Customer's data</source>
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
    </context>
    <context>
        <name>Dialog</name>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
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
            <source>Not finished yet. They stay parked and you stay responsible:</source>
            <translation>还没有办完，会暂存下来，仍由您负责：</translation>
        </message>
        <message>
            <source>Customer left</source>
            <translation>客户先走了</translation>
        </message>
    </context>
    <context>
        <name>Greeting</name>
        <message>
            <source>Good day, please take a seat. What can I do for you?</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>IdleLists</name>
        <message>
            <source>I answer for, due soon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting for papers</source>
            <translation>等补资料</translation>
        </message>
        <message>
            <source>Parked visits</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>IdlePage</name>
        <message>
            <source>Receive the next customer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Customer has come back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look up a procedure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go on with the visit parked last</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n open in all</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Go on with the last</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n open, none due soon</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>%1; the first on %2</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>See all %n</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Nothing to be done now</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>InterruptedCard</name>
        <message>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Park</source>
            <translation>暂存</translation>
        </message>
        <message>
            <source>The time away does not count; the log notes the interruption.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Customer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>step %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>, </source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Interrupted. Everything up to %1 is there.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ListCard</name>
        <message>
            <source>All</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ListRowModel</name>
        <message>
            <source>first-responsible %1, handler %2</source>
            <translation type="unfinished" />
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
            <source>To be brought by {day} at the latest, that day included.</source>
            <translation>最晚{day}补来（含当天）。</translation>
        </message>
        <message>
            <source>We will not ask for anything else for this matter.</source>
            <translation>这件事我们不会再要别的资料。</translation>
        </message>
        <message>
            <source>The customer was told before what is missing.</source>
            <translation>这位客户已经收到过一次告知书。</translation>
        </message>
        <message>
            <source>A second list counts against us, not against the customer. Say so and apologise.</source>
            <translation>再次告知记在我们身上，不怪客户。请向客户道歉并说明。</translation>
        </message>
    </context>
    <context>
        <name>RowWords</name>
        <message>
            <source>today</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No request yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>step %1/%2</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>parked %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>%1, %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>papers late</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>waits for papers</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>parked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>in progress</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>accepted</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n working day(s) overdue</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>due today</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>last working day</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n working day(s) left</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>refused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>withdrawn</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>completed</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>for %n minute(s)</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>for %n hour(s)</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>for %n day(s)</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>StartCard</name>
        <message>
            <source>Next customer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Receive the next customer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Customer has come back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Look up a procedure</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>since %1</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%n visit(s)</source>
            <translation type="unfinished">
                <numerusform />
            </translation>
        </message>
        <message>
            <source>settled at once or accepted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>satisfied or better; %1 rated, %2 not</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rated; %1 not rated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on average</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>on average, standard %1</source>
            <translation type="unfinished" />
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
            <source>Add another request with F2, or end the visit with F12.</source>
            <translation>按 F2 再加一项诉求，或按 F12 结束接待。</translation>
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
            <source>Filling in</source>
            <translation>填写说明</translation>
        </message>
        <message>
            <source>Documents</source>
            <translation>资料说明</translation>
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
        <name>VisitPage</name>
        <message>
            <source>Check every document first: the list names everything at once.</source>
            <translation>请先把资料都核对一遍：告知书要一次说清。</translation>
        </message>
        <message>
            <source>Nothing is missing here. Mark what is missing with 2.</source>
            <translation>这一步没有缺的资料。缺哪份，选中后按 2。</translation>
        </message>
    </context>
    <context>
        <name>VisitSide</name>
        <message>
            <source>Customer's data</source>
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
            <source>Cannot be met</source>
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
