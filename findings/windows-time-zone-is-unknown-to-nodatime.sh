#!/usr/bin/env bash
# Exchange and Microsoft Graph name time zones as Windows does, for example "GTB Standard Time" (Athens, Bucharest).
# On Linux .NET knows these names: TimeZoneInfo.FindSystemTimeZoneById finds them. NodaTime has a provider of .NET's zones,
# DateTimeZoneProviders.Bcl, whose source creates a zone "by finding the TimeZoneInfo with the given ID".
# Expected: DateTimeZoneProviders.Bcl knows every name that TimeZoneInfo.FindSystemTimeZoneById finds on the same machine.
# Seen: on Linux DateTimeZoneProviders.Bcl gives null for the names of Windows, and for a name of the other kind a zone.
# Why it matters here: code that was tried on Windows reads a meeting's zone there and not on a Linux server.
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
  <ItemGroup><PackageReference Include="NodaTime" Version="[3.3.7]" /></ItemGroup>
</Project>
EOF
cat > Program.cs <<'EOF'
using NodaTime;

var different = 0;
var lines = new List<string>();
foreach (var id in new[] { "GTB Standard Time", "W. Europe Standard Time", "Iran Standard Time", "Europe/Athens" })
{
    var system = TimeZoneInfo.FindSystemTimeZoneById(id).BaseUtcOffset;
    var noda = DateTimeZoneProviders.Bcl.GetZoneOrNull(id);
    different += noda is null ? 1 : 0;
    lines.Add($"{id}: TimeZoneInfo UTC+{system:hh\\:mm}, NodaTime {noda?.Id ?? "null"}");
}

Console.WriteLine($"version:  NodaTime {typeof(DateTimeZone).Assembly.GetName().Version}, .NET {Environment.Version} on {Environment.OSVersion.Platform}");
Console.WriteLine("expected: a zone of NodaTime for each");
Console.WriteLine($"seen:     {string.Join("\n          ", lines)}");
return different == 3 ? 0 : 1;
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll
