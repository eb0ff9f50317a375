#!/usr/bin/env bash
# A Liquid template for Fluid formats a date that stands in the model as ISO 8601 text, "2026-11-29"; the culture is Persian (fa-IR).
# Expected: the Gregorian year 2026, as for a DateTime in the same template, or the Persian year 1405.
# Seen: the filter reads the text in the Persian calendar and writes the result in the Gregorian calendar: the year 2648.
# A DateTime of the same day is written as 2026 by the same template.
# Why it matters here: a due date in a letter for Persian readers is six hundred years late, and only where the model holds text.
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
  <ItemGroup><PackageReference Include="Fluid.Core" Version="[2.41.1]" /></ItemGroup>
</Project>
EOF
cat > Program.cs <<'EOF'
using System.Globalization;
using Fluid;

var template = new FluidParser().Parse("{{ due | date: '%Y-%m-%d' }}");
string Render(string culture, object due)
{
    var context = new TemplateContext { CultureInfo = CultureInfo.GetCultureInfo(culture) };
    context.SetValue("due", due);
    return template.Render(context);
}

var (english, text, instant) =
    (Render("en-GB", "2026-11-29"), Render("fa-IR", "2026-11-29"), Render("fa-IR", new DateTime(2026, 11, 29)));
Console.WriteLine($"version:  Fluid.Core {typeof(FluidParser).Assembly.GetName().Version}, .NET {Environment.Version}");
Console.WriteLine("expected: 2026-11-29 or 1405-09-08");
Console.WriteLine($"seen:     text, en-GB: {english}\n          text, fa-IR: {text}\n          DateTime, fa-IR: {instant}");
return english == "2026-11-29" && instant == "2026-11-29" && text.StartsWith("2648-", StringComparison.Ordinal) ? 0 : 1;
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll
