<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
    <name>LockPage</name>
    <message>
        <source>The sixth digit unlocks</source>
        <translation>输完 6 位自动解锁</translation>
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
        <source>Locked by itself at {time}</source>
        <translation>{time} 自动锁屏</translation>
    </message>
    <message>
        <source>Locked at {time}</source>
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
        <translation>{name}的密码，6 位数字</translation>
    </message>
    <message>
        <source>Passphrase of {name}</source>
        <translation>{name}的口令</translation>
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
        <source>Type it once more.</source>
        <translation>请再输一次。</translation>
    </message>
    <message>
        <source>The two are not the same. Type it once more.</source>
        <translation>两次输入不一样。请再输一次。</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Choose your name</source>
        <translation>请选择您的姓名</translation>
    </message>
    <message>
        <source>After five wrong tries there is a wait</source>
        <translation>连续输错 5 次起要等待</translation>
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
</TS>
