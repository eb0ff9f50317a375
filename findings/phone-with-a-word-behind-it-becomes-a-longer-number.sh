#!/usr/bin/env bash
# libphonenumber parses a telephone number with a word behind it, as people write it in an address book: "+44 20 7946 0018 (office)".
# Expected: the number, or an error because of the word. FindNumbers in the same library finds +442079460018.
# Seen: Parse answers without an error and dials the letters as on a keypad: "office" is 633423, and the number is +442079460018633423.
# With a letter that no keypad has ("Büro") the same call throws NOT_A_NUMBER.
# Why it matters here: an import of contacts that asks Parse stores a number that nobody has, and only a further check of the length tells.
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
  <ItemGroup><PackageReference Include="libphonenumber-csharp" Version="[9.0.43]" /></ItemGroup>
</Project>
EOF
cat > Program.cs <<'EOF'
using PhoneNumbers;

var phones = PhoneNumberUtil.GetInstance();
string Parsed(string text)
{
    try
    {
        return phones.Format(phones.Parse(text, "GB"), PhoneNumberFormat.E164);
    }
    catch (NumberParseException problem)
    {
        return problem.ErrorType.ToString();
    }
}

const string Written = "+44 20 7946 0018 (office)";
var found = string.Join(", ", phones.FindNumbers(Written, "GB").Select(one => phones.Format(one.Number, PhoneNumberFormat.E164)));
var parsed = Parsed(Written);
var foreign = Parsed("+44 20 7946 0018 (Büro)");
Console.WriteLine($"version:  libphonenumber-csharp {typeof(PhoneNumberUtil).Assembly.GetName().Version}, .NET {Environment.Version}");
Console.WriteLine($"expected: +442079460018, or an error\nseen:     Parse: {parsed}\n          FindNumbers: {found}\n          Parse with \"Büro\": {foreign}");
return parsed == "+442079460018633423" && found == "+442079460018" && foreign == "NOT_A_NUMBER" ? 0 : 1;
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll
