<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close {number}</source>
        <translation>结案 {number}</translation>
    </message>
    <message>
        <source>Close the request</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>Choose the outcome, with a digit or a click.</source>
        <translation>请选办理结果，按数字或点一下。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Why it is closed without the customer being told</source>
        <translation>为什么没有告知客户就结案</translation>
    </message>
</context>
<context>
    <name>DaysDialog</name>
    <message>
        <source>Requests opened</source>
        <translation>哪天受理的诉求</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Write the day like 2026-11-23.</source>
        <translation>日期请写成 2026-11-23。</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Responsibility</source>
        <translation>责任与经办</translation>
    </message>
    <message>
        <source>Step log</source>
        <translation>步骤记录</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Account {account}</source>
        <translation>户号 {account}</translation>
    </message>
    <message>
        <source>{span} in all</source>
        <translation>共 {span}</translation>
    </message>
    <message>
        <source>{span} until now</source>
        <translation>到现在 {span}</translation>
    </message>
    <message>
        <source>First handled by {name}</source>
        <translation>首办责任人 {name}</translation>
    </message>
    <message>
        <source>Ms {name}</source>
        <translation>{name} 女士</translation>
    </message>
    <message>
        <source>Personal data erased</source>
        <translation>个人信息已抹除</translation>
    </message>
    <message numerus="yes">
        <source>%n list(s) of what is missing: one too many counts against us</source>
        <translation>
            <numerusform>一次性告知给了 %n 次：多出来的算我们的差错</numerusform>
        </translation>
    </message>
    <message>
        <source>Mr {name}</source>
        <translation>{name} 先生</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Called back</source>
        <translation>已回电</translation>
    </message>
    <message>
        <source>Move first responsibility…</source>
        <translation>移交首问…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>结案…</translation>
    </message>
    <message>
        <source>Erase personal data…</source>
        <translation>抹除个人信息…</translation>
    </message>
    <message>
        <source>Erased {at} by {name}: {reason}</source>
        <translation>{at} 由 {name} 抹除：{reason}</translation>
    </message>
    <message>
        <source>Erased {at} by {name}</source>
        <translation>{at} 由 {name} 抹除</translation>
    </message>
    <message numerus="yes">
        <source>Log intact · %n record(s)</source>
        <translation>
            <numerusform>日志完整 · %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Record {place} does not verify</source>
        <translation>第 {place} 条校验不符</translation>
    </message>
    <message>
        <source>The records of this request were compared with their hashes. The whole journal: clerk-app verify.</source>
        <translation>这项诉求的记录已逐条与校验值核对。核对整本日志：clerk-app verify。</translation>
    </message>
    <message>
        <source>first-responsible {names}</source>
        <translation>首问责任人 {names}</translation>
    </message>
    <message>
        <source>handler {names}</source>
        <translation>经办 {names}</translation>
    </message>
    <message>
        <source>At the counter {time}</source>
        <translation>柜台用时 {time}</translation>
    </message>
    <message>
        <source>At the counter {time}, standard {standard}</source>
        <translation>柜台用时 {time}，标准 {standard}</translation>
    </message>
    <message>
        <source>{paper}, print no. {issue}</source>
        <translation>{paper} 第 {issue} 次</translation>
    </message>
    <message>
        <source>{paper} (void)</source>
        <translation>{paper}（已作废）</translation>
    </message>
    <message>
        <source>Called back…</source>
        <translation>已回电…</translation>
    </message>
    <message>
        <source>Reviewed…</source>
        <translation>已复核…</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase personal data</source>
        <translation>抹除个人信息</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>抹除</translation>
    </message>
    <message numerus="yes">
        <source>{numbers} and %n more</source>
        <translation>
            <numerusform>{numbers} 等，另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that visits join to it goes together: {numbers}</source>
        <translation>同一位客户的接待和诉求一起抹除：{numbers}</translation>
    </message>
    <message>
        <source>Name, phone, account, address; every answer, note, comment and reason; archived and saved papers; drafts.</source>
        <translation>姓名、电话、户号、地址；填写的内容、备注、评价留言和原因；存档和另存的单子；草稿。</translation>
    </message>
    <message>
        <source>Number, steps, times, who answered and who handled it; the grade; that papers were given; digests, so that the journal verifies; that it was erased, by whom, when and why.</source>
        <translation>编号、环节、时间、首问责任人和经办人；评价等级；出过哪些单子；校验值（日志仍可校验）；谁、何时、为什么抹除。</translation>
    </message>
    <message>
        <source>Backups made until now still hold the data, until {day} at the latest. The program deletes its own by then; copies elsewhere are to be destroyed by that day.</source>
        <translation>以前的备份里还有，最晚保留到{day}。程序自己留的副本到期会删除；存在别处的备份，请在那天前销毁。</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Gone for good</source>
        <translation>抹除后找不回来</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>For example: asked for it in writing. No names: the reason stays.</source>
        <translation>例如：客户书面要求。请不要写姓名，原因会保留。</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>All %n</source>
        <translation>
            <numerusform>全部 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{found} of {of} requests</source>
        <translation>{found} 项，共 {of} 项</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>自选日期…</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>职员</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>New date to tell</source>
        <translation>待告知新日期</translation>
    </message>
    <message>
        <source>To follow up</source>
        <translation>待跟进</translation>
    </message>
    <message>
        <source>Low grades</source>
        <translation>不满意及以下</translation>
    </message>
</context>
<context>
    <name>FollowUpDialog</name>
    <message>
        <source>Called back</source>
        <translation>已回电</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>已复核</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>no number was given</source>
        <translation>没有留电话</translation>
    </message>
    <message>
        <source>The customer does not wish to be called.</source>
        <translation>客户不需要回电，只复核。</translation>
    </message>
    <message>
        <source>“{comment}”</source>
        <translation>“{comment}”</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>已解释</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>没联系上</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Choose what came of it, with a digit or a click.</source>
        <translation>请选结果，按数字或点一下。</translation>
    </message>
    <message>
        <source>“Not reached” leaves it open.</source>
        <translation>选“没联系上”，跟进仍然开着。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>What was found, what was agreed</source>
        <translation>核实了什么，和客户怎么说定的</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>More than %n requests fit; the newest are searched. Type more.</source>
        <translation>
            <numerusform>符合的超过 %n 项，只找了最新的。请再多输入几个字。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading %n request(s)</source>
        <translation>
            <numerusform>正在读取 %n 项，可以先输入筛选</numerusform>
        </translation>
    </message>
    <message>
        <source>Without “{filter}”</source>
        <translation>去掉“{filter}”</translation>
    </message>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>No requests fit</source>
        <translation>没有符合的诉求</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>还没有诉求</translation>
    </message>
    <message>
        <source>They appear here with their first step.</source>
        <translation>受理后就会出现在这里。</translation>
    </message>
</context>
<context>
    <name>LogWords</name>
    <message>
        <source>Again: {line}</source>
        <translation>重做：{line}</translation>
    </message>
    <message>
        <source>{line}: {note}</source>
        <translation>{line}：{note}</translation>
    </message>
    <message>
        <source>The text is not what was written: {line}</source>
        <translation>文字与写入时不符：{line}</translation>
    </message>
    <message>
        <source>{line} (by itself)</source>
        <translation>{line}（自动）</translation>
    </message>
    <message>
        <source>Promised {day}</source>
        <translation>承诺 {day}</translation>
    </message>
    <message>
        <source>{title}, {result}</source>
        <translation>{title}，{result}</translation>
    </message>
    <message>
        <source>{title}, not known: {fields}</source>
        <translation>{title}，客户不清楚：{fields}</translation>
    </message>
    <message>
        <source>{title}: {have} there, {missing} missing</source>
        <translation>{title}：齐 {have}，缺 {missing}</translation>
    </message>
    <message>
        <source>{line} ({titles})</source>
        <translation>{line}（{titles}）</translation>
    </message>
    <message>
        <source>{line}, to follow: {titles}</source>
        <translation>{line}，后补：{titles}</translation>
    </message>
    <message>
        <source>Asked first: {name}</source>
        <translation>首问接待，首问责任人 {name}</translation>
    </message>
    <message>
        <source>Back to {title}</source>
        <translation>退回环节：{title}</translation>
    </message>
    <message>
        <source>{title} ({reason})</source>
        <translation>{title}（{reason}）</translation>
    </message>
    <message>
        <source>Told before, not needed after all: {titles}</source>
        <translation>已告知，又改为不需要：{titles}</translation>
    </message>
    <message>
        <source>Brought later: {titles}</source>
        <translation>补来资料：{titles}</translation>
    </message>
    <message>
        <source>Accepted, to be settled by {day}</source>
        <translation>已受理，最晚 {day} 办结</translation>
    </message>
    <message>
        <source>Told the customer ({how})</source>
        <translation>已{how}告知客户</translation>
    </message>
    <message>
        <source>Told the customer ({how}): {name}</source>
        <translation>已{how}告知客户：{name}</translation>
    </message>
    <message>
        <source>Closed by {name}, {outcome}</source>
        <translation>{name} 结案，{outcome}</translation>
    </message>
    <message>
        <source>The calendar arrived: {old} became {day}</source>
        <translation>日历已公布：{old} 改为 {day}</translation>
    </message>
    <message>
        <source>The calendar arrived: the promised date stays</source>
        <translation>日历已公布：承诺日期不变</translation>
    </message>
    <message>
        <source>Told the customer the new date, {day} ({how})</source>
        <translation>已告知客户新日期 {day}（{how}）</translation>
    </message>
    <message>
        <source>List of missing items: {titles}, by {day}</source>
        <translation>一次性告知：缺 {titles}，最晚 {day} 带来</translation>
    </message>
    <message numerus="yes">
        <source>{line} (told %n time(s))</source>
        <translation>
            <numerusform>{line}（第 %n 次告知）</numerusform>
        </translation>
    </message>
    <message>
        <source>Refused, by {rule}</source>
        <translation>不能办理，依据{rule}</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>不能办理</translation>
    </message>
    <message>
        <source>{line}; instead: {way}</source>
        <translation>{line}；可以：{way}</translation>
    </message>
    <message>
        <source>The customer came back</source>
        <translation>客户再次来到柜台</translation>
    </message>
    <message>
        <source>Taken over at the counter: {name}</source>
        <translation>{name} 在柜台接手</translation>
    </message>
    <message>
        <source>Offered to {name}</source>
        <translation>提出转办给 {name}</translation>
    </message>
    <message>
        <source>{name} accepted the hand-off</source>
        <translation>{name} 接收转办</translation>
    </message>
    <message>
        <source>{name} returned the hand-off</source>
        <translation>{name} 退回转办</translation>
    </message>
    <message>
        <source>The offer to {name} was withdrawn</source>
        <translation>撤回给 {name} 的转办</translation>
    </message>
    <message>
        <source>{name} did not answer the offer</source>
        <translation>{name} 没有答复，转办失效</translation>
    </message>
    <message>
        <source>First responsibility moved to {name}</source>
        <translation>首问责任移交给 {name}</translation>
    </message>
    <message>
        <source>{paper}, print no. {issue}</source>
        <translation>{paper} 第 {issue} 次</translation>
    </message>
    <message>
        <source>Printed: {number}</source>
        <translation>已打印：{number}</translation>
    </message>
    <message>
        <source>Sent to the printer: {number}</source>
        <translation>已送打印机：{number}</translation>
    </message>
    <message>
        <source>Saved as PDF: {number}</source>
        <translation>已存为 PDF：{number}</translation>
    </message>
    <message>
        <source>Not printed: {number}</source>
        <translation>没有打印出来：{number}</translation>
    </message>
    <message>
        <source>Still to be printed: {number}</source>
        <translation>记入待办，还没打印：{number}</translation>
    </message>
    <message>
        <source>Number written by hand: {number}</source>
        <translation>手写编号交给客户：{number}</translation>
    </message>
    <message>
        <source>agent</source>
        <translation>代办人</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>{number} handed to the {whom}</source>
        <translation>{number} 已交给{whom}</translation>
    </message>
    <message>
        <source>{number} is void</source>
        <translation>{number} 已作废</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>已暂存</translation>
    </message>
    <message>
        <source>Taken up again by {name}</source>
        <translation>{name} 接着办理</translation>
    </message>
    <message>
        <source>Visit ended, to be gone on with</source>
        <translation>接待结束，诉求暂存</translation>
    </message>
    <message>
        <source>The customer left in the middle</source>
        <translation>客户中途离开</translation>
    </message>
    <message>
        <source>Visit opened again</source>
        <translation>继续接待</translation>
    </message>
    <message>
        <source>No procedure was found for what the customer said</source>
        <translation>没有找到对应的流程，客户的原话</translation>
    </message>
    <message>
        <source>The missing procedure was dealt with</source>
        <translation>缺少的流程已处理</translation>
    </message>
    <message>
        <source>Completed, the customer was told at the counter</source>
        <translation>办结，已当面告知客户</translation>
    </message>
    <message>
        <source>Withdrawn by the customer</source>
        <translation>客户撤回</translation>
    </message>
    <message>
        <source>Personal data erased</source>
        <translation>个人信息已抹除</translation>
    </message>
    <message>
        <source>Record {place} is not what was written</source>
        <translation>第 {place} 条记录与写入时不符</translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation>当面</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>用电话</translation>
    </message>
    <message>
        <source>by message</source>
        <translation>用短信</translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message>
        <source>Procedures that may be missing</source>
        <translation>可能缺少的流程</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>1. Which one?</source>
        <translation>1. 哪一项？</translation>
    </message>
    <message>
        <source>What customers asked for</source>
        <translation>客户要办的事</translation>
    </message>
    <message>
        <source>{clerks}, last {moment}</source>
        <translation>{clerks}，最近 {moment}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>It becomes a procedure</source>
        <translation>写成流程</translation>
    </message>
    <message>
        <source>A procedure has it</source>
        <translation>已有流程</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>2. What becomes of it?</source>
        <translation>2. 怎么处理？</translation>
    </message>
    <message>
        <source>Choose what becomes of it, with a digit or a click.</source>
        <translation>请按数字键或点一下，选好怎么处理。</translation>
    </message>
    <message>
        <source>The customers&apos; requests go on whatever you choose.</source>
        <translation>客户的诉求照常办理，不受影响。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>For example: belongs to the outage report</source>
        <translation>例如：归到停电报修</translation>
    </message>
    <message>
        <source>Choose what customers asked for, by its number.</source>
        <translation>请按数字键，选好是哪一项。</translation>
    </message>
</context>
<context>
    <name>MissingProcedures</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>处理</translation>
    </message>
    <message numerus="yes">
        <source>Customers asked for %n thing(s) without a procedure</source>
        <translation>
            <numerusform>客户要办的事里有 %n 项没有流程</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingWords</name>
    <message>
        <source>(erased)</source>
        <translation>（已清除）</translation>
    </message>
    <message numerus="yes">
        <source>“%1”, asked for %n time(s)</source>
        <translation>
            <numerusform>“%1”，有 %n 位客户要办</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Move first responsibility of {number}</source>
        <translation>移交首问责任 {number}</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>{name} answers for it now.</source>
        <translation>现在由 {name} 负责。</translation>
    </message>
    <message>
        <source>No other clerk is on duty here, so it stays. Clerks are added in Settings, under Staff.</source>
        <translation>这里没有其他受理员在岗，首问责任人不变。要添加人员，请到“设置”的“职员名单”。</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Choose who answers for it from now on.</source>
        <translation>请选以后由谁负责。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>For example: ill for a longer time</source>
        <translation>例如：长期病假</translation>
    </message>
</context>
<context>
    <name>OwnershipModel</name>
    <message>
        <source>First-responsible</source>
        <translation>首问责任人</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>Offered to</source>
        <translation>提出给</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>OwnershipPanel</name>
    <message>
        <source>Owners as a table</source>
        <translation>责任与经办，文字版</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>文字版</translation>
    </message>
    <message>
        <source>As picture</source>
        <translation>图形版</translation>
    </message>
</context>
<context>
    <name>OwnershipStrip</name>
    <message>
        <source>Who answered and who handled</source>
        <translation>责任与经办的时间图</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首问</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>{name} throughout</source>
        <translation>{name}&#x3000;一直负责</translation>
    </message>
    <message>
        <source>{day} promised</source>
        <translation>{day} 承诺</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>{time} offered</source>
        <translation>{time} 提出</translation>
    </message>
</context>
<context>
    <name>PaperOverlay</name>
    <message>
        <source>This paper is void. Its number and its PDF stay.</source>
        <translation>这张单据已作废，编号和 PDF 保留。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>再打印一次</translation>
    </message>
    <message>
        <source>Void this paper…</source>
        <translation>作废…</translation>
    </message>
    <message>
        <source>Handed to the customer</source>
        <translation>已交给客户</translation>
    </message>
    <message>
        <source>Handed to the agent</source>
        <translation>已交给代办人</translation>
    </message>
    <message>
        <source>Page {number} of {pages}</source>
        <translation>第 {number} 页，共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>PrintingAgain</name>
    <message>
        <source>Going to the printer</source>
        <translation>正在送去打印</translation>
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
        <translation>{paper} 已送到打印机。</translation>
    </message>
    <message>
        <source>{paper} was handed to the agent.</source>
        <translation>{paper} 已交给代办人。</translation>
    </message>
    <message>
        <source>{paper} was handed to the customer.</source>
        <translation>{paper} 已交给客户。</translation>
    </message>
</context>
<context>
    <name>ProcedureFaults</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n procedure file(s) with faults</source>
        <translation>
            <numerusform>%n 个流程文件有错</numerusform>
        </translation>
    </message>
    <message>
        <source>Until mended, what was in force before stays in force. Mended files count at once.</source>
        <translation>改好以前，原来的版本继续有效；改好以后马上生效，不用重新启动。</translation>
    </message>
</context>
<context>
    <name>RatingPanel</name>
    <message>
        <source>Customer&apos;s rating</source>
        <translation>客户评价</translation>
    </message>
    <message>
        <source>“{comment}”</source>
        <translation>“{comment}”</translation>
    </message>
    <message>
        <source>Wishes to be called back</source>
        <translation>希望回电</translation>
    </message>
    <message>
        <source>Does not wish to be called</source>
        <translation>不需要回电</translation>
    </message>
    <message>
        <source>Call back by {day}</source>
        <translation>待回访，最晚 {day}</translation>
    </message>
    <message>
        <source>Review by {day}</source>
        <translation>待复核，最晚 {day}</translation>
    </message>
    <message>
        <source>{work}; not reached so far</source>
        <translation>{work}，还没联系上</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>explained</source>
        <translation>已解释</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>已复核</translation>
    </message>
    <message>
        <source>Followed up by {name}, {at}: {result}</source>
        <translation>{name} {at} 已跟进：{result}</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>The record needs a reason. Write it, or go back with Esc.</source>
        <translation>还没有写理由。请写上，或按 Esc 返回。</translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message numerus="yes">
        <source>Erased for good: %n text(s) and paper(s) of {numbers}.</source>
        <translation>
            <numerusform>已彻底抹除：{numbers} 的 %n 项内容和单子。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no PDF of this paper yet: it was not drawn.</source>
        <translation>这张单子还没有生成 PDF。</translation>
    </message>
    <message>
        <source>issued {at}</source>
        <translation>{at} 出具</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>已打印</translation>
    </message>
    <message>
        <source>saved as PDF</source>
        <translation>已存为 PDF</translation>
    </message>
    <message>
        <source>printing failed</source>
        <translation>没有打印出来</translation>
    </message>
    <message>
        <source>handed over {at}</source>
        <translation>{at} 交给客户</translation>
    </message>
</context>
<context>
    <name>RequestModel</name>
    <message>
        <source>Request no.</source>
        <translation>受理编号</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>业务</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首问</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>跟进期限</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评价</translation>
    </message>
</context>
<context>
    <name>RequestTable</name>
    <message>
        <source>Requests</source>
        <translation>诉求</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一个窗格</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一个窗格</translation>
    </message>
    <message>
        <source>No requests fit</source>
        <translation>没有符合的诉求</translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message>
        <source>In progress</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>已暂存</translation>
    </message>
    <message>
        <source>Needs papers</source>
        <translation>等补资料</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Completed</source>
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
        <source>Offered to {name}</source>
        <translation>等 {name} 接收</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>剩 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>Papers by {day}</source>
        <translation>等资料至 {day}</translation>
    </message>
    <message>
        <source>On time, {day}</source>
        <translation>按时，{day}</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) overdue</source>
        <translation>
            <numerusform>逾期 %n 个工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) late</source>
        <translation>
            <numerusform>晚了 %n 个工作日</numerusform>
        </translation>
    </message>
    <message>
        <source>On the spot</source>
        <translation>当场办结</translation>
    </message>
    <message>
        <source>Tell the new date</source>
        <translation>待告知新日期</translation>
    </message>
    <message>
        <source>Not rated</source>
        <translation>未评价</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} 天 {hours} 小时</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
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
        <source>Procedure sheet</source>
        <translation>办事指南</translation>
    </message>
    <message>
        <source>Erased · {title}</source>
        <translation>已抹除 · {title}</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Number, name, account</source>
        <translation>编号、客户、户号</translation>
    </message>
    <message>
        <source>Search by number, customer&apos;s name, phone or account</source>
        <translation>按编号、客户姓名、电话或户号查找</translation>
    </message>
</context>
<context>
    <name>StepLog</name>
    <message>
        <source>Step log</source>
        <translation>步骤记录</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>转</translation>
    </message>
    <message>
        <source>Hand-off</source>
        <translation>转办</translation>
    </message>
</context>
<context>
    <name>VoidDialog</name>
    <message>
        <source>Void {paper}</source>
        <translation>作废 {paper}</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Number and PDF stay; the record says that the paper counts no longer.</source>
        <translation>编号和 PDF 都保留，日志记下这张单据不再有效。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>For example: wrong account printed</source>
        <translation>例如：户号印错了</translation>
    </message>
</context>
</TS>
