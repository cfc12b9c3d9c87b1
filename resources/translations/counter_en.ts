<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AllRequestsOverlay</name>
    <message numerus="yes">
        <source>%n open in all</source>
        <translation>
            <numerusform>%n open in all</numerusform>
            <numerusform>%n open in all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Countdown</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EndPage</name>
    <message numerus="yes">
        <source>Print %n paper(s)</source>
        <translation>
            <numerusform>Print %n paper</numerusform>
            <numerusform>Print %n papers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FailedPapersOverlay</name>
    <message numerus="yes">
        <source>%n paper(s) did not come out</source>
        <translation>
            <numerusform>%n paper did not come out</numerusform>
            <numerusform>%n papers did not come out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinderFoot</name>
    <message numerus="yes">
        <source>%n procedure file(s) with faults</source>
        <translation>
            <numerusform>%n procedure file with faults</numerusform>
            <numerusform>%n procedure files with faults</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinderOverlay</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FinderWords</name>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n branch(es)</source>
        <translation>
            <numerusform>%n branch</numerusform>
            <numerusform>%n branches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IdleLists</name>
    <message numerus="yes">
        <source>%n open in all</source>
        <translation>
            <numerusform>%n open in all</numerusform>
            <numerusform>%n open in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open, none due soon</source>
        <translation>
            <numerusform>%n open, not due soon</numerusform>
            <numerusform>%n open, none due soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>See all %n</source>
        <translation>
            <numerusform>See it</numerusform>
            <numerusform>See all %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RatingCard</name>
    <message numerus="yes">
        <source>%n second(s) left.</source>
        <translation>
            <numerusform>%n second left.</numerusform>
            <numerusform>%n seconds left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowWords</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
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
        <source>for %n minute(s)</source>
        <translation>
            <numerusform>for %n minute</numerusform>
            <numerusform>for %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n hour(s)</source>
        <translation>
            <numerusform>for %n hour</numerusform>
            <numerusform>for %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n day(s)</source>
        <translation>
            <numerusform>for %n day</numerusform>
            <numerusform>for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SideStrip</name>
    <message numerus="yes">
        <source>%n req.</source>
        <translation>
            <numerusform>%n req.</numerusform>
            <numerusform>%n req.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, %n request(s)</source>
        <translation>
            <numerusform>{name}, %n request</numerusform>
            <numerusform>{name}, %n requests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryCard</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitHelp</name>
    <message numerus="yes">
        <source>At the counter: %n minute(s)</source>
        <translation>
            <numerusform>At the counter: %n minute</numerusform>
            <numerusform>At the counter: %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitSide</name>
    <message numerus="yes">
        <source>%n in this visit</source>
        <translation>
            <numerusform>%n in this visit</numerusform>
            <numerusform>%n in this visit</numerusform>
        </translation>
    </message>
</context>
</TS>
