<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>BusyBars</name>
    <message>
        <source>Loading</source>
        <translation>正在读取</translation>
    </message>
</context>
<context>
    <name>ChecklistModel</name>
    <message>
        <source>1 Have</source>
        <translation>1 齐</translation>
    </message>
    <message>
        <source>2 Missing</source>
        <translation>2 缺</translation>
    </message>
    <message>
        <source>3 N/A</source>
        <translation>3 不需要</translation>
    </message>
    <message>
        <source>4 Later</source>
        <translation>4 以后补</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>还没核对</translation>
    </message>
    <message>
        <source>have</source>
        <translation>齐</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>may follow later</source>
        <translation>以后补</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>Received:</source>
        <translation>收的是：</translation>
    </message>
    <message>
        <source>Received: {paper}</source>
        <translation>收的是：{paper}</translation>
    </message>
</context>
<context>
    <name>CopyRow</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy {title}</source>
        <translation>复制{title}</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copied: {title}</source>
        <translation>已复制：{title}</translation>
    </message>
</context>
<context>
    <name>DocumentChecklist</name>
    <message>
        <source>Documents</source>
        <translation>核对资料</translation>
    </message>
</context>
<context>
    <name>FieldInput</name>
    <message>
        <source>Customer does not know</source>
        <translation>客户不知道</translation>
    </message>
    <message>
        <source>customer does not know</source>
        <translation>客户不知道</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>选填</translation>
    </message>
    <message>
        <source>{title} ({note})</source>
        <translation>{title}（{note}）</translation>
    </message>
    <message>
        <source>{key}: customer does not know</source>
        <translation>{key}：客户不知道</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Reference</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>收起</translation>
    </message>
</context>
<context>
    <name>LimitWords</name>
    <message>
        <source>{kind} within {amount} {since}</source>
        <translation>{since} {amount}内{kind}</translation>
    </message>
    <message>
        <source>customer contacted</source>
        <translation>联系客户</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>on the spot</source>
        <translation>到现场</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天（日历日）</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>from arrival at the counter</source>
        <translation>到柜台起</translation>
    </message>
    <message>
        <source>from acceptance</source>
        <translation>受理起</translation>
    </message>
    <message>
        <source>from the report</source>
        <translation>报修起</translation>
    </message>
    <message>
        <source>from payment</source>
        <translation>交费起</translation>
    </message>
    <message>
        <source>from the passed inspection</source>
        <translation>验收合格起</translation>
    </message>
    <message>
        <source>from the application</source>
        <translation>申请起</translation>
    </message>
    <message>
        <source>from the rating</source>
        <translation>评价起</translation>
    </message>
    <message>
        <source>A: official page, read</source>
        <translation>A 级：官方公开，已核对</translation>
    </message>
    <message>
        <source>B: copy of an official text</source>
        <translation>B 级：官方文本转载</translation>
    </message>
    <message>
        <source>C: article without a source</source>
        <translation>C 级：文章，无出处</translation>
    </message>
    <message>
        <source>M: common, source not read</source>
        <translation>M 级：惯例，出处未核对</translation>
    </message>
    <message>
        <source>edition {edition}</source>
        <translation>{edition} 版</translation>
    </message>
    <message>
        <source>region: {region}</source>
        <translation>地区：{region}</translation>
    </message>
    <message>
        <source>in force from {day}</source>
        <translation>{day}起施行</translation>
    </message>
    <message>
        <source>The hall&apos;s own row. Why: {reason}</source>
        <translation>本厅自定。理由：{reason}</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已擦除</translation>
    </message>
    <message>
        <source>Evidence: {grade}</source>
        <translation>依据等级 {grade}</translation>
    </message>
    <message>
        <source>confirmed by the hall</source>
        <translation>本厅已确认</translation>
    </message>
    <message>
        <source>to be confirmed by the hall</source>
        <translation>待本厅确认</translation>
    </message>
</context>
<context>
    <name>OwnershipPair</name>
    <message>
        <source>1st</source>
        <translation>首问</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>First-responsible {first}, handler {handler}</source>
        <translation>首问{first}，经办{handler}</translation>
    </message>
</context>
<context>
    <name>PinBoxes</name>
    <message>
        <source>PIN, six digits</source>
        <translation>6 位密码</translation>
    </message>
</context>
<context>
    <name>PromiseStrip</name>
    <message numerus="yes">
        <source>day %n of the count</source>
        <translation>
            <numerusform>第 %n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休</translation>
    </message>
    <message>
        <source>day {number}</source>
        <translation>第{number}日</translation>
    </message>
</context>
<context>
    <name>RailList</name>
    <message>
        <source>Steps</source>
        <translation>办理步骤</translation>
    </message>
</context>
<context>
    <name>RailModel</name>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>current step</source>
        <translation>当前步骤</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>未办</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>不需要</translation>
    </message>
</context>
<context>
    <name>SayCard</name>
    <message>
        <source>“{sentence}”</source>
        <translation>“{sentence}”</translation>
    </message>
    <message>
        <source>Say: {sentence}</source>
        <translation>说：{sentence}</translation>
    </message>
</context>
<context>
    <name>Seal</name>
    <message>
        <source>Say</source>
        <translation>说</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>问</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>查</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>判</translation>
    </message>
    <message>
        <source>Do</source>
        <translation>办</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>诺</translation>
    </message>
    <message>
        <source>No</source>
        <translation>不</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>印</translation>
    </message>
    <message>
        <source>Say to the customer</source>
        <translation>对客户说</translation>
    </message>
    <message>
        <source>Ask and fill in</source>
        <translation>询问填写</translation>
    </message>
    <message>
        <source>Check documents</source>
        <translation>核对资料</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>选一项</translation>
    </message>
    <message>
        <source>Do in the utility&apos;s system</source>
        <translation>在营销系统办理</translation>
    </message>
    <message>
        <source>Promise the date</source>
        <translation>告知时限</translation>
    </message>
    <message>
        <source>Cannot be met</source>
        <translation>不能办理</translation>
    </message>
    <message>
        <source>Print papers</source>
        <translation>打印单据</translation>
    </message>
</context>
<context>
    <name>SectionHead</name>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已收起</translation>
    </message>
</context>
<context>
    <name>StepRail</name>
    <message>
        <source>Steps</source>
        <translation>办理步骤</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>已完成 %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepTimer</name>
    <message>
        <source>This request</source>
        <translation>本笔用时</translation>
    </message>
    <message>
        <source>{time} over</source>
        <translation>超出 {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) left</source>
        <translation>
            <numerusform>还剩 %n 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Lock</source>
        <translation>锁屏</translation>
    </message>
    <message>
        <source>All well</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>有故障</translation>
    </message>
</context>
<context>
    <name>WayModel</name>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
</context>
</TS>
