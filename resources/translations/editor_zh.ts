<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChangeOverlay</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
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
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{added} lines more and {removed} fewer than version {number}</source>
        <translation>比第 {number} 版多 {added} 行、少 {removed} 行</translation>
    </message>
    <message>
        <source>Steps {numbers}</source>
        <translation>环节 {numbers}</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>No step and no paper</source>
        <translation>环节和单据都不变</translation>
    </message>
    <message>
        <source>Nothing is under way on version {number}</source>
        <translation>没有按第 {number} 版在办的诉求</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) under way finish on version {number}</source>
        <translation>
            <numerusform>办到一半的 %n 笔仍按第 {number} 版办完</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeEditor</name>
    <message>
        <source>Text of the procedure</source>
        <translation>流程文本</translation>
    </message>
    <message>
        <source>Ctrl+] and Ctrl+[ indent, F6 goes to the next pane</source>
        <translation>Ctrl+] 和 Ctrl+[ 调整缩进，F6 到下一栏</translation>
    </message>
</context>
<context>
    <name>ComparePane</name>
    <message>
        <source>The same as version {number}</source>
        <translation>和第 {number} 版一样</translation>
    </message>
    <message>
        <source>As long as there are errors, only the lines can be compared.</source>
        <translation>有错误时只能逐行比较。</translation>
    </message>
    <message>
        <source>Papers that will look otherwise: {papers}</source>
        <translation>会变的单据：{papers}</translation>
    </message>
    <message>
        <source>No paper will look otherwise.</source>
        <translation>单据都不变。</translation>
    </message>
    <message>
        <source>Only notes, spaces or the order of names differ.</source>
        <translation>只有注释、空格或书写顺序不同。</translation>
    </message>
</context>
<context>
    <name>ConfirmOverlay</name>
    <message>
        <source>{title}, version {number}</source>
        <translation>{title} 第 {number} 版</translation>
    </message>
    <message>
        <source>Confirm version {number}</source>
        <translation>确认第 {number} 版</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>会变的</translation>
    </message>
    <message>
        <source>What does not</source>
        <translation>不会变的</translation>
    </message>
    <message>
        <source>From when</source>
        <translation>何时起用</translation>
    </message>
    <message>
        <source>The reason was erased.</source>
        <translation>原因已删除。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>{name} proposed it on {at}</source>
        <translation>{name} {at} 提交</translation>
    </message>
    <message>
        <source>Send back…</source>
        <translation>退回…</translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>撤回…</translation>
    </message>
</context>
<context>
    <name>DifferenceList</name>
    <message>
        <source>Changed lines</source>
        <translation>改动的行</translation>
    </message>
</context>
<context>
    <name>DifferenceModel</name>
    <message>
        <source>Removed, line {number}: {text}</source>
        <translation>删去第 {number} 行：{text}</translation>
    </message>
    <message>
        <source>Added, line {number}: {text}</source>
        <translation>增加第 {number} 行：{text}</translation>
    </message>
    <message>
        <source>Lines in between are the same</source>
        <translation>中间的行没有改动</translation>
    </message>
    <message>
        <source>Line {number}: {text}</source>
        <translation>第 {number} 行：{text}</translation>
    </message>
</context>
<context>
    <name>EditorBar</name>
    <message>
        <source>All procedures</source>
        <translation>全部流程</translation>
    </message>
</context>
<context>
    <name>EditorPage</name>
    <message>
        <source>Try it</source>
        <translation>试走一遍</translation>
    </message>
    <message>
        <source>Compare and publish</source>
        <translation>比较并发布</translation>
    </message>
    <message>
        <source>All procedures</source>
        <translation>全部流程</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>在文本里查找</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>下一条提示</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一栏</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一栏</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s) to mend before publishing</source>
        <translation>
            <numerusform>%n 个错误，发布前要改好</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked, may be published</source>
        <translation>检查通过</translation>
    </message>
    <message>
        <source>Mend the errors first</source>
        <translation>先改好错误</translation>
    </message>
    <message>
        <source>New, never published</source>
        <translation>新流程，还没有发布</translation>
    </message>
    <message>
        <source>Draft: {added} lines more and {removed} fewer than version {number}</source>
        <translation>草稿，比第 {number} 版多 {added} 行、少 {removed} 行</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the text</source>
        <translation>在文本里查找</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>{here} of {total}</source>
        <translation>第 {here} 处，共 {total} 处</translation>
    </message>
</context>
<context>
    <name>Flowchart</name>
    <message>
        <source>Flowchart</source>
        <translation>流程图</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Step {number}: {title}</source>
        <translation>第 {number} 步：{title}</translation>
    </message>
    <message>
        <source>{option} leads to {target}, which is no step</source>
        <translation>“{option}”指向 {target}，没有这个环节</translation>
    </message>
    <message>
        <source>{option} leads to {target}</source>
        <translation>“{option}”到“{target}”</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>LineDetail</name>
    <message numerus="yes">
        <source>%n request(s) under way</source>
        <translation>
            <numerusform>在办 %n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>各版</translation>
    </message>
    <message>
        <source>Version {number}, since {at}</source>
        <translation>第 {number} 版，{at} 起</translation>
    </message>
    <message>
        <source>{version}, in force</source>
        <translation>{version}，现行</translation>
    </message>
    <message>
        <source>Version {number} was sent back by {name}</source>
        <translation>第 {number} 版被{name}退回</translation>
    </message>
    <message>
        <source>The reason was erased.</source>
        <translation>原因已删除。</translation>
    </message>
    <message>
        <source>No request was opened with it yet.</source>
        <translation>还没有用它办过诉求。</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>Version {number} waits for a second supervisor</source>
        <translation>第 {number} 版等另一位班长确认</translation>
    </message>
    <message>
        <source>At present no other supervisor is on duty.</source>
        <translation>现在没有别的班长在岗。</translation>
    </message>
    <message>
        <source>Version {number} is confirmed and has not begun yet</source>
        <translation>第 {number} 版已确认，还没到起用时间</translation>
    </message>
    <message>
        <source>Look and confirm</source>
        <translation>查看并确认</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Retired on {day} by {name}</source>
        <translation>{name} {day} 停用</translation>
    </message>
    <message>
        <source>What is published here stays in force.</source>
        <translation>现行的仍是本厅发布的版本。</translation>
    </message>
    <message>
        <source>The program brings a newer version</source>
        <translation>程序自带了新的版本</translation>
    </message>
    <message>
        <source>The hall&apos;s file says something else</source>
        <translation>本厅文件与现行版本不同</translation>
    </message>
    <message>
        <source>Go on with the draft</source>
        <translation>接着改草稿</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>New one from it…</source>
        <translation>照它新建…</translation>
    </message>
    <message>
        <source>Retire…</source>
        <translation>停用…</translation>
    </message>
    <message>
        <source>Bring back…</source>
        <translation>恢复…</translation>
    </message>
</context>
<context>
    <name>LineList</name>
    <message>
        <source>Procedures</source>
        <translation>流程</translation>
    </message>
</context>
<context>
    <name>LineWords</name>
    <message>
        <source>Published here</source>
        <translation>本厅发布</translation>
    </message>
    <message>
        <source>The hall&apos;s file</source>
        <translation>本厅文件</translation>
    </message>
    <message>
        <source>Comes with the program</source>
        <translation>程序自带</translation>
    </message>
    <message>
        <source>Not published yet</source>
        <translation>还没有发布</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>Faulty</source>
        <translation>有错误</translation>
    </message>
    <message>
        <source>To be confirmed</source>
        <translation>等待确认</translation>
    </message>
    <message>
        <source>Starts {day}</source>
        <translation>{day} 起用</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>另有文件</translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>在办 %n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} proposed it on {at}. From when: {start}</source>
        <translation>{name} {at} 提交。何时起用：{start}</translation>
    </message>
    <message>
        <source>as soon as it is confirmed</source>
        <translation>确认后马上起用</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Check results</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Change to {word}</source>
        <translation>改成 {word}</translation>
    </message>
</context>
<context>
    <name>MessageModel</name>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>第 {line} 行</translation>
    </message>
</context>
<context>
    <name>MessagePanel</name>
    <message>
        <source>Check results</source>
        <translation>检查结果</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一条</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>错误 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminder(s)</source>
        <translation>
            <numerusform>提醒 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to mend</source>
        <translation>没有要改的</translation>
    </message>
</context>
<context>
    <name>NewProcedureDialog</name>
    <message>
        <source>New procedure, like {title}</source>
        <translation>照“{title}”新建流程</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Its id: small letters, digits and _, for example meter_check</source>
        <translation>名称：小写字母、数字和 _，例如 meter_check</translation>
    </message>
    <message>
        <source>It stays a draft of yours until it is published.</source>
        <translation>发布以前它只是您的草稿。</translation>
    </message>
    <message>
        <source>An id begins with a small letter and has only small letters, digits and _.</source>
        <translation>名称用小写字母开头，只含小写字母、数字和 _。</translation>
    </message>
    <message>
        <source>There is a procedure {id} already. Choose another id.</source>
        <translation>已经有流程 {id}，请换一个名称。</translation>
    </message>
</context>
<context>
    <name>PapersPane</name>
    <message>
        <source>Procedure sheet</source>
        <translation>办事指南</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英文</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>单据的语言</translation>
    </message>
    <message>
        <source>Usual type</source>
        <translation>普通字号</translation>
    </message>
    <message>
        <source>Large type</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>As long as there are errors, the last sheet without errors is shown.</source>
        <translation>有错误时显示的是上一份没有错误的办事指南。</translation>
    </message>
    <message>
        <source>Page {number} of {pages}</source>
        <translation>第 {number} 页，共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>ProceduresPage</name>
    <message>
        <source>Find a procedure</source>
        <translation>查找流程</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>下一栏</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>上一栏</translation>
    </message>
    <message numerus="yes">
        <source>%n procedure(s)</source>
        <translation>
            <numerusform>%n 个流程</numerusform>
        </translation>
    </message>
    <message>
        <source>{found} of {all}</source>
        <translation>{found} 个，共 {all}</translation>
    </message>
    <message>
        <source>It is not offered for new requests any more; requests under way finish on their version.</source>
        <translation>停用后不再用于新诉求；在办的诉求按原来的版本办完。</translation>
    </message>
    <message>
        <source>Retire {title}</source>
        <translation>停用“{title}”</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Bring {title} back</source>
        <translation>恢复“{title}”</translation>
    </message>
    <message>
        <source>It is offered for new requests again.</source>
        <translation>恢复后又可以用于新诉求。</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>ProposalReview</name>
    <message>
        <source>Take version {number} back</source>
        <translation>撤回第 {number} 版</translation>
    </message>
    <message>
        <source>Send version {number} back</source>
        <translation>退回第 {number} 版</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>What is in force stays in force.</source>
        <translation>现行版本不变。</translation>
    </message>
</context>
<context>
    <name>PublishOverlay</name>
    <message>
        <source>Publish {title}, version {number}</source>
        <translation>发布{title}第 {number} 版</translation>
    </message>
    <message>
        <source>Publish version {number}</source>
        <translation>发布第 {number} 版</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>会变的</translation>
    </message>
    <message>
        <source>What does not</source>
        <translation>不会变的</translation>
    </message>
    <message>
        <source>What was changed, and why (required, goes into the log)</source>
        <translation>改了什么，为什么（必填，进日志）</translation>
    </message>
    <message>
        <source>Another supervisor confirms it before it is in force</source>
        <translation>发布后要由另一位班长确认</translation>
    </message>
    <message>
        <source>It needs a second supervisor on duty to confirm it; there is none at present</source>
        <translation>要由另一位在岗的班长确认，现在没有</translation>
    </message>
    <message>
        <source>From when</source>
        <translation>何时起用</translation>
    </message>
    <message>
        <source>Tomorrow {time}</source>
        <translation>明天 {time}</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>A day</source>
        <translation>选日期</translation>
    </message>
    <message>
        <source>Day of the start</source>
        <translation>起用日期</translation>
    </message>
    <message>
        <source>Write the day like 2026-11-23.</source>
        <translation>日期请写成 2026-11-23 这样。</translation>
    </message>
    <message>
        <source>Say in one line what was changed and why; it goes into the log.</source>
        <translation>请用一句话写明改了什么、为什么，会进日志。</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Why (required, goes into the log)</source>
        <translation>原因（必填，进日志）</translation>
    </message>
</context>
<context>
    <name>RulesPane</name>
    <message>
        <source>Rules cited</source>
        <translation>引用的规定</translation>
    </message>
    <message>
        <source>No rule is cited yet.</source>
        <translation>还没有引用规定。</translation>
    </message>
    <message>
        <source>time at the counter</source>
        <translation>柜台办理时间</translation>
    </message>
    <message>
        <source>fee</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Grade {grade}</source>
        <translation>{grade} 级</translation>
    </message>
    <message>
        <source>To be confirmed by the hall</source>
        <translation>待本厅确认</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Cited in: {places}</source>
        <translation>用在：{places}</translation>
    </message>
    <message>
        <source>Not cited anywhere</source>
        <translation>没有用到</translation>
    </message>
</context>
<context>
    <name>StepPreview</name>
    <message>
        <source>Preview: what the clerk sees</source>
        <translation>环节预览：营业员会看到</translation>
    </message>
    <message>
        <source>As soon as the steps can be read, one is shown here.</source>
        <translation>环节能读出来以后，这里会显示。</translation>
    </message>
    <message>
        <source>Step {number} {id}</source>
        <translation>第 {number} 步 {id}</translation>
    </message>
</context>
<context>
    <name>TryRun</name>
    <message>
        <source>Try {title}</source>
        <translation>试走：{title}</translation>
    </message>
    <message>
        <source>Nothing is recorded</source>
        <translation>不留记录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>From the start</source>
        <translation>从头再走</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source> → </source>
        <translation> → </translation>
    </message>
    <message>
        <source>Completed at the counter</source>
        <translation>当场办结</translation>
    </message>
    <message>
        <source>Refused, with the way on that was chosen</source>
        <translation>不能办理，已选好可以怎么办</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>客户撤回</translation>
    </message>
    <message>
        <source>Accepted, with a promised date</source>
        <translation>已受理，有承诺时限</translation>
    </message>
    <message>
        <source>Papers: {papers}</source>
        <translation>单据：{papers}</translation>
    </message>
    <message>
        <source>No paper is printed</source>
        <translation>不打印单据</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Flowchart and steps</source>
        <translation>流程图和步骤</translation>
    </message>
    <message>
        <source>Procedure sheet</source>
        <translation>办事指南</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Rules cited</source>
        <translation>引用的规定</translation>
    </message>
    <message>
        <source>Compare with version {number}</source>
        <translation>与第 {number} 版比较</translation>
    </message>
    <message>
        <source>Rules cited {count}</source>
        <translation>引用的规定 {count}</translation>
    </message>
</context>
</TS>
