#!/usr/bin/env bash
# Azure.Data.Tables inserts a row; the service writes the row, but the connection breaks before the reply arrives.
# The package sends the insert again by itself, and the second reply is 409 EntityAlreadyExists.
# Expected: after a broken connection, the package reports a lost reply, or a success, because the row is the row it sent.
# Seen: the caller gets only "409 EntityAlreadyExists", the same answer as when somebody else had written the row before.
# Why it matters here: a product that reads 409 as "somebody else was faster" tells users that their own saved work was refused.
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

const string Exists =
    """{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"The specified entity already exists."}}}""";
var inserts = 0;
using var service = new TcpListener(IPAddress.Loopback, 0);
service.Start();
var port = ((IPEndPoint)service.LocalEndpoint).Port;
_ = Task.Run(async () =>
{
    while (true)
    {
        using var connection = await service.AcceptTcpClientAsync();
        using var stream = connection.GetStream();
        await ReadRequest(stream);
        inserts++;
        if (inserts == 1) continue; // the row is written; the connection breaks before the reply
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "HTTP/1.1 409 Conflict\r\nContent-Type: application/json\r\nx-ms-error-code: EntityAlreadyExists\r\n"
            + $"Content-Length: {Exists.Length}\r\nConnection: close\r\n\r\n{Exists}"));
    }
});

var key = Convert.ToBase64String(new byte[32]);
var table = new TableClient(new Uri($"http://127.0.0.1:{port}/local"), "orders", new TableSharedKeyCredential("local", key));
var answer = "success";
try
{
    await table.AddEntityAsync(new TableEntity("2026", "order-1") { ["Amount"] = 12 });
}
catch (RequestFailedException failure)
{
    answer = $"{failure.Status} {failure.ErrorCode}, inner exception: {failure.InnerException?.GetType().Name ?? "none"}";
}

Console.WriteLine($"version:  Azure.Data.Tables {typeof(TableClient).Assembly.GetName().Version}");
Console.WriteLine("expected: success, or an error that tells that the first reply was lost; the table was empty before");
Console.WriteLine($"seen:     {answer}; one AddEntityAsync sent {inserts} requests");
return answer == "409 EntityAlreadyExists, inner exception: none" && inserts == 2 ? 0 : 1;

static async Task ReadRequest(NetworkStream stream)
{
    var text = "";
    var buffer = new byte[8192];
    while (!Whole(text))
    {
        var read = await stream.ReadAsync(buffer);
        if (read == 0) return;
        text += Encoding.ASCII.GetString(buffer, 0, read);
    }
}

static bool Whole(string text)
{
    var head = text.IndexOf("\r\n\r\n");
    if (head < 0) return false;
    var length = text[..head].Split("\r\n").Single(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
    return text.Length - head - 4 >= int.Parse(length.Split(':')[1]);
}
EOF
dotnet build --nologo -v q -o out > build.log 2>&1 || { cat build.log; exit 2; }
dotnet out/probe.dll
