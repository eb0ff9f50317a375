#!/usr/bin/env bash
# F23.StringSimilarity compares two short, different names by groups of three letters (Jaccard, Sorensen-Dice).
# Expected: 0, since the library promises a value between 0 and 1 and the names share no group of letters.
# Seen: both similarities are NaN, because names shorter than three letters have no group at all. Every comparison with NaN is false,
# so "similar >= 0.9" and "similar < 0.9" are both false.
# Why it matters here: a rule for duplicates that keeps what is not below a limit proposes Li and Wu as one person.
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
  <ItemGroup><PackageReference Include="F23.StringSimilarity" Version="[7.0.1]" /></ItemGroup>
</Project>
EOF
cat > Program.cs <<'EOF'
using System.Globalization;
using F23.StringSimilarity;

(string, string)[] pairs = [("Li", "Wu"), ("Bo", "Li"), ("Anna", "Petra")];
var seen = pairs.Select(pair => (Pair: pair, Jaccard: new Jaccard(3).Similarity(pair.Item1, pair.Item2),
    Dice: new SorensenDice(3).Similarity(pair.Item1, pair.Item2))).ToList();

Console.WriteLine($"version:  F23.StringSimilarity 7.0.1 (assembly {typeof(Jaccard).Assembly.GetName().Version}), .NET {Environment.Version}");
Console.WriteLine("expected: 0 for each pair");
foreach (var (pair, jaccard, dice) in seen)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seen:     {pair.Item1}, {pair.Item2}: Jaccard {jaccard}, Sorensen-Dice {dice}"));
}

return seen.Count(one => double.IsNaN(one.Jaccard) && double.IsNaN(one.Dice)) == 2 && seen[2] is { Jaccard: 0, Dice: 0 } ? 0 : 1;
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll
