<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CheckView</name>
    <message numerus="yes">
        <source>%n document(s) missing. Bring now and continue, or press {key} for the list of missing items.</source>
        <translation>
            <numerusform>%n document missing. Bring it now and continue, or press {key} for the list of missing items.</numerusform>
            <numerusform>%n documents missing. Bring them now and continue, or press {key} for the list of missing items.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n copy/copies to keep</source>
        <translation>
            <numerusform>%n copy to keep</numerusform>
            <numerusform>%n copies to keep</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>or one of %n other papers</source>
        <translation>
            <numerusform>or %n other paper, see Reference</numerusform>
            <numerusform>or one of %n other papers, see Reference</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>may follow within %n day(s)</source>
        <translation>
            <numerusform>may follow within %n day</numerusform>
            <numerusform>may follow within %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingWords</name>
    <message numerus="yes">
        <source>%n document(s) missing</source>
        <translation>
            <numerusform>%n document missing</numerusform>
            <numerusform>%n documents missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) not checked</source>
        <translation>
            <numerusform>%n document not checked</numerusform>
            <numerusform>%n documents not checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reason(s) to write</source>
        <translation>
            <numerusform>%n reason to write</numerusform>
            <numerusform>%n reasons to write</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) to fill in</source>
        <translation>
            <numerusform>%n field to fill in</numerusform>
            <numerusform>%n fields to fill in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>documents missing: %n</source>
        <translation>
            <numerusform>%n document missing</numerusform>
            <numerusform>%n documents missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>not checked: %n</source>
        <translation>
            <numerusform>%n not checked</numerusform>
            <numerusform>%n not checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>fields empty: %n</source>
        <translation>
            <numerusform>%n field empty</numerusform>
            <numerusform>%n fields empty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromiseView</name>
    <message numerus="yes">
        <source>%n working day(s) from the next day</source>
        <translation>
            <numerusform>%n working day from the next day</numerusform>
            <numerusform>%n working days from the next day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) from the next day</source>
        <translation>
            <numerusform>%n day from the next day</numerusform>
            <numerusform>%n days from the next day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n hour(s)</source>
        <translation>
            <numerusform>within %n hour</numerusform>
            <numerusform>within %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %n minute(s)</source>
        <translation>
            <numerusform>within %n minute</numerusform>
            <numerusform>within %n minutes</numerusform>
        </translation>
    </message>
</context>
</TS>
