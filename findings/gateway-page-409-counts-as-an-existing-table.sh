#!/usr/bin/env bash
# Azure.Data.Tables is asked to create a table if the table does not exist. A gateway in front of the service answers
# 409 with its own HTML page, without any x-ms header and without the code TableAlreadyExists. The table does not exist.
# Expected: RequestFailedException, because nothing in the answer says that the table exists.
# Seen: CreateIfNotExistsAsync returns without an exception, as for a table that exists.
# Why it matters here: a start that creates its tables reports "ready", and the first write fails later, far from the cause.
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
  <ItemGroup><PackageReference Include="Azure.Data.Tables" Version="[12.13.0]" /></ItemGroup>
</Project>
EOF
cat > Program.cs <<'EOF'
using System.Net;
using System.Net.Sockets;
using System.Text;
using Azure;
using Azure.Data.Tables;

var port = FreePort();
using var gateway = new HttpListener();
gateway.Prefixes.Add($"http://127.0.0.1:{port}/");
gateway.Start();
_ = Task.Run(async () =>
{
    while (true)
    {
        var call = await gateway.GetContextAsync();
        using (var reader = new StreamReader(call.Request.InputStream)) await reader.ReadToEndAsync();
        call.Response.StatusCode = 409;
        call.Response.ContentType = "text/html";
        call.Response.Close(Encoding.UTF8.GetBytes("<html><body><h1>409 Conflict</h1>This site is stopped.</body></html>"), true);
    }
});

var key = Convert.ToBase64String(new byte[32]);
var address = new Uri($"http://127.0.0.1:{port}/local");
var table = new TableClient(address, "orders", new TableSharedKeyCredential("local", key));
var service = new TableServiceClient(address, new TableSharedKeyCredential("local", key));
var ofTable = await Answer(() => table.CreateIfNotExistsAsync());
var ofService = await Answer(() => service.CreateTableIfNotExistsAsync("orders"));

Console.WriteLine($"version:  Azure.Data.Tables {typeof(TableClient).Assembly.GetName().Version}");
Console.WriteLine("expected: RequestFailedException from both calls; the page says nothing about a table");
Console.WriteLine($"seen:     TableClient.CreateIfNotExistsAsync: {ofTable}");
Console.WriteLine($"          TableServiceClient.CreateTableIfNotExistsAsync: {ofService}");
return ofTable == "no exception" && ofService == "no exception" ? 0 : 1;

static async Task<string> Answer<T>(Func<Task<T>> create)
{
    try
    {
        await create();
        return "no exception";
    }
    catch (RequestFailedException failure)
    {
        return $"RequestFailedException {failure.Status}";
    }
}

static int FreePort()
{
    using var probe = new TcpListener(IPAddress.Loopback, 0);
    probe.Start();
    return ((IPEndPoint)probe.LocalEndpoint).Port;
}
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll
