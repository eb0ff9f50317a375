#!/usr/bin/env bash
# A calendar file defines its time zone itself: a VTIMEZONE block named "(UTC+02:00) Athens, Bucharest", the name that
# Outlook shows for the zone. An event at 10:00 refers to that block. RFC 5545 lets the file choose the name of the block.
# Expected: 10:00 in July is 07:00 UTC, as the block says; or an exception, if the library does not know the name.
# Seen: Ical.Net reads the block, does not use it, and AsUtc gives 10:00 UTC without any exception: three hours wrong.
# Why it matters here: a meeting taken from an invitation stands in the customer's timeline at the wrong hour, or on the wrong day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > probe.csproj <<'EOF'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="Ical.Net" Version="[5.2.4]" /></ItemGroup>
</Project>
EOF
cat > Program.cs <<'EOF'
using System.Diagnostics;
using Ical.Net;

const string Known = "Europe/Athens";
const string OfTheFile = "(UTC+02:00) Athens, Bucharest";
var known = Start(Known);
var ofTheFile = Start(OfTheFile);

Console.WriteLine($"version:  Ical.Net {FileVersionInfo.GetVersionInfo(typeof(Calendar).Assembly.Location).FileVersion}");
Console.WriteLine("expected: 07:00 UTC for both names, because both files carry the same VTIMEZONE rules; or an exception");
Console.WriteLine($"seen:     {Known}: {known}; {OfTheFile}: {ofTheFile}");
return known == "07:00 UTC" && ofTheFile == "10:00 UTC" ? 0 : 1;

static string Start(string zone)
{
    var calendar = Calendar.Load($"""
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Example//Example//EN
        BEGIN:VTIMEZONE
        TZID:{zone}
        BEGIN:STANDARD
        DTSTART:19961027T040000
        TZOFFSETFROM:+0300
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:19960331T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0300
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:meeting-1
        DTSTAMP:20260601T080000Z
        DTSTART;TZID="{zone}":20260701T100000
        DTEND;TZID="{zone}":20260701T110000
        SUMMARY:Offer
        END:VEVENT
        END:VCALENDAR
        """)!;
    try
    {
        return $"{calendar.Events.Single().DtStart!.AsUtc:HH:mm} UTC";
    }
    catch (ArgumentException failure)
    {
        return failure.GetType().Name;
    }
}
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll
