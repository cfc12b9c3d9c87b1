<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AskView</name>
    <message>
        <source>Ask the customer</source>
        <translation>询问填写</translation>
    </message>
</context>
<context>
    <name>CheckView</name>
    <message>
        <source>Documents</source>
        <translation>核对资料</translation>
    </message>
    <message>
        <source>Have</source>
        <translation>齐</translation>
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
        <translation>以后补</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>没核对</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) missing. Bring now and continue, or press {key} for the list of missing items.</source>
        <translation>
            <numerusform>缺 %n 项。补齐后继续，或按 {key} 打印一次性告知书。</numerusform>
        </translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>Photocopy</source>
        <translation>复印件</translation>
    </message>
    <message>
        <source>Electronic</source>
        <translation>电子证照</translation>
    </message>
    <message numerus="yes">
        <source>%n copy/copies to keep</source>
        <translation>
            <numerusform>留 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>from {issuer}</source>
        <translation>{issuer}出具</translation>
    </message>
    <message numerus="yes">
        <source>or one of %n other papers</source>
        <translation>
            <numerusform>或另外 %n 种资料之一，见“参考”</numerusform>
        </translation>
    </message>
    <message>
        <source>or {papers}</source>
        <translation>或{papers}</translation>
    </message>
    <message>
        <source> / </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>may follow within %n day(s)</source>
        <translation>
            <numerusform>%n 天内可以补交</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DecideView</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>A digit chooses and continues</source>
        <translation>按数字直接选并继续</translation>
    </message>
    <message>
        <source>Cannot go on: {title}</source>
        <translation>不能办理：{title}</translation>
    </message>
    <message>
        <source>Next: {title}</source>
        <translation>接着：{title}</translation>
    </message>
</context>
<context>
    <name>DoView</name>
    <message>
        <source>Open {place}</source>
        <translation>打开 {place}，逐项粘贴</translation>
    </message>
    <message>
        <source>Done, continue</source>
        <translation>已办好，继续</translation>
    </message>
    <message>
        <source>Copy the next</source>
        <translation>复制下一项</translation>
    </message>
    <message>
        <source>Copying goes on to the next one; the clipboard is cleared after 60 seconds</source>
        <translation>复制后自动跳到下一项；剪贴板 60 秒后清空</translation>
    </message>
    <message>
        <source>Paste or scan</source>
        <translation>粘贴或扫码</translation>
    </message>
</context>
<context>
    <name>MissingWords</name>
    <message numerus="yes">
        <source>%n document(s) missing</source>
        <translation>
            <numerusform>还缺 %n 份资料</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) not checked</source>
        <translation>
            <numerusform>%n 份资料没核对</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reason(s) to write</source>
        <translation>
            <numerusform>%n 条理由没写</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to fill in</source>
        <translation>
            <numerusform>%n 个填写项没填好</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation>还没有选</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>documents missing: %n</source>
        <translation>
            <numerusform>缺资料 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not checked: %n</source>
        <translation>
            <numerusform>没核对 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>fields empty: %n</source>
        <translation>
            <numerusform>缺填写 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>缺 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotNeededReasons</name>
    <message>
        <source>{document} is on the list the customer was given. Why is it not needed?</source>
        <translation>“{document}”已写进给客户的告知书，为什么不需要了？</translation>
    </message>
</context>
<context>
    <name>PrintView</name>
    <message>
        <source>Papers for the customer</source>
        <translation>给客户的单据</translation>
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
        <source>Print and continue</source>
        <translation>打印并继续</translation>
    </message>
