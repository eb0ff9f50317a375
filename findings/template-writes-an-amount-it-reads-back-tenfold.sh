#!/usr/bin/env bash
# A Liquid template for Fluid captures an amount and adds zero to the captured text; the template's culture is Hungarian.
# Expected: the amount stays the same, because the template reads the text that the template has just written.
# Seen: Fluid writes the amount by the culture, "1234,5". It reads text as a number by the invariant culture, in which the
# comma groups thousands, and gives 12345: ten times the amount, without an exception. In English the amount stays the same.
# Why it matters here: a captured or formatted price in a letter to a customer becomes ten or a hundred times larger.
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

var template = new FluidParser().Parse("{% capture price %}{{ amount }}{% endcapture %}{{ price }} -> {{ price | plus: 0 }}");
var seen = new Dictionary<string, string>();
foreach (var culture in new[] { "en-GB", "hu-HU", "el-GR" })
{
    var context = new TemplateContext { CultureInfo = CultureInfo.GetCultureInfo(culture) };
    context.SetValue("amount", 1234.5m);
    seen[culture] = template.Render(context);
}

Console.WriteLine($"version:  Fluid.Core {typeof(FluidParser).Assembly.GetName().Version}, .NET {Environment.Version}");
Console.WriteLine("expected: the same amount on both sides of the arrow");
Console.WriteLine($"seen:     {string.Join("\n          ", seen.Select(one => $"{one.Key}: {one.Value}"))}");
return seen["en-GB"] == "1234.5 -> 1234.5" && seen["hu-HU"] == "1234,5 -> 12345" && seen["el-GR"] == "1234,5 -> 12345" ? 0 : 1;
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll
