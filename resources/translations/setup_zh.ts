<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BackupPage</name>
    <message>
        <source>best on another disk than this computer&apos;s own</source>
        <translation>最好放在另一块磁盘上</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Days until a backup is destroyed</source>
        <translation>备份保留多少天</translation>
    </message>
    <message>
        <source>erased personal data live on in older backups until then</source>
        <translation>抹除过的个人信息在旧备份里最多留到那时</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Every copy is restored on trial and checked before it counts. It holds personal data: lock it away. Copies of this counter in the same folder are deleted when their days are over.</source>
        <translation>每份备份都先试恢复、核对过才算数。里面有个人信息，请锁好。同一文件夹里本柜台的备份到期会删除。</translation>
    </message>
    <message>
        <source>To be destroyed by {day}.</source>
        <translation>最晚 {day} 销毁。</translation>
    </message>
    <message>
        <source>Expired and deleted: {names}</source>
        <translation>到期删除：{names}</translation>
    </message>
    <message>
        <source>Backed up and checked: {file}</source>
        <translation>已备份并核对：{file}</translation>
    </message>
</context>
<context>
    <name>CannotOpenPage</name>
    <message>
        <source>The counter&apos;s records cannot be opened</source>
        <translation>柜台的记录打不开</translation>
    </message>
    <message>
        <source>Something went wrong in the program while opening. The records were left as they are.</source>
        <translation>打开时程序出了问题，记录没有改动。请再试一次；还不行，请联系技术支持。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
    <message>
        <source>Data folder: {folder}</source>
        <translation>数据文件夹：{folder}</translation>
    </message>
    <message>
        <source>For support: {detail}</source>
        <translation>给技术支持：{detail}</translation>
    </message>
</context>
<context>
    <name>DaysPage</name>
    <message>
        <source>When the days off of a new year are published, write them into this file and press “Read again”. Until then dates in that year are counted by weekends alone and marked provisional.</source>
        <translation>新一年的放假通知公布后，请把放假和调休日期写进下面的文件，再按“重新读取”。在这之前，那一年的日期只按周末计算，并注明是暂定的。</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>Promised dates are counted by them.</source>
        <translation>承诺日期按它计算。</translation>
    </message>
    <message>
        <source>Known: {first} to {last}</source>
        <translation>已知 {first} 年到 {last} 年</translation>
    </message>
    <message>
        <source>Nothing of the file is used until it is right.</source>
        <translation>改对之前，这个文件的内容都不采用。</translation>
    </message>
    <message>
        <source>This year&apos;s days off are not known: dates are provisional.</source>
        <translation>还不知道今年的放假安排，承诺日期是暂定的。</translation>
    </message>
    <message>
        <source>The hall&apos;s own file is in use.</source>
        <translation>正在使用营业厅自己的文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n promised date(s) counted again; whoever has to be told is on the clerks&apos; lists.</source>
        <translation>
            <numerusform>重新计算了 %n 个承诺日期；需要告知的客户已列入办理人的待办。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinishStep</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>best on a stick that you lock away with the paper</source>
        <translation>最好是和纸一起锁起来的 U 盘</translation>
    </message>
    <message>
        <source>Save here</source>
        <translation>存到这里</translation>
    </message>
    <message>
        <source>Type the last group of the code from your paper</source>
        <translation>请输入纸上恢复码的最后一组</translation>
    </message>
    <message>
        <source>so that nobody is locked out of the settings for good</source>
        <translation>确认您已经留好，以免以后谁也进不了设置</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Put the recovery code in the safe</source>
        <translation>请把恢复码收进保险柜</translation>
    </message>
    <message>
        <source>Whoever has it can change every setting once. It is shown only now.</source>
        <translation>拿到它的人可以登录一次并改全部设置。只在这里显示一次。</translation>
    </message>
    <message>
        <source>If {name} forgets the passphrase, this code signs in once:</source>
        <translation>{name}忘记口令时，可以用它登录一次：</translation>
    </message>
    <message>
        <source>Type the last group of the code, from the PDF you saved or your note</source>
        <translation>照存好的 PDF 或您记下的，输入恢复码最后一组</translation>
    </message>
    <message>
        <source>Type the last five characters of the code above from the paper or your note.</source>
        <translation>请照纸上的恢复码，输入最后 5 个字符。</translation>
    </message>
    <message>
        <source>That is not the last group. Compare with the paper and type it again.</source>
        <translation>和最后一组不一样。请对照纸上的恢复码重新输入。</translation>
    </message>
    <message>
        <source>Saved in {folder}. Print it, then delete the file.</source>
        <translation>已存到 {folder}。打印后请删除这个文件。</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>First set-up</source>
        <translation>首次设置</translation>
    </message>
    <message>
        <source>About 6 minutes; all but prefix and counter number can be changed later</source>
        <translation>约 6 分钟。编号前缀和柜台号启用后不能改，其他以后都能改</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>Finish the set-up</source>
        <translation>完成设置</translation>
    </message>
    <message>
        <source>Being saved</source>
        <translation>正在保存</translation>
    </message>
</context>
<context>
    <name>FolderPage</name>
    <message>
        <source>Being made</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>Being made and checked …</source>
        <translation>正在生成并核对……</translation>
    </message>
</context>
<context>
    <name>FolderRow</name>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>There is no such folder. Type another, or make it first.</source>
        <translation>没有这个文件夹。请换一个，或先建好它。</translation>
    </message>
</context>
<context>
    <name>HallStep</name>
    <message>
        <source>Hall, in Chinese</source>
        <translation>营业厅名称</translation>
    </message>
    <message>
        <source>Hall, in English</source>
        <translation>营业厅英文名</translation>
    </message>
    <message>
        <source>Company, in Chinese</source>
        <translation>单位名称</translation>
    </message>
    <message>
        <source>Company, in English</source>
        <translation>单位英文名</translation>
    </message>
    <message>
        <source>Prefix of numbers</source>
        <translation>编号前缀</translation>
    </message>
    <message>
        <source>This counter</source>
        <translation>本柜台号</translation>
    </message>
    <message>
        <source>1 to 4 letters, begins request numbers; fixed after set-up</source>
        <translation>1 到 4 个字母，诉求编号以它开头，启用后不能改</translation>
    </message>
    <message>
        <source>1 to 99, each counter its own; fixed after set-up</source>
        <translation>1 到 99，同一营业厅不能重复，启用后不能改</translation>
    </message>
    <message>
        <source>Address, in Chinese</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Address, in English</source>
        <translation>英文地址</translation>
    </message>
    <message>
        <source>Opening hours, in Chinese</source>
        <translation>营业时间</translation>
    </message>
    <message>
        <source>Opening hours, in English</source>
        <translation>英文营业时间</translation>
    </message>
    <message>
        <source>Telephone of the hall</source>
        <translation>营业厅电话</translation>
    </message>
    <message>
        <source>Telephone for complaints</source>
        <translation>投诉电话</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>decides which time limits apply</source>
        <translation>决定适用哪些时限</translation>
    </message>
    <message>
        <source>stands in request numbers and stays as it is</source>
        <translation>已写进诉求编号，不能再改</translation>
    </message>
    <message>
        <source>Hall and counter</source>
        <translation>营业厅和柜台</translation>
    </message>
    <message>
        <source>Which hall and which counter is this?</source>
        <translation>这是哪个营业厅、哪个柜台？</translation>
    </message>
    <message>
        <source>All of it is printed on receipts, so customers find back to you.</source>
        <translation>这些都会印在单据上，方便客户找到您这里。</translation>
    </message>
</context>
<context>
    <name>Labelled</name>
    <message>
        <source>optional</source>
        <translation>可不填</translation>
    </message>
</context>
<context>
    <name>LanguageStep</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language of this counter</source>
        <translation>本柜台的语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Language and text size</source>
        <translation>语言和字号</translation>
    </message>
    <message>
        <source>How should this counter look?</source>
        <translation>这个柜台用什么语言和字号？</translation>
    </message>
    <message>
        <source>You see each choice at once. Ctrl + and Ctrl − change the text size at any time.</source>
        <translation>选了立刻生效。以后随时可以按 Ctrl + 和 Ctrl − 改字号。</translation>
    </message>
</context>
<context>
    <name>LimitsPage</name>
    <message>
        <source>Time limits</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>A limit of grade C or M is promised to nobody until a supervisor has confirmed it here. Where the hall works to another limit, set its own row beside the shipped one.</source>
        <translation>C 级和 M 级的时限，班长在这里确认以后才能向客户承诺。本厅执行别的时限，就在随程序的一行旁边自定一行。</translation>
    </message>
    <message>
        <source>No row is shipped for this region.</source>
        <translation>本地区没有随程序的时限。</translation>
    </message>
    <message>
        <source>Set own row</source>
        <translation>自定一行</translation>
    </message>
    <message>
        <source>Set one from a later day</source>
        <translation>另定以后执行的一行</translation>
    </message>
    <message>
        <source>{service}: set own row</source>
        <translation>{service}：自定一行</translation>
    </message>
    <message>
        <source>Shipped: {limit}</source>
        <translation>随程序：{limit}</translation>
    </message>
    <message>
        <source>the hall&apos;s own row holds</source>
        <translation>以本厅自定为准</translation>
    </message>
    <message>
        <source>Own row: {limit}</source>
        <translation>本厅自定：{limit}</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>执行中</translation>
    </message>
    <message>
        <source>not in force yet</source>
        <translation>尚未施行</translation>
    </message>
    <message>
        <source>a later row holds</source>
        <translation>已由后一行代替</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>On what grounds: name of the document, or who approved it</source>
        <translation>依据：文件名称或批准人</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Confirm {limit}</source>
        <translation>确认：{limit}</translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>The sixth digit unlocks</source>
        <translation>输完 6 位自动解锁</translation>
    </message>
    <message>
        <source>Type the passphrase and press Enter</source>
        <translation>输完口令后按回车解锁</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>While the window is locked no customer&apos;s data is shown</source>
        <translation>锁屏时客户资料不显示</translation>
    </message>
    <message>
        <source>locked by itself at {time}</source>
        <translation>{time} 自动锁屏</translation>
    </message>
    <message>
        <source>locked at {time}</source>
        <translation>{time} 锁屏</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>%1 号柜台</translation>
    </message>
    <message>
        <source>{place}, {words}</source>
        <translation>{place}，{words}</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) at the counter</source>
        <translation>
            <numerusform>正在接待 %n 位客户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) parked</source>
        <translation>
            <numerusform>暂存 %n 位客户</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>NewSecretPage</name>
    <message>
        <source>Set and go on</source>
        <translation>设好并继续</translation>
    </message>
    <message>
        <source>{name}, set a new passphrase</source>
        <translation>{name}，请设新口令</translation>
    </message>
    <message>
        <source>{name}, set a new PIN</source>
        <translation>{name}，请设新密码</translation>
    </message>
    <message>
        <source>The code you signed in with is used up and will not work again.</source>
        <translation>刚才的码只能用一次，已经作废。</translation>
    </message>
</context>
<context>
    <name>OwnLimitForm</name>
    <message>
        <source>What has to have happened</source>
        <translation>到期时要做到</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>计算单位</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>0 days: the same day</source>
        <translation>0 天：当天</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>从何时起算</translation>
    </message>
    <message>
        <source>In force from</source>
        <translation>施行日期</translation>
    </message>
    <message>
        <source>a day, like 2026-12-01</source>
        <translation>日期，例如 2026-12-01</translation>
    </message>
    <message>
        <source>Why: name of the document, or who approved it</source>
        <translation>理由：文件名称，或由谁批准</translation>
    </message>
    <message>
        <source>What was promised before keeps its date.</source>
        <translation>此前已经承诺的日期不变。</translation>
    </message>
    <message>
        <source>Save own row</source>
        <translation>保存自定行</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>不改了</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>英文姓名</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>工号</translation>
    </message>
    <message>
        <source>shown to customers</source>
        <translation>会给客户看到</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>printed on receipts</source>
        <translation>会印在单据上</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>受理员</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>班长</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>在岗</translation>
    </message>
    <message>
        <source>Not on duty</source>
        <translation>不在岗</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>在岗情况</translation>
    </message>
</context>
<context>
    <name>PrintOnce</name>
    <message>
        <source>Printing …</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>打印好了</translation>
    </message>
    <message>
        <source>Not printed: {reason}</source>
        <translation>没有打出来：{reason}</translation>
    </message>
    <message>
        <source>The system no longer knows the job; look at the printer</source>
        <translation>系统查不到这个打印任务，请看打印机是否出纸</translation>
    </message>
    <message>
        <source>Still waiting; look at the printer</source>
        <translation>还在排队，请看一下打印机</translation>
    </message>
</context>
<context>
    <name>PrinterRow</name>
    <message>
        <source>Test</source>
        <translation>试打</translation>
    </message>
    <message>
        <source>{name} (stopped)</source>
        <translation>{name}（已停用）</translation>
    </message>
    <message>
        <source>{name} (not found now)</source>
        <translation>{name}（现在找不到）</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>no test needed</source>
        <translation>不用试打</translation>
    </message>
    <message>
        <source>A PDF needs no test</source>
        <translation>存为 PDF 不用试打</translation>
    </message>
    <message>
        <source>Test page {size}</source>
        <translation>测试页 {size}</translation>
    </message>
    <message>
        <source>unclear</source>
        <translation>请查看</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>没打出来</translation>
    </message>
</context>
<context>
    <name>PrintersStep</name>
    <message>
        <source>Receipt</source>
        <translation>业务受理回执</translation>
    </message>
    <message>
        <source>List of missing items, procedure sheet</source>
        <translation>一次性告知书、办事指南</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>自动打印</translation>
    </message>
    <message>
        <source>When I press print</source>
        <translation>按打印才打</translation>
    </message>
    <message>
        <source>Papers that every customer must get are printed</source>
        <translation>必须给客户的单据</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Which printer for which paper?</source>
        <translation>每种单据用哪台打印机？</translation>
    </message>
    <message>
        <source>Print a test on each printer you choose. Every paper is kept as PDF in any case.</source>
        <translation>选了打印机的，各打一张测试页看看。每份单子都会存成 PDF。</translation>
    </message>
    <message>
        <source>The program cannot reach printers on this system.</source>
        <translation>程序在这个系统上找不到打印机。</translation>
    </message>
    <message>
        <source>Looking for printers …</source>
        <translation>正在查找打印机</translation>
    </message>
    <message>
        <source>No print service was found; papers are saved as PDF for now.</source>
        <translation>没有找到打印服务，单据先存为 PDF。</translation>
    </message>
    <message>
        <source>No printer was found.</source>
        <translation>没有找到打印机。</translation>
    </message>
    <message numerus="yes">
        <source>%n printer(s) found</source>
        <translation>
            <numerusform>已找到 %n 台打印机</numerusform>
        </translation>
    </message>
    <message>
        <source>You can go on: papers are saved as PDF, and printers can be chosen later in Settings.</source>
        <translation>可以继续：单据先存为 PDF，以后在“设置”里再选打印机。</translation>
    </message>
</context>
<context>
    <name>RulesStep</name>
    <message>
        <source>Lock the window after so many idle minutes</source>
        <translation>几分钟不操作就锁屏</translation>
    </message>
    <message>
        <source>0: never; it never locks while somebody types</source>
        <translation>填 0 不自动锁屏；正在输入时不会锁</translation>
    </message>
    <message>
        <source>Working days to wait for missing papers</source>
        <translation>等客户补资料几个工作日</translation>
    </message>
    <message>
        <source>after that the request is on the clerk&apos;s list again</source>
        <translation>过了这些天，诉求会再出现在经办人的列表里</translation>
    </message>
    <message>
        <source>Working days to follow up a low grade</source>
        <translation>低评价几个工作日内跟进</translation>
    </message>
    <message>
        <source>the tablet tells the customer this day</source>
        <translation>评价屏会把这个日子告诉客户</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>算满意</translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation>不算满意</translation>
    </message>
    <message>
        <source>“Fairly satisfied” in the satisfaction rate</source>
        <translation>“基本满意”在满意率里</translation>
    </message>
    <message>
        <source>Rules of the hall</source>
        <translation>办理规则</translation>
    </message>
    <message>
        <source>They hold from the moment they are saved; promises already given stay as they are.</source>
        <translation>保存后立刻生效；已经承诺的日期不变。</translation>
    </message>
</context>
<context>
    <name>SecretEntry</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>One-use or recovery code</source>
        <translation>一次性码或恢复码</translation>
    </message>
    <message>
        <source>20 letters and digits</source>
        <translation>20 个字母和数字</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>PIN of {name}, six digits</source>
        <translation>{name} 的密码，6 位数字</translation>
    </message>
    <message>
        <source>Passphrase of {name}</source>
        <translation>{name} 的口令</translation>
    </message>
    <message>
        <source>Sign in with the passphrase</source>
        <translation>用口令登录</translation>
    </message>
    <message>
        <source>Sign in with the PIN</source>
        <translation>用密码登录</translation>
    </message>
    <message>
        <source>Forgot the passphrase? Use a code</source>
        <translation>忘记口令？用恢复码</translation>
    </message>
    <message>
        <source>Forgot the PIN? Use a code</source>
        <translation>忘记密码？用一次性码</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>请输入口令。</translation>
    </message>
    <message>
        <source>Type the code: %1 letters and digits, hyphens do not matter.</source>
        <translation>请输入 %1 个字母和数字的码，横线可以不输。</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>Type the recovery code from paper, or the one-use code the administrator gave you.</source>
        <translation>请输入打印的恢复码，或管理员给的一次性码。</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <source>Hide what is typed</source>
        <translation>隐藏输入的内容</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入的内容</translation>
    </message>
</context>
<context>
    <name>SecretPair</name>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase once more</source>
        <translation>再输一次口令</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>6 位密码</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation>再输一次密码</translation>
    </message>
    <message>
        <source>At least %1 characters: a sentence only you know. The eye shows what you type.</source>
        <translation>至少 %1 个字符，用一句只有您知道的话；点眼睛可以看到输入的内容、输入中文</translation>
    </message>
    <message>
        <source>Six digits, no runs or repetitions</source>
        <translation>6 位数字，不要连号或重复</translation>
    </message>
    <message>
        <source>Leave both empty to keep the present one</source>
        <translation>都不填就保留原来的</translation>
    </message>
    <message>
        <source>Type it once more.</source>
        <translation>请再输一次。</translation>
    </message>
    <message>
        <source>The two are not the same. Type it once more.</source>
        <translation>两次输入不一样。请再输一次。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation>没有改动。</translation>
    </message>
    <message>
        <source>Being saved</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Saved. It holds from now on.</source>
        <translation>已保存，立刻生效。</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Choose your name</source>
        <translation>请选择您的姓名</translation>
    </message>
    <message>
        <source>Esc goes back to the names. After five wrong tries there is a wait</source>
        <translation>按 Esc 重选姓名。连续输错 5 次起要等待</translation>
    </message>
    <message>
        <source>Nobody is on duty here. The administrator can set a new PIN with clerk-app reset-pin.</source>
        <translation>名单里没有在岗的人。请管理员用 clerk-app reset-pin 重设密码。</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>班长</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>here today</source>
        <translation>今天在本柜台</translation>
    </message>
    <message>
        <source>here yesterday</source>
        <translation>昨天在本柜台</translation>
    </message>
    <message>
        <source>here on {day}</source>
        <translation>{day}在本柜台</translation>
    </message>
    <message>
        <source>{name}, your passphrase</source>
        <translation>{name}，请输入口令</translation>
    </message>
    <message>
        <source>{name}, your six-digit PIN</source>
        <translation>{name}，请输入 6 位密码</translation>
    </message>
    <message>
        <source>Press a digit, or type the initials</source>
        <translation>按数字，或输入拼音首字母</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{letters}: {names}</source>
        <translation>{letters}：{names}</translation>
    </message>
</context>
<context>
    <name>SignInSide</name>
    <message>
        <source>Counter assistant · counter %1</source>
        <translation>柜台助手 · %1 号柜台</translation>
    </message>
    <message>
        <source>Large text</source>
        <translation>大字</translation>
    </message>
    <message>
        <source>Usual text</source>
        <translation>标准字号</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Add somebody</source>
        <translation>再加一位</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>不改了</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>职员名单</translation>
    </message>
    <message>
        <source>Nobody is deleted: whoever left is taken off duty, and the log keeps their name.</source>
        <translation>不删除人员：离开的人改为不在岗，日志里仍有姓名。</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>not on duty</source>
        <translation>不在岗</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>班长</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>受理员</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>修改{name}</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>{name} can sign in again.</source>
        <translation>{name}可以重新登录了。</translation>
    </message>
</context>
<context>
    <name>StaffStep</name>
    <message>
        <source>Leave as it was</source>
        <translation>不改了</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>职员名单</translation>
    </message>
    <message>
        <source>Who works here?</source>
        <translation>有哪些人在这里工作？</translation>
    </message>
    <message>
        <source>Begin with yourself: the first supervisor is the administrator. More can be added later.</source>
        <translation>先填您自己：第一位班长就是管理员。其他人以后也可以加。</translation>
    </message>
    <message>
        <source>This person is not in the list yet. Add them, or empty the form.</source>
        <translation>这位还没有加入名单。请按“加入名单”，或清空表格。</translation>
    </message>
    <message>
        <source>Add a supervisor first: somebody has to be able to change settings and unlock.</source>
        <translation>请先加入一位班长：要有人能改设置、给同事解锁。</translation>
    </message>
    <message>
        <source>You, the administrator</source>
        <translation>您自己（管理员）</translation>
    </message>
    <message>
        <source>Add somebody</source>
        <translation>再加一位</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>改好</translation>
    </message>
    <message>
        <source>Add to the list</source>
        <translation>加入名单</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>班长</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>受理员</translation>
    </message>
</context>
<context>
    <name>SupportPage</name>
    <message>
        <source>then hand the file to whoever helps you</source>
        <translation>写好后交给帮您处理的人</translation>
    </message>
    <message>
        <source>Make a support bundle</source>
        <translation>生成支持包</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>技术支持</translation>
    </message>
    <message>
        <source>A zip with the program&apos;s logs, versions, settings, the check of the journal and of the procedure files. No customer, no name of staff, no password and no key is in it.</source>
        <translation>一个压缩文件：程序日志、版本、设置、日志校验和流程检查的结果。里面没有客户信息、员工姓名、口令和密钥。</translation>
    </message>
    <message>
        <source>Support bundle: {file}</source>
        <translation>支持包：{file}</translation>
    </message>
</context>
<context>
    <name>TabletStep</name>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>A tablet asks customers how satisfied they are</source>
        <translation>用平板请客户评价</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>本机地址</translation>
    </message>
    <message>
        <source>empty: every address the computer has</source>
        <translation>留空：本机所有地址</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>评价屏</translation>
    </message>
    <message>
        <source>Is there a tablet for ratings?</source>
        <translation>有没有评价屏？</translation>
    </message>
    <message>
        <source>It only needs a browser and the same network as this computer.</source>
        <translation>平板有浏览器、和本机在同一网络就可以用。</translation>
    </message>
    <message>
        <source>Pair a tablet</source>
        <translation>配对评价屏</translation>
    </message>
    <message>
        <source>Remove this tablet</source>
        <translation>移除这台评价屏</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Code the tablet shows</source>
        <translation>平板上显示的数字</translation>
    </message>
    <message>
        <source>1 Open this address on the tablet, or scan the code:</source>
        <translation>1 在平板上打开这个网址，或者扫码：</translation>
    </message>
    <message>
        <source>2 The tablet shows six digits. Type them here:</source>
        <translation>2 平板会显示 6 位数字，请在这里输入：</translation>
    </message>
    <message>
        <source>The tablet is paired later: in Settings, once the counter works.</source>
        <translation>评价屏以后再配对：设置完成、柜台启用后，在“设置”里进行。</translation>
    </message>
    <message>
        <source>The page is not served. Choose Yes and save; then a tablet can be paired.</source>
        <translation>评价屏没有启用。请选“是”并保存，然后配对。</translation>
    </message>
    <message>
        <source>The tablet is connected</source>
        <translation>评价屏已连接</translation>
    </message>
    <message>
        <source>A tablet is paired, but not there now</source>
        <translation>评价屏已配对，现在没有连接</translation>
    </message>
    <message>
        <source>No tablet is paired yet</source>
        <translation>还没有配对评价屏</translation>
    </message>
    <message>
        <source>Paired. From now on this tablet asks the customers.</source>
        <translation>配对成功，以后由这台平板请客户评价。</translation>
    </message>
</context>
<context>
    <name>WithdrawForm</name>
    <message>
        <source>Why the own row is taken back</source>
        <translation>为什么撤回自定行</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>不改了</translation>
    </message>
</context>
</TS>
