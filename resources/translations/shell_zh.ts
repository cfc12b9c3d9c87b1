<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Shell</name>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁屏</translation>
    </message>
    <message>
        <source>Counter assistant</source>
        <translation>柜台助手</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>班长</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>诉求复核</translation>
    </message>
    <message>
        <source>Procedures</source>
        <translation>流程</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Counter %1</source>
        <translation>%1 号柜台</translation>
    </message>
    <message>
        <source>Something went wrong in the program. What was confirmed is safe; please go on and tell support.</source>
        <translation>程序出了问题。已确认的记录都在。请继续办理，并告诉技术支持。</translation>
    </message>
</context>
<context>
    <name>Statuses</name>
    <message>
        <source>Rating tablet is off</source>
        <translation>评价屏没有启动</translation>
    </message>
    <message>
        <source>Rating tablet connected</source>
        <translation>评价屏已连接</translation>
    </message>
    <message>
        <source>Rating tablet disconnected</source>
        <translation>评价屏断开</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) not printed</source>
        <translation>
            <numerusform>%n 份单据没打出来</numerusform>
        </translation>
    </message>
    <message>
        <source>Printer has a fault</source>
        <translation>打印机有故障</translation>
    </message>
    <message>
        <source>Printer ready</source>
        <translation>打印机就绪</translation>
    </message>
    <message>
        <source>The rating tablet does not answer: see whether it is on and in the network. It comes back by itself; to pair another one, a supervisor opens the settings. This visit goes on without it.</source>
        <translation>评价屏没有回应：请看它是否开机、是否连在网上。恢复后会自动接上；要换一台，请班长在设置里配对。这次接待可以照常进行。</translation>
    </message>
</context>
</TS>
