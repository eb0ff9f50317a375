#!/usr/bin/env bash
# `dotnet test SOLUTION` runs the test projects of a solution on the nodes of MSBuild, and -m:2 gives it two nodes.
# Expected: with two nodes the tests of two projects run at once, as they do with --no-build.
# Seen: where both test projects refer to a third project, the second is not even built until the tests of the first have ended, also when
# everything is built already. With a third node, or with --no-build, both run at once. A test project is built only when its turn comes,
# and what it refers to belongs to a node that runs tests and builds nothing meanwhile.
# Why it matters here: on a machine with two processors a suite of two projects took the sum of their times. Where the solution is built
# before, as another configuration, and the test projects then run without a build, both run at once.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mkdir Shared First Second
cat > Shared/Shared.csproj <<'EOF'
<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
EOF
for name in First Second; do
  cat > $name/$name.csproj <<'EOF'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <OutputType>Exe</OutputType>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.NET.Test.Sdk" Version="[18.11.0]" />
    <PackageReference Include="xunit.v3" Version="[3.2.2]" />
    <PackageReference Include="xunit.runner.visualstudio" Version="[3.1.5]" />
    <ProjectReference Include="../Shared/Shared.csproj" />
  </ItemGroup>
</Project>
EOF
  cat > $name/Tests.cs <<EOF
public class Tests
{
    [Xunit.Fact]
    public void Takes_fifteen_seconds()
    {
        var begun = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Thread.Sleep(15_000);
        File.WriteAllText("$folder/$name.txt", \$"{begun} {DateTimeOffset.UtcNow.ToUnixTimeSeconds()}");
    }
}
EOF
done
dotnet new sln --name both --format sln > /dev/null
dotnet sln both.sln add Shared First Second > /dev/null
dotnet build both.sln --nologo -v q > build.log 2>&1 || { cat build.log; exit 2; }

# Runs the tests and says whether their times overlap.
together() {
  dotnet test both.sln "$@" > test.log 2>&1 || { cat test.log; exit 2; }
  read -r first ended < First.txt
  read -r second ended2 < Second.txt
  [ "$first" -lt "$ended2" ] && [ "$second" -lt "$ended" ] && echo "at once" || echo "one after the other"
}
two=$(together -m:2)
built=$(together -m:2 --no-build)
three=$(together -m:3)

echo "version:  SDK $(dotnet --version), Microsoft.NET.Test.Sdk 18.11.0, xunit.v3 3.2.2"
echo "expected: -m:2 at once, -m:2 --no-build at once, -m:3 at once"
echo "seen:     -m:2 $two, -m:2 --no-build $built, -m:3 $three"
[ "$two" = "one after the other" ] && [ "$built" = "at once" ] && [ "$three" = "at once" ]
