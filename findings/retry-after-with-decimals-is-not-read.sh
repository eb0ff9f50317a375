#!/usr/bin/env bash
# Microsoft Graph answers 429 with a Retry-After of a number with decimals; the page of Microsoft Graph about throttling
# shows exactly such an answer ("Retry-After: 2.128"). The client of Microsoft.Graph repeats the request by itself.
# Expected: the client waits at least as long as the header says, as it does for a whole number.
# Seen: the client cannot read a number with decimals and waits its own 3 seconds, so it repeats too early when told to wait longer.
# Why it matters here: a request repeated too early counts against the mailbox's limit and keeps the mailbox throttled.
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
  <ItemGroup><PackageReference Include="Microsoft.Graph" Version="[6.10.0]" /></ItemGroup>
</Project>
EOF
cat > Program.cs <<'EOF'
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;

var port = FreePort();
var retryAfter = "";
var arrivals = new List<TimeSpan>();
var clock = Stopwatch.StartNew();
using var graph = new HttpListener();
graph.Prefixes.Add($"http://127.0.0.1:{port}/");
graph.Start();
_ = Task.Run(async () =>
{
    while (true)
    {
        var call = await graph.GetContextAsync();
        arrivals.Add(clock.Elapsed);
        call.Response.ContentType = "application/json";
        if (arrivals.Count == 1)
        {
            call.Response.StatusCode = 429;
            call.Response.Headers["Retry-After"] = retryAfter;
            call.Response.Close(Encoding.UTF8.GetBytes("""{"error":{"code":"TooManyRequests","message":"Please retry after"}}"""), true);
            continue;
        }
        call.Response.Close(Encoding.UTF8.GetBytes("""{"id":"1","displayName":"Anna"}"""), true);
    }
});

var whole = await Wait("5");
var decimals = await Wait("5.128");
Console.WriteLine($"version:  Microsoft.Graph {typeof(GraphServiceClient).Assembly.GetName().Version}");
Console.WriteLine("expected: at least 5 s of waiting after 'Retry-After: 5', at least 5.1 s after 'Retry-After: 5.128'");
Console.WriteLine($"seen:     {whole.TotalSeconds:F1} s after 'Retry-After: 5', {decimals.TotalSeconds:F1} s after 'Retry-After: 5.128'");
return whole >= TimeSpan.FromSeconds(4.9) && decimals < TimeSpan.FromSeconds(4.5) ? 0 : 1;

async Task<TimeSpan> Wait(string header)
{
    retryAfter = header;
    arrivals.Clear();
    var client = new GraphServiceClient(new AnonymousAuthenticationProvider(), $"http://127.0.0.1:{port}/v1.0");
    await client.Me.GetAsync();
    return arrivals[1] - arrivals[0];
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
