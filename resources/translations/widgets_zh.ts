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
            <source>Do in the utility's system</source>
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
</TS>
