#!/usr/bin/env bash
# Azure.Data.Tables stores an object of a class of ours, which has a property of the type decimal, and reads the object again.
# Expected: the same amount, or an exception, because the Table service has no type for decimal.
# Seen: the amount is stored (as a double), reading it into the class gives 0, and nothing says so. A double beside it is read.
# Why it matters here: amounts of money become 0 without an error; the library alone decides it, whatever service answers.
set -euo pipefail
folder=$(mktemp -d)
cd "$folder"
npm install --no-audit --no-fund --silent azurite@3.37.0 > npm.log 2>&1 || { cat npm.log; exit 2; }
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
node_modules/.bin/azurite-table --tablePort "$port" --inMemoryPersistence > azurite.log 2>&1 &
azurite=$!
trap 'kill $azurite; rm -rf "$folder"' EXIT

cat > probe.csproj <<'EOF'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="Azure.Data.Tables" Version="[12.13.0]" /></ItemGroup>
</Project>
EOF
cat > Program.cs <<'EOF'
using Azure;
using Azure.Data.Tables;

// The emulator's public account.
const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
var account = new TableSharedKeyCredential("devstoreaccount1", Key);
// A version of the protocol that this emulator knows.
var options = new TableClientOptions(TableClientOptions.ServiceVersion.V2019_02_02);
var table = new TableClient(new Uri($"http://127.0.0.1:{args[0]}/devstoreaccount1"), "prices", account, options);
await table.CreateIfNotExistsAsync();
await table.AddEntityAsync(new Price { PartitionKey = "p", RowKey = "1", Amount = 12.34m, Rate = 0.5 });
var stored = (await table.GetEntityAsync<TableEntity>("p", "1")).Value["Amount"];
var back = (await table.GetEntityAsync<Price>("p", "1")).Value;
Console.WriteLine($"version:  Azure.Data.Tables {typeof(TableClient).Assembly.GetName().Version}, Azurite 3.37.0");
Console.WriteLine("expected: Amount 12.34 and Rate 0.5, or an exception");
Console.WriteLine($"seen:     stored {stored} as {stored.GetType().Name}; read back Amount {back.Amount} and Rate {back.Rate}, no exception");
return back is { Amount: 0m, Rate: 0.5 } && stored is 12.34 ? 0 : 1;

public sealed class Price : ITableEntity
{
    public string PartitionKey { get; set; } = "";
    public string RowKey { get; set; } = "";
    public DateTimeOffset? Timestamp { get; set; }
    public ETag ETag { get; set; }
    public decimal Amount { get; set; }
    public double Rate { get; set; }
}
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll "$port"
