using System.Text;
using OutlookCrm.Simulator;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>What an import leaves out comes back as a table that can be mended and imported.</summary>
public sealed class RejectedFileTests : IAsyncLifetime
{
    private Company _company = null!;

    public async ValueTask InitializeAsync() => _company = await Company.StartAsync(new SimulatorOptions());

    public ValueTask DisposeAsync() => _company.DisposeAsync();

    [Theory]
    [InlineData("Name;Email;City\nAnna;a@duna.example;Buda\n;;\"Athens; \"\"Piraeus\"\"\"\n",
        "Name;Email;City;OutlookCrm line;OutlookCrm reason|;;\"Athens; \"\"Piraeus\"\"\";3;Name: no-name")]
    [InlineData("Name,Email\nAnna,a@duna.example,x\nBéla,b@duna.example\n",
        "Name,Email,OutlookCrm line,OutlookCrm reason|Anna,a@duna.example,2,too-many-values,x")]
    [InlineData("Invoice number;Date;Customer;Item;Quantity;Line total;Total\nA-1;2026-06-16;Anna;Tea;1;2,50;lots\nA-1;;;Cup;2;1,50;\n"
        + ";;;Box;2;1,50;\nA-2;2026-06-16;Anna;Tea;1;2,50;2,50\n",
        "Invoice number;Date;Customer;Item;Quantity;Line total;Total;OutlookCrm line;OutlookCrm reason"
            + "|A-1;2026-06-16;Anna;Tea;1;2,50;lots;2;Total: not-a-number|A-1;;;Cup;2;1,50;;3;Total: not-a-number"
            + "|;;;Box;2;1,50;;4;Total: not-a-number")]
    [InlineData("Invoice number;Date;Customer;Total\nA-1;soon;Anna;2,50\nA-2;2026-06-16;;2,50\n",
        "Invoice number;Date;Customer;Total;OutlookCrm line;OutlookCrm reason|A-1;soon;Anna;2,50;2;Date: not-a-date"
            + "|A-2;2026-06-16;;2,50;3;no-buyer")]
    [InlineData("Payment id;Payment date;Amount;Email\nP-1;2026-06-16;2,50;nobody@duna.example\n",
        "Payment id;Payment date;Amount;Email;OutlookCrm line;OutlookCrm reason|"
            + "P-1;2026-06-16;2,50;nobody@duna.example;2;unknown-customer")]
    public async Task The_rows_come_as_they_were_with_their_lines_and_reasons(string file, string rejected)
    {
        var import = await _company.ImportAsync(file);
        Assert.Equal("True", import.Text("rejectedFile"));
        Assert.Equal(rejected, (await RejectedAsync(import.Text("id")!)).TrimEnd().Replace("\r\n", "|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mended_table_is_imported_as_it_is()
    {
        var import = await _company.ImportAsync("Name;Email;City\nAnna;a@duna.example;Buda\n;;Athens\n");
        var mended = (await RejectedAsync(import.Text("id")!)).Replace("\r\n;;", "\r\nEleni;eleni@duna.example;", StringComparison.Ordinal);
        var again = await _company.ImportAsync(mended);

        Assert.Equal(("1", "0", "False"), (Count(again, "customersAdded"), Count(again, "rejected"), again.Text("rejectedFile")));
        var eleni = (await _company.CardAsync("eleni@duna.example")).GetProperty("people")[0].GetProperty("customer");
        Assert.Equal(("Eleni", "Athens", null), (eleni.Text("profile", "name"), eleni.Text("profile", "city"),
            eleni.Text("profile", "notes")));
    }

    [Fact]
    public async Task Only_who_started_the_import_and_managers_get_it_until_it_is_forgotten()
    {
        var import = await _company.ImportAsync("Name;Email\nAnna;a@duna.example\n;;\n;b\n");
        var path = $"/api/imports/{import.Text("id")}";
        using (var other = await _company.Nikos.GetAsync($"{path}/rejected"))
        {
            await other.IsProblemAsync(403, "not-allowed");
        }

        using (var manager = await _company.Ilona.GetAsync($"{path}/rejected"))
        {
            Assert.Equal("text/csv", manager.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType);
        }

        using (var other = await _company.Nikos.DeleteAsync(path))
        {
            await other.IsProblemAsync(403, "not-allowed");
        }

        using (var listed = await _company.Reza.GetAsync("/api/imports"))
        {
            Assert.Equal(import.Text("id"), (await listed.ReadAsync(200)).GetProperty("imports")[0].Text("id"));
        }

        using var forgotten = await _company.Maria.DeleteAsync(path);
        Assert.Equal(204, (int)forgotten.StatusCode);
        using var gone = await _company.Maria.GetAsync($"{path}/rejected");
        await gone.IsProblemAsync(404, "no-such-import");
    }

    [Fact]
    public async Task Without_anything_left_out_there_is_no_table()
    {
        var import = await _company.ImportAsync("Name;Email\nAnna;a@duna.example\n");
        using var none = await _company.Maria.GetAsync($"/api/imports/{import.Text("id")}/rejected");
        await none.IsProblemAsync(404, "no-rejected-file");
    }

    private async Task<string> RejectedAsync(string import)
    {
        using var answer = await _company.Maria.GetAsync($"/api/imports/{import}/rejected");
        return Encoding.UTF8.GetString(await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).TrimStart('\uFEFF');
    }
}
