#!/usr/bin/env bash
# A test puts the wall clock of Microsoft's FakeTimeProvider back by an hour with AdjustTime, which is there to simulate an adjustment of
# the system clock. The code under test measures an interval with GetTimestamp and GetElapsedTime, which do not follow the wall clock.
# Expected: the elapsed time stays 10 seconds and goes on from there, as on a real machine whose clock is put back.
# Seen: AdjustTime moves the timestamps as well; the elapsed time is minus 59 minutes and 50 seconds.
# Why it matters here: right code (a retry measured by timestamps) fails under this fake, and the test cannot tell right from wrong code.
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
  <ItemGroup><PackageReference Include="Microsoft.Extensions.TimeProvider.Testing" Version="[10.11.0]" /></ItemGroup>
</Project>
EOF
cat > Program.cs <<'EOF'
using Microsoft.Extensions.Time.Testing;

var clock = new FakeTimeProvider();
var started = clock.GetTimestamp();
clock.Advance(TimeSpan.FromSeconds(10));
var before = clock.GetElapsedTime(started);
clock.AdjustTime(clock.GetUtcNow() - TimeSpan.FromHours(1));
var after = clock.GetElapsedTime(started);

Console.WriteLine($"version:  Microsoft.Extensions.TimeProvider.Testing 10.11.0, .NET {Environment.Version}");
Console.WriteLine("expected: 10 seconds have passed before and after the wall clock is put back by an hour");
Console.WriteLine($"seen:     before {before}, after {after}");
return before == TimeSpan.FromSeconds(10) && after == TimeSpan.FromSeconds(10) - TimeSpan.FromHours(1) ? 0 : 1;
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll
