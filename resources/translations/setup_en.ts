<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DaysPage</name>
    <message numerus="yes">
        <source>%n promised date(s) counted again; whoever has to be told is on the clerks&apos; lists.</source>
        <translation>
            <numerusform>%n promised date counted again; whoever has to be told is on the clerks&apos; lists.</numerusform>
            <numerusform>%n promised dates counted again; whoever has to be told is on the clerks&apos; lists.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message numerus="yes">
        <source>%n customer(s) at the counter</source>
        <translation>
            <numerusform>%n customer at the counter</numerusform>
            <numerusform>%n customers at the counter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) parked</source>
        <translation>
            <numerusform>%n customer parked</numerusform>
            <numerusform>%n customers parked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintersStep</name>
    <message numerus="yes">
        <source>%n printer(s) found</source>
        <translation>
            <numerusform>%n printer found</numerusform>
            <numerusform>%n printers found</numerusform>
        </translation>
    </message>
</context>
</TS>
