using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Customers.Erasing;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Tests.ImportExport;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>Who was erased is not added again by a program, and by a person only with new consent; the books keep their figures.</summary>
public sealed class ErasedAddressTests(Company company)
{
    [Theory]
    [InlineData("{0}", "request")]
    [InlineData("{0}", "retention")]
    [InlineData("{0}", "other")]
    [InlineData("{0}", null)]
    [InlineData("upper", null)]
    [InlineData(" {0} ", null)]
    [InlineData("\t{0}", null)]
    public async Task A_person_is_warned_and_may_go_on_with_new_consent(string spelling, string? reason)
    {
        var address = company.NewAddress("gone");
        await EraseAsync(address, reason);
        var written = spelling == "upper" ? address.ToUpperInvariant()
            : string.Format(System.Globalization.CultureInfo.InvariantCulture, spelling, address);
        object Body(bool newConsent) => new { kind = "person", name = "Anna Kis", addresses = new[] { written }, newConsent };

        using (var warned = await company.Maria.PostAsJsonAsync("/api/customers", Body(false)))
        {
            var body = await warned.IsProblemAsync(409, "address-erased");
            Assert.Equal(reason ?? "request", body.Text("reason"));
            Assert.Equal(DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), body.Text("day"));
        }

        using (var added = await company.Maria.PostAsJsonAsync("/api/customers", Body(true)))
        {
            await added.ReadAsync(201);
        }

