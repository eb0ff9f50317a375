#!/usr/bin/env bash
# A transaction of the Table service may hold rows of one partition only; the service answers 400 with the code
# CommandsInBatchActOnDifferentPartitions (learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions).
# Microsoft's emulator Azurite is given a transaction of two rows whose partitions differ.
# Expected: the emulator refuses it as the service does.
# Seen: the emulator answers 202 with a 204 for each row, and both rows are stored.
# Why it matters here: code that puts rows of two partitions into one transaction passes every test on the emulator and fails in Azure.
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
var options = new TableClientOptions(TableClientOptions.ServiceVersion.V2019_02_02);
var table = new TableClient(new Uri($"http://127.0.0.1:{args[0]}/devstoreaccount1"), "rows", account, options);
await table.CreateIfNotExistsAsync();
string seen;
try
{
    var answer = await table.SubmitTransactionAsync(
    [
        new(TableTransactionActionType.Add, new TableEntity("north", "1")),
        new(TableTransactionActionType.Add, new TableEntity("south", "1")),
    ]);
    seen = $"taken ({string.Join(", ", answer.Value.Select(one => one.Status))})";
}
catch (RequestFailedException refused)
{
    seen = $"{refused.Status} {refused.ErrorCode}";
}

var rows = table.Query<TableEntity>().Select(row => row.PartitionKey).ToList();
Console.WriteLine($"version:  Azurite 3.37.0, Azure.Data.Tables {typeof(TableClient).Assembly.GetName().Version}");
Console.WriteLine("expected: 400 CommandsInBatchActOnDifferentPartitions, and no row");
Console.WriteLine($"seen:     {seen}, and {rows.Count} rows: {string.Join(", ", rows)}");
return seen == "taken (204, 204)" && rows.Count == 2 ? 0 : 1;
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll "$port"
