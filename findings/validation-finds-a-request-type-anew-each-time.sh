#!/usr/bin/env bash
# A minimal API validates its requests with AddValidation. A source generator writes, at compile time, what the attributes of a type say,
# and the options hand that description out: ValidationOptions.TryGetValidatableTypeInfo.
# Expected: the same description for the same type each time, since a type cannot change while the program runs.
# Seen: each call builds a new description, and looks at the type's base types by reflection again; every validated request does so.
# Why it matters here: every request makes this garbage anew, before its handler runs.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > probe.csproj <<'EOF'
<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <NoWarn>ASP0029</NoWarn>
    <InterceptorsNamespaces>$(InterceptorsNamespaces);Microsoft.AspNetCore.Http.Validation.Generated</InterceptorsNamespaces>
  </PropertyGroup>
</Project>
EOF
cat > Program.cs <<'EOF'
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Validation;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddValidation();
await using var app = builder.Build();
app.MapPost("/orders", (Order order) => order.Number);

var options = app.Services.GetRequiredService<IOptions<ValidationOptions>>().Value;
options.TryGetValidatableTypeInfo(typeof(Order), out var first);
options.TryGetValidatableTypeInfo(typeof(Order), out var second);
const int Times = 1000;
var before = GC.GetAllocatedBytesForCurrentThread();
for (var i = 0; i < Times; i++)
{
    options.TryGetValidatableTypeInfo(typeof(Order), out _);
}

var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
Console.WriteLine($"version:  Microsoft.Extensions.Validation 10.0 of ASP.NET Core {Environment.Version}");
Console.WriteLine("expected: the same description twice, and no bytes for a further look");
Console.WriteLine($"seen:     the same description: {ReferenceEquals(first, second)}; {bytes} bytes for each further look");
return first is not null && second is not null && !ReferenceEquals(first, second) && bytes > 100 ? 0 : 1;

public sealed record Order(
    [property: Required, StringLength(40)] string Number, [property: Range(1, 1000)] int Quantity, [property: EmailAddress] string Address);
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll
