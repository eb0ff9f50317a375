using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.ImportExport.Tables;
using OutlookCrm.Primitives;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using OutlookCrm.Storage;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Whatever a record says, the import ends, the record is named, and the records around it are stored.</summary>
public sealed partial class RecordFaultTests(Company company)
{
    private const string Lines = "Invoice Number,Invoice Date,Customer,Email,Currency,Item Name,Quantity,Unit Price,Total\n";
    private const string Most = "999999999999999";

    [Theory]
    [InlineData("2026-10-01,X,{0},EUR,,2,5.25,10.50", "")]
    [InlineData("2026-10-01,X,{0},EUR,\" \",2,5.25,10.50", "")]
    [InlineData("2026-10-01,X,{0},EUR,,,10.50,10.50", "")]
    [InlineData("2026-10-01,X,{0},EUR,\u200B,1,10.50,10.50", "")]
    [InlineData($"2026-10-01,X,{{0}},EUR,x,{Most},{Most},10.50", "number-too-large")]
    [InlineData($"2026-10-01,X,{{0}},EUR,x,-{Most},{Most},", "number-too-large")]
    [InlineData($"2026-10-01,X,{{0}},EUR,,{Most},{Most},10.50", "number-too-large")]
    [InlineData($"2026-10-01,X,{{0}},EUR,x,{Most},1000,10.50", "lines-not-possible")]
    [InlineData("2026-10-01,X,{0},EUR,x,0.0000000000000000000000000001,0.0000000000000000000000000001,10.50", "")]
    public async Task A_line_of_any_content_stops_no_import(string row, string code)
    {
        var (address, u) = (company.NewAddress("odd"), Guid.NewGuid().ToString("N")[..8]);
        var file = $"{Lines}A{u},2026-10-01,X,{address},EUR,x,1,1.50,1.50\nB{u},{string.Format(null, row, address)}\n"
            + $"C{u},2026-10-01,X,{address},EUR,x,1,2.50,2.50\n";
        var planned = await DryRunAsync(Encoding.UTF8.GetBytes(file));
        var import = await company.ImportAsync(file);

        Assert.Equal((code.Length == 0 ? "3" : "2", code.Length == 0 ? "" : $"3 {code}"), (Count(import, "salesAdded"), Rejected(import)));
        Assert.Equal(code.Length == 0 ? "3" : "2", planned.Text("counts", "create"));
    }

    [Theory]
    [InlineData("invoices", "mydata-gr-withheld-tax.xml")]
    [InlineData("invoices", "mydata-gr-two-invoices-iso-8859-7.xml")]
    public async Task Invoices_whose_lines_have_amounts_alone_are_imported(string folder, string name)
    {
        var file = Previews.Shared(folder, name);
        await DryRunAsync(file);
        var import = await company.ImportAsync(file);

        Assert.NotEqual("0 0", $"{Count(import, "salesAdded")} {Count(import, "salesUnchanged")}");
    }

    [Theory]
    [InlineData("ubl-peppol-base.xml", "</cac:Price>", "<cbc:BaseQuantity>0.0000000000000000000000000001</cbc:BaseQuantity></cac:Price>")]
    [InlineData("nav-hu-egyszerusitett.xml", null, null)]
    [InlineData("ubl-peppol-base.xml", null, null)]
    [InlineData("cii-cen-03-charge.xml", null, null)]
    public async Task Numbers_of_XML_that_are_too_large_are_no_failure(string name, string? from, string? to)
    {
        var text = Encoding.UTF8.GetString(Previews.Shared("invoices", name));
        text = from is null ? NumberInside().Replace(text, $">{Most}<") : text.Replace(from, to, StringComparison.Ordinal);
        using var planned = await SendDryRunAsync(Encoding.UTF8.GetBytes(text));

        Assert.Contains((int)planned.StatusCode, new[] { 200, 422 });
    }

    [Theory]
    [InlineData("2026-10-25 24:00:00", "2026-10-26")]
    [InlineData("2026-12-31T24:00", "2027-01-01")]
    [InlineData("2026-10-25 23:00", "2026-10-25")]
    [InlineData("2026-10-25 00:00", "2026-10-25")]
    [InlineData("2026-10-25 25:00:00", "2026-12-01")]
    [InlineData("2026-10-25 99:00", "2026-12-01")]
    public async Task Any_hour_is_read(string written, string day)
    {
        var deals = Encoding.UTF8.GetString(Previews.Shared("csv-samples", "hubspot-deals.csv"))
            .Replace("2026-05-31 21:00", written, StringComparison.Ordinal);
        var preview = await company.Maria.PreviewAsync(deals, new { timeZone = "UTC" });

        Assert.Contains(day, preview.GetProperty("records").EnumerateArray().Select(record => record.Text("deal", "closeDate")));
    }

    [Theory]
    [InlineData("K-{0},Tea,1.50;,K-{0},2.50", "2")]
    [InlineData(",K-{0},2.50;K-{0},Tea,1.50", "2")]
    [InlineData("k-{0},Tea,1.50;K-{0},Tea,1.50", "1")]
    [InlineData(",Tea {0},1.50;,TEA {0},1.50", "1")]
    [InlineData("K-{0},Tea,1.50;K-{0},,2.50;,K-{0},3.50", "2")]
    [InlineData("K-{0},,1.50;,K-{0},1.50", "2")]
    public async Task A_product_may_bear_the_code_of_another_as_its_name(string rows, string added)
    {
        var u = Guid.NewGuid().ToString("N")[..8];
        var import = await company.ImportAsync("Product code,Product name,Price\n"
            + string.Format(null, rows, u).Replace(';', '\n') + "\n");

        Assert.Equal((added, ""), (Count(import, "productsAdded"), Rejected(import)));
    }

    [Fact]
    public async Task An_import_whose_file_is_gone_ends_as_failed()
    {
        var (services, by) = (company.Host.ApiServices, new DoneBy(Guid.NewGuid(), "Maria", DateTimeOffset.UnixEpoch));
        var head = new ImportHead(Guid.CreateVersion7(), "gone.csv", "csv-customers", TableAnswers.None, null, ImportState.Waiting, by,
            null, 1, 0, ImportCounts.None, null);
        await services.GetRequiredService<ImportStore>().AddAsync(TenantId.FromValidatedToken(EntraDirectory.Contoso.Id), head, default);
        var worker = services.GetRequiredService<ImportWorker>();
        for (var asked = 0; ; asked++)
        {
            worker.Ring();
            using var answer = await company.Reza.GetAsync($"/api/imports/{head.Id}");
            if ((await answer.ReadAsync(200)).Text("state") == "failed")
            {
                return;
            }

            Assert.True(asked < 2000);
        }
    }

    [Fact]
    public async Task An_undo_that_cannot_go_on_ends_as_failed_with_its_counts_and_can_be_started_again()
    {
        var (u, rows) = (Guid.NewGuid().ToString("N")[..8], company.Host.ApiServices.GetRequiredService<IRowStore>());
        var import = await company.ImportAsync("Order number,Order date,Email,Total,Currency\n" + string.Concat(
            Enumerable.Range(0, 5).Select(i => $"O{i}{u},2026-10-01,undo{i}@{u}.example,7.00,EUR\n")));
        var card = await company.CardAsync($"undo2@{u}.example");
        var partition = RowKeys.Customer(TenantId.FromValidatedToken(EntraDirectory.Contoso.Id),
            card.GetProperty("people")[0].GetProperty("customer").GetProperty("id").GetGuid());
        var order = (await rows.ReadAsync(partition, KeyRange.StartingWith("o"), 1, default)).Single();
        await rows.CommitAsync(new RowBatch(partition).Upsert(order.Key, "[]"u8.ToArray()), default);
        var worker = company.Host.ApiServices.GetRequiredService<ImportWorker>();
        using (var started = await company.Maria.PostAsync($"/api/imports/{import.Text("id")}/undo", null))
        {
            await started.ReadAsync(202);
        }

        var failed = default(JsonElement);
        for (var asked = 0; asked < 2000 && (asked == 0 || failed.Text("state") == "undoing"); asked++)
        {
            worker.Ring();
            using var answer = await company.Reza.GetAsync($"/api/imports/{import.Text("id")}");
            failed = await answer.ReadAsync(200);
        }

        await rows.CommitAsync(new RowBatch(partition).Upsert(order.Key, order.Content), default);
        var undone = await company.UndoImportAsync(import);

        Assert.Equal(("failed", "4", "4"),
            (failed.Text("state"), failed.Text("undone", "customersRemoved"), failed.Text("undone", "salesRemoved")));
        Assert.Equal(("5", "5"), (undone.Text("undone", "customersRemoved"), undone.Text("undone", "salesRemoved")));
    }

    [GeneratedRegex(@">-?\d+\.?\d*<")]
    private static partial Regex NumberInside();

    private async Task<JsonElement> DryRunAsync(byte[] file)
    {
        using var answer = await SendDryRunAsync(file);
        return await answer.ReadAsync(200);
    }

    private async Task<HttpResponseMessage> SendDryRunAsync(byte[] file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "books" } };
        return await company.Maria.PostAsync("/api/imports/dry-run", form);
    }
}
