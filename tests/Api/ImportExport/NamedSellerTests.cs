using System.Text;
using Xunit;
using static OutlookCrm.Tests.ImportExport.Imports;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>An invoice that one program writes with its seller and another without is one invoice.</summary>
public sealed class NamedSellerTests(Company company)
{
    private readonly string _u = Guid.NewGuid().ToString("N")[..8];

    [Theory]
    [InlineData("xml A 124", "csv A 124", "update details-added", 124)]
    [InlineData("csv A 124", "xml A 124", "unchanged", 124)]
    [InlineData("xml A 124", "csv A 125", "rejected number-with-other-content", 124)]
    [InlineData("csv A 124", "xml A 125", "rejected number-with-other-content", 124)]
    [InlineData("csv A 124", "xml B 124", "create", 248)]
    [InlineData("csv A 124", "384 C 62 A", "create", 62)]
    [InlineData("xml A 124", "381 C 24 A", "create", 100)]
    [InlineData("csv A 124", "381 C 24 X", "create unknown-invoice", 100)]
    [InlineData("csv A 124", "384 C 62 X", "create unknown-invoice", 186)]
    [InlineData("csv A 124;384 B 70 A", "384 C 62 A", "create replaced-already", 62)]
    public async Task In_either_order_it_is_met(string first, string second, string planned, int owed)
    {
        foreach (var earlier in first.Split(';'))
        {
            await company.ImportAsync(Encoding.UTF8.GetBytes(File(earlier)), new { corrections = "replace" });
        }

        Assert.Equal(planned, await PlanAsync(File(second)));
        var import = await company.ImportAsync(Encoding.UTF8.GetBytes(File(second)), new { corrections = "replace" });

        Assert.Equal(planned.Split(' ')[0], Count(import, "salesAdded") == "1" ? "create"
            : Count(import, "salesEnriched") == "1" ? "update"
            : Count(import, "salesUnchanged") == "1" ? "unchanged"
            : Count(import, "salesDiffering") == "1" ? "rejected" : "?");
        Assert.Equal(planned.EndsWith("unknown-invoice", StringComparison.Ordinal) ? "1" : "0", Count(import, "salesOfUnknownInvoice"));
        Assert.Equal(owed, await OwedAsync());
    }

    private string File(string said) => said.Split(' ') is var parts && parts[0] == "csv"
        ? "Invoice Number,Invoice Date,Due Date,Customer,Email,Currency,Total\n"
            + $"{parts[1]}{_u},2026-10-01,2026-10-31,Sa {_u},sa{_u}@x.example,EUR,{parts[2]}\n"
        : Xml(parts[0] == "xml" ? "380" : parts[0], parts[1], parts[2], parts.ElementAtOrDefault(3));

    private string Xml(string type, string number, string total, string? preceding)
    {
        var root = type == "381" ? "CreditNote" : "Invoice";
        return $"""
            <{root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2" xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
            <b:ID>{number}{_u}</b:ID><b:IssueDate>2026-10-01</b:IssueDate><b:{root}TypeCode>{type}</b:{root}TypeCode><b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>
            {(preceding is null ? "" : $"<a:BillingReference><a:InvoiceDocumentReference><b:ID>{preceding}{_u}</b:ID></a:InvoiceDocumentReference></a:BillingReference>")}
            <a:AccountingSupplierParty><a:Party><a:PartyTaxScheme><b:CompanyID>EL094000009</b:CompanyID><a:TaxScheme><b:ID>VAT</b:ID></a:TaxScheme></a:PartyTaxScheme></a:Party></a:AccountingSupplierParty>
            <a:AccountingCustomerParty><a:Party><a:PartyLegalEntity><b:RegistrationName>Sa {_u}</b:RegistrationName></a:PartyLegalEntity><a:Contact><b:ElectronicMail>sa{_u}@x.example</b:ElectronicMail></a:Contact></a:Party></a:AccountingCustomerParty>
            <a:LegalMonetaryTotal><b:TaxInclusiveAmount currencyID="EUR">{total}</b:TaxInclusiveAmount><b:PayableAmount currencyID="EUR">{total}</b:PayableAmount></a:LegalMonetaryTotal>
            </{root}>
            """;
    }

    private async Task<string> PlanAsync(string file)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", "books.csv" },
            { new StringContent("""{"corrections":"replace"}"""), "options" },
        };
        using var answer = await company.Maria.PostAsync("/api/imports/dry-run", form);
        var record = (await answer.ReadAsync(200)).GetProperty("records")[0];
        return $"{record.Text("action")} {record.Text("code") ?? record.Text("note")}".TrimEnd();
    }

    private async Task<decimal> OwedAsync()
    {
        var people = (await company.CardAsync($"sa{_u}@x.example")).GetProperty("people");
        using var answer = await company.Reza.GetAsync($"/api/customers/{people[0].Text("customer", "id")}/payments");
        return (await answer.ReadAsync(200)).GetProperty("balances")[0].GetProperty("balance").GetDecimal();
    }
}
