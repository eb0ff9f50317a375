#!/usr/bin/env bash
# A command line of System.CommandLine has two options that each need exactly one value: --host and --out.
# The value of --host is forgotten: "--host --out report.txt".
# Expected: the error "Required argument missing for option: '--host'", because --out is a known option of the same command.
# Seen: the value of --host is "--out". For "--host --out report.txt" the error speaks of 'report.txt' instead;
# for "--host --out" there is no error at all, although both values are missing.
# Why it matters here: a build command with a forgotten value would run and write an address "--out" into its result.
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
  <ItemGroup><PackageReference Include="System.CommandLine" Version="[3.0.0]" /></ItemGroup>
</Project>
EOF
cat > Program.cs <<'EOF'
using System.CommandLine;

var host = new Option<string>("--host");
var output = new Option<string>("--out");
var command = new RootCommand { host, output };
var one = command.Parse("--host --out report.txt");
var both = command.Parse("--host --out");

Console.WriteLine($"version:  System.CommandLine {typeof(RootCommand).Assembly.GetName().Version}");
Console.WriteLine("expected: an error that names --host as the option without a value, for both lines");
Show("--host --out report.txt", one);
Show("--host --out", both);
return one.GetResult(host)?.Tokens.SingleOrDefault()?.Value == "--out"
    && both.GetResult(host)?.Tokens.SingleOrDefault()?.Value == "--out"
    && both.Errors.Count == 0 ? 0 : 1;

void Show(string line, ParseResult parsed) => Console.WriteLine(
    $"seen:     {line} -> host is '{parsed.GetResult(host)?.Tokens.SingleOrDefault()?.Value}', errors: "
    + (parsed.Errors.Count == 0 ? "none" : string.Join(" ", parsed.Errors.Select(error => error.Message))));
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll
