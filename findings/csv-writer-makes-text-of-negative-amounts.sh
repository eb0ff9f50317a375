#!/usr/bin/env bash
# CsvHelper writes a row with a decimal property of -12.5. The writer's own protection against formulas in spreadsheets is on
# (InjectionOptions.Escape), which puts an apostrophe before text that begins with =, +, - or @.
# Expected: the protection is for text; the number -12.5 is written as a number, and CsvHelper reads its own file back.
# Seen: the number is written as '-12.5, which no spreadsheet takes for a number, and reading the column as decimal throws.
# Why it matters here: in an export every credit note and every return loses its amount, and sales without them look larger.
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
  <ItemGroup><PackageReference Include="CsvHelper" Version="[33.1.0]" /></ItemGroup>
</Project>
EOF
cat > Program.cs <<'EOF'
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using CsvHelper.TypeConversion;

var text = new StringWriter();
var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };
using (var writer = new CsvWriter(text, configuration))
{
    writer.WriteRecords(new[] { new { Number = "CN-7", Amount = -12.5m } });
}

using var reader = new CsvReader(new StringReader(text.ToString()), configuration);
reader.Read();
reader.ReadHeader();
reader.Read();
string back;
try
{
    back = reader.GetField<decimal>("Amount").ToString(CultureInfo.InvariantCulture);
}
catch (TypeConverterException)
{
    back = "TypeConverterException";
}

var row = text.ToString().Split("\r\n")[1];
Console.WriteLine($"version:  CsvHelper 33.1.0 (assembly {typeof(CsvWriter).Assembly.GetName().Version}), .NET {Environment.Version}");
Console.WriteLine("expected: CN-7,-12.5, read back as -12.5");
Console.WriteLine($"seen:     {row}, read back as {back}");
return row.Contains("'-12.5", StringComparison.Ordinal) && back == "TypeConverterException" ? 0 : 1;
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll
