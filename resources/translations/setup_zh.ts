<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SecretEntry</name>
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