</context>
<context>
    <name>PromiseView</name>
    <message>
        <source>Settled by (that day included)</source>
        <translation>最晚办结（含当天）</translation>
    </message>
    <message>
        <source>Earlier date</source>
        <translation>改为更早</translation>
    </message>
    <message>
        <source>Never later than the rule allows</source>
        <translation>不能晚于规定</translation>
    </message>
    <message>
        <source>The holidays of that year are not published yet; the date will be checked.</source>
        <translation>那一年的放假安排还没有公布，日期到时会再核对。</translation>
    </message>
    <message>
        <source>This limit has already passed. Say so, apologise, and tell the supervisor.</source>
        <translation>这个时限已经过了。请如实告知并致歉，再报告班长。</translation>
    </message>
    <message>
        <source>Nobody in this hall has confirmed this time limit. Promise no day: tell the customer that we call as soon as it is confirmed.</source>
        <translation>本厅还没有人确认这个时限。请不要承诺日期，告诉客户确认后马上通知。</translation>
    </message>
    <message>
        <source>Answered by (that day included)</source>
        <translation>最晚答复（含当天）</translation>
    </message>
    <message>
        <source>We are there by (that day included)</source>
        <translation>最晚到场（含当天）</translation>
    </message>
    <message>
        <source>We contact the customer by (that day included)</source>
        <translation>最晚联系（含当天）</translation>
    </message>
    <message>
        <source>Settled by this time</source>
        <translation>最晚到这个时间</translation>
    </message>
    <message>
        <source>Answered by this time</source>
        <translation>最晚这个时间答复</translation>
    </message>
    <message>
        <source>We are there by this time</source>
        <translation>最晚这个时间到场</translation>
    </message>
    <message>
        <source>We contact the customer by this time</source>
        <translation>最晚这个时间联系客户</translation>
    </message>
    <message>
        <source>← → choose the day, Enter takes it</source>
        <translation>按 ← → 选日期，按回车确定</translation>
    </message>
    <message>
        <source>Told, continue</source>
        <translation>已告知，继续</translation>
    </message>
    <message>
        <source>At the counter since {day}, {limit}</source>
        <translation>{day} 到柜台，{limit}</translation>
    </message>
    <message>
        <source>Paid {day}, {limit}</source>
        <translation>{day} 交费，{limit}</translation>
    </message>
    <message>
        <source>Inspection passed {day}, {limit}</source>
        <translation>{day} 验收合格，{limit}</translation>
    </message>
    <message>
        <source>Reported {day}, {limit}</source>
        <translation>{day} 报告，{limit}</translation>
    </message>
    <message>
        <source>Applied for {day}, {limit}</source>
        <translation>{day} 申请，{limit}</translation>
    </message>
    <message>
        <source>Accepted {day}, {limit}</source>
        <translation>{day}受理，{limit}</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) from the next day</source>
        <translation>
            <numerusform>次日起 %n 个工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) from the next day</source>
        <translation>
            <numerusform>次日起 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n hour(s)</source>
        <translation>
            <numerusform>%n 小时内</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟内</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RefuseView</name>
    <message>
        <source>No other way (say why)</source>
        <translation>无其他办法（写明原因）</translation>
    </message>
    <message>
        <source>What can be done instead</source>
        <translation>可以怎么办</translation>
    </message>
    <message>
        <source>Choose one and tell the customer</source>
        <translation>选一项告诉客户</translation>
    </message>
    <message>
        <source>Why there is no other way</source>
        <translation>没有其他办法的原因</translation>
    </message>
    <message>
        <source>Record as cannot be met</source>
        <translation>记为不能办理</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>In the reference</source>
        <translation>在参考里看</translation>
    </message>
</context>
<context>
    <name>RuleLine</name>
    <message>
        <source>Rule</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Rules of this service</source>
        <translation>本业务的规定</translation>
    </message>
    <message>
        <source>to be confirmed by the hall</source>
        <translation>待营业厅确认</translation>
    </message>
</context>
<context>
    <name>SayView</name>
    <message>
        <source>Told, continue</source>
        <translation>已告知，继续</translation>
    </message>
</context>
<context>
    <name>StartMoment</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>When was it paid?</source>
        <translation>什么时候交的费？</translation>
    </message>
    <message>
        <source>When was the inspection passed?</source>
        <translation>什么时候验收合格的？</translation>
    </message>
    <message>
        <source>When was it reported?</source>
        <translation>什么时候报的？</translation>
    </message>
    <message>
        <source>When was it applied for?</source>
        <translation>什么时候申请的？</translation>
    </message>
    <message>
        <source>From when is it counted?</source>
        <translation>从什么时候算起？</translation>
    </message>
    <message>
        <source>This is no time of day. Type it like 10:42.</source>
        <translation>这不是时间。请写成 10:42 这样。</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>第 {number} 步</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation>第 {number} 步，共 {total} 步</translation>
    </message>
    <message>
        <source>Cannot be met</source>
        <translation>不能办理</translation>
    </message>
    <message>
        <source>Customer does not know</source>
        <translation>客户不知道</translation>
    </message>
    <message>
        <source>Earlier date</source>
        <translation>改为更早</translation>
    </message>
    <message>
        <source>Rule text</source>
        <translation>规定原文</translation>
    </message>
    <message>
        <source>Copy {title}</source>
        <translation>复制{title}</translation>
    </message>
</context>
</TS>