        var tenant = TenantId.FromValidatedToken(EntraDirectory.Contoso.Id);
        Assert.Empty(await company.Host.ApiServices.GetRequiredService<ErasedAddresses>().FindAsync(tenant, [address], default));
    }

    [Fact]
    public async Task Former_addresses_are_remembered_and_none_lies_in_a_row()
    {
        await using var world = await Erasure.StartAsync();
        var (id, version) = await world.AddZsofiaAsync();
        using (var edited = await world.Maria.PutAsync(
            $"/api/customers/{id}", new { kind = "person", name = "Zsófia Qanary", addresses = new[] { Erasure.Zsofia } }, version))
        {
            version = (await edited.ReadAsync(200)).GetProperty("version").GetString()!;
        }

        await world.EraseAsync(id, version);

        await world.NothingIsLeftAsync();
        var erased = world.Host.ApiServices.GetRequiredService<ErasedAddresses>();
        var (here, there) = (TenantId.FromValidatedToken(EntraDirectory.Contoso.Id),
            TenantId.FromValidatedToken(EntraDirectory.Find("mallory")!.Tenant.Id));
        string[] asked = [Erasure.Zsofia, Erasure.ZsofiaHome, "x" + Erasure.Zsofia, "no address", Erasure.Bela];
        Assert.Equal([Erasure.Zsofia, Erasure.ZsofiaHome], (await erased.FindAsync(here, asked, default)).Select(one => one.Address));
        Assert.Empty(await erased.FindAsync(there, asked, default));
    }

    [Theory]
    [InlineData("Name;Email\nAnna Kis;{0}\nOther Person;{1}\n", "2 address-erased")]
    [InlineData("Name;Email\nOther Person;{1}\nAnna Kis;{2}\n", "3 address-erased")]
    [InlineData("Name;Email\nAnna Kis;{0}, second{0}\nOther Person;{1}\n", "2 address-erased")]
    [InlineData("Type;Number;Date;Customer;Email;Total;Currency\nInvoice;A-1;2026-10-01;Anna Kis;{0};12.50;EUR\n", "2 address-erased")]
    [InlineData("Type;Number;Date;Customer;Email;Total;Currency\nInvoice;A-2;2026-10-01;Anna Kis;{2};12.50;EUR\n", "2 address-erased")]
    public async Task An_import_leaves_out_who_was_erased(string file, string rejected)
    {
        var address = company.NewAddress("anna");
        await EraseAsync(address, null);

        var import = await company.ImportAsync(Encoding.UTF8.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture,
            file, address, company.NewAddress("other"), address.ToUpperInvariant())));

        Assert.Equal(rejected, Imports.Rejected(import));
        Assert.Equal(JsonValueKind.Null,
            (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer").ValueKind);
    }

    [Fact]
    public async Task An_import_that_is_taken_back_leaves_nobody_remembered()
    {
        var address = company.NewAddress("anna");
        var file = Encoding.UTF8.GetBytes($"Name;Email\nAnna Kis;{address}\n");
        await company.UndoImportAsync(await company.ImportAsync(file));

        Assert.Equal("1", Imports.Count(await company.ImportAsync(file), "customersAdded"));
    }

    [Fact]
    public async Task An_erased_address_joins_another_customer_only_with_new_consent()
    {
        var (address, other) = (company.NewAddress("gone"), company.NewAddress("bea"));
        await EraseAsync(address, null);
        var id = await company.AddPersonAsync(other, "Bea Nagy");
        using var read = await company.Maria.GetAsync($"/api/customers/{id}");
        var version = (await read.ReadAsync(200)).Text("version");
        var body = new { kind = "person", name = "Bea Nagy", addresses = new[] { other, address } };

        using (var warned = await company.Maria.PutAsync($"/api/customers/{id}", body, version))
        {
            Assert.Equal(address, (await warned.IsProblemAsync(409, "address-erased")).Text("address"));
        }

        using var edited = await company.Maria.PutAsync($"/api/customers/{id}?newConsent=true", body, version);
        await edited.ReadAsync(200);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(130)]
    public async Task Invoices_are_kept_without_the_person_however_often_the_erasure_is_cut_off(int writes)
    {
        await using var world = await Erasure.StartAsync();
        var (id, version) = await world.AddZsofiaAsync();
        foreach (var (kind, number) in new[] { ("invoice", "2026-1"), ("invoice", "2026-2"), ("creditNote", "2026-3"), ("order", "B-9") })
        {
            using var sold = await world.Maria.PostAsJsonAsync($"/api/customers/{id}/sales", new
            {
                kind,
                number,
                day = "2026-10-01",
                dueOn = "2026-10-15",
                currency = "EUR",
                note = "Qanary note",
                lines = Enumerable.Range(0, 50).Select(i => new { description = $"Qanary {i}", quantity = 1, unitPrice = 2.5m }),
            });
            await sold.ReadAsync(201);
        }

        world.Rows.CutAfter(writes);
        using (await world.Ilona.DeleteAsync($"/api/customers/{id}?reason=retention", version))
        {
            world.Rows.Mend();
        }

        await world.SweepAsync();
        if (await CertificateAsync(world, id) is null)
        {
            using var again = await world.Ilona.DeleteAsync($"/api/customers/{id}?reason=retention", version);
            await again.ReadAsync(204);
        }

        var certificate = (await CertificateAsync(world, id))!.Value;
        Assert.Equal(("retention", "2", "3"),
            (certificate.Text("reason"), certificate.Text("rememberedAddresses"), certificate.Text("keptDocuments")));
        await world.NothingIsLeftAsync();
        Assert.All(await world.LeftAsync(id.ToString("N")), row => Assert.StartsWith("audit ", row, StringComparison.Ordinal));
        var kept = new List<KeptDocument>();
        await foreach (var document in world.Host.ApiServices.GetRequiredService<KeptDocuments>().ScanAsync(
            TenantId.FromValidatedToken(EntraDirectory.Contoso.Id), default))
        {
            kept.Add(document);
        }

        Assert.Equal([("2026-1", 125m), ("2026-2", 125m), ("2026-3", 125m)],
            kept.Select(document => (document.Number!, document.Total)).Order());
    }

    [Fact]
    public async Task A_kept_invoice_counts_once_when_its_buyer_is_back_with_new_consent()
    {
        await using var world = await Erasure.StartAsync();
        var file = "Invoice number;Date;Customer;Email;Net;VAT;Total;Currency\n"
            + $"A-1;2026-06-16;Zsófia Qanary;{Erasure.Zsofia};100,00;24,00;124,00;EUR\n"
            + $"A-2;2026-06-17;Zsófia Qanary;{Erasure.Zsofia};50,00;12,00;62,00;EUR\n";
        await Imports.ImportAsync(world.Maria, file);
        var card = (await world.CardAsync(Erasure.Zsofia)).GetProperty("people")[0].GetProperty("customer");
        await world.EraseAsync(card.GetProperty("id").GetGuid(), card.Text("version")!);
        Assert.Equal("A-1 A-2|2|150", await SoldAsync(world));
        await world.AddAsync("Zsófia Qanary", [Erasure.Zsofia]);

        var again = await Imports.ImportAsync(world.Maria, string.Join('\n', file.Split('\n').Take(2)));

        Assert.Equal("1", Imports.Count(again, "salesAdded"));
        Assert.Equal("A-1 A-2|2|150", await SoldAsync(world));
    }

    // The numbers of the export, and the documents and their sum of the reports.
    private static async Task<string> SoldAsync(Erasure world)
    {
        var sold = await world.Host.ApiServices.GetRequiredService<SoldLines>().ReadAsync(
            TenantId.FromValidatedToken(EntraDirectory.Contoso.Id), default);
        using var export = await world.Ilona.GetAsync("/api/exports/sales?format=json");
        var numbers = JsonElement.Parse(await export.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).EnumerateArray()
            .Select(one => one.Text("sale", "number")).Order(StringComparer.Ordinal);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{string.Join(' ', numbers)}|{sold.Documents}|{sold.Lines.Sum(line => line.Amount):0}");
    }

    [Fact]
    public async Task Only_a_manager_of_the_tenant_reads_what_an_erasure_did()
    {
        var id = await EraseAsync(company.NewAddress("gone"), null);
        using var sales = await company.Maria.GetAsync($"/api/customers/{id}/erasure");
        await sales.IsProblemAsync(403, "not-allowed");
        using var other = await company.Mallory.GetAsync($"/api/customers/{id}/erasure");
        Assert.Contains((int)other.StatusCode, new[] { 403, 404 });
        using var none = await company.Ilona.GetAsync($"/api/customers/{Guid.NewGuid()}/erasure");
        await none.IsProblemAsync(404, "no-such-customer");
    }

    private async Task<Guid> EraseAsync(string address, string? reason)
    {
        var id = await company.AddPersonAsync(address);
        using var read = await company.Maria.GetAsync($"/api/customers/{id}");
        using var erased = await company.Ilona.DeleteAsync($"/api/customers/{id}{(reason is null ? "" : $"?reason={reason}")}",
            (await read.ReadAsync(200)).Text("version"));
        await erased.ReadAsync(204);
        return id;
    }

    private static async Task<JsonElement?> CertificateAsync(Erasure world, Guid id)
    {
        using var read = await world.Ilona.GetAsync($"/api/customers/{id}/erasure");
        return (int)read.StatusCode == 404 ? null : await read.ReadAsync(200);
    }
}
