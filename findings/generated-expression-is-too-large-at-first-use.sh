#!/usr/bin/env bash
# [GeneratedRegex] has the compiler look at an expression: an error in it is an error of the build. RegexOptions.NonBacktracking matches in
# linear time and refuses expressions whose automaton is too large.
# Expected: the build refuses, or warns of, an expression that is too large.
# Seen: the build says nothing, with all analyzers on and warnings as errors. The first use throws a TypeInitializationException of a
# NotSupportedException.
# Why it matters here: one more word in a list of reply headers broke the reading of every mail, and only a test that ran the expression saw it.
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
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <AnalysisMode>All</AnalysisMode>
    <NoWarn>CA1303;CA1515;CA1031</NoWarn>
  </PropertyGroup>
</Project>
EOF
cat > Program.cs <<'EOF'
using System.Text.RegularExpressions;

string seen;
try
{
    seen = $"it matches: {Expressions.Quoted().IsMatch("On Monday Maria wrote:")}";
}
catch (Exception e)
{
    seen = $"{e.GetType().Name}{(e.InnerException is { } inner ? $" of {inner.GetType().Name}" : "")}";
}

Console.WriteLine($"version:  .NET {Environment.Version}");
Console.WriteLine("expected: an error or a warning of the build");
Console.WriteLine($"seen:     the build passes; the first use: {seen}");
return seen.Contains("NotSupportedException", StringComparison.Ordinal) ? 0 : 1;

internal static partial class Expressions
{
    [GeneratedRegex(@"^(?:[^<>\n]{1,120}\b(?:wrote|schrieb|escribi.|ha scritto|a écrit)\b[^\n]{0,60}:|On [^\n]{1,200} wrote:)$"
        + @"|^[^<>]{0,900}(?:[a-z]{1,40}-){1,40}[^<>]{0,900}$", RegexOptions.NonBacktracking)]
    internal static partial Regex Quoted();
}
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 1; }
dotnet out/probe.dll
