<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Statuses</name>
    <message numerus="yes">
        <source>%n paper(s) not printed</source>
        <translation>
            <numerusform>%n paper not printed</numerusform>
            <numerusform>%n papers not printed</numerusform>
        </translation>
    </message>
</context>
</TS>
