<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DetailPane</name>
    <message numerus="yes">
        <source>%n list(s) of what is missing: one too many counts against us</source>
        <translation>
            <numerusform>%n list of what is missing: one too many counts against us</numerusform>
            <numerusform>%n lists of what is missing: one too many counts against us</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Log intact · %n record(s)</source>
        <translation>
            <numerusform>Log intact · %n record</numerusform>
            <numerusform>Log intact · %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message numerus="yes">
        <source>{numbers} and %n more</source>
        <translation>
            <numerusform>{numbers} and %n more</numerusform>
            <numerusform>{numbers} and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message numerus="yes">
        <source>All %n</source>
        <translation>
            <numerusform>All %n</numerusform>
            <numerusform>All %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>More than %n requests fit; the newest are searched. Type more.</source>
        <translation>
            <numerusform>More than %n request fits; the newest are searched. Type more.</numerusform>
            <numerusform>More than %n requests fit; the newest are searched. Type more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading %n request(s)</source>
        <translation>
            <numerusform>Reading %n request; filters can be typed already</numerusform>
            <numerusform>Reading %n requests; filters can be typed already</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogWords</name>
    <message numerus="yes">
        <source>{line} (told %n time(s))</source>
        <translation>
            <numerusform>{line} (told %n time)</numerusform>
            <numerusform>{line} (told %n times)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingProcedures</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Customers asked for %n thing(s) without a procedure</source>
        <translation>
            <numerusform>Customers asked for %n thing without a procedure</numerusform>
            <numerusform>Customers asked for %n things without a procedure</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingWords</name>
    <message numerus="yes">
        <source>“%1”, asked for %n time(s)</source>
        <translation>
            <numerusform>“%1”, asked for %n time</numerusform>
            <numerusform>“%1”, asked for %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProcedureFaults</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n procedure file(s) with faults</source>
        <translation>
            <numerusform>%n procedure file with faults</numerusform>
            <numerusform>%n procedure files with faults</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Recording</name>
    <message numerus="yes">
        <source>Erased for good: %n text(s) and paper(s) of {numbers}.</source>
        <translation>
            <numerusform>Erased for good: %n text or paper of {numbers}.</numerusform>
            <numerusform>Erased for good: %n texts and papers of {numbers}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message numerus="yes">
        <source>%n working day(s) overdue</source>
        <translation>
            <numerusform>%n working day overdue</numerusform>
            <numerusform>%n working days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) left</source>
        <translation>
            <numerusform>%n working day left</numerusform>
            <numerusform>%n working days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s) late</source>
        <translation>
            <numerusform>%n working day late</numerusform>
            <numerusform>%n working days late</numerusform>
        </translation>
    </message>
</context>
</TS>
