#!/usr/bin/env bash
# FuzzySharp looks for the best match of a person's name in a list of names that holds the very same text.
# Process.ExtractOne compares two texts after its own preparation, which its default settings apply.
# Expected: the entry with the same text, with the score 100, as for a Latin name.
# Seen: for a Greek or Persian name the preparation removes every letter outside a-z. All entries get the score 0,
# and ExtractOne returns the first entry of the list, another person, without an exception. Fuzz.Ratio gives 100 for the same pair.
# Why it matters here: a proposal "this is probably the same customer" names the wrong person for every name that is not Latin.
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
  <ItemGroup><PackageReference Include="FuzzySharp" Version="[2.0.2]" /></ItemGroup>
</Project>
EOF
cat > Program.cs <<'EOF'
using FuzzySharp;

string[] names = ["Maria Georgiou", "Νίκος Παπαδόπουλος", "رضا محمدی", "Nikos Papadopoulos"];
var lines = new List<string>();
var wrong = 0;
foreach (var name in names[1..])
{
    var best = Process.ExtractOne(name, names);
    wrong += best.Value == name ? 0 : 1;
    lines.Add($"{name}: {best.Value}, score {best.Score}; Fuzz.Ratio with itself {Fuzz.Ratio(name, name)}");
}

Console.WriteLine($"version:  FuzzySharp 2.0.2 (assembly {typeof(Process).Assembly.GetName().Version}), .NET {Environment.Version}");
Console.WriteLine("expected: each name finds itself, score 100");
Console.WriteLine($"seen:     {string.Join("\n          ", lines)}");
return wrong == 2 ? 0 : 1;
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll
