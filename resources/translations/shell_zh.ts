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
</TS>
