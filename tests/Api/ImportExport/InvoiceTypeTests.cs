using System.Text;
using OutlookCrm.ImportExport.Invoices;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A document of a type that no invoice has is left out: it may be an order.</summary>
public sealed class InvoiceTypeTests
{
    [Theory]
    [InlineData("Invoice", "380", "Sale")]
    [InlineData("Invoice", "326", "Sale")]
    [InlineData("Invoice", "751", "Sale")]
    [InlineData("Invoice", "877", "Sale")]
    [InlineData("Invoice", "381", "Credit")]
    [InlineData("Invoice", "386", "Prepayment")]
    [InlineData("Invoice", "325", "ProForma")]
    [InlineData("CreditNote", "396", "Credit")]
    [InlineData("Invoice", "", "Sale")]
    [InlineData("Invoice", "999", "InvoiceTypeCode 999 type-unknown")]
    [InlineData("Invoice", "abc", "InvoiceTypeCode abc type-unknown")]
    [InlineData("Invoice", "220", "InvoiceTypeCode 220 type-unknown")]
    [InlineData("Invoice", "351", "InvoiceTypeCode 351 type-unknown")]
    [InlineData("Invoice", "38O", "InvoiceTypeCode 38O type-unknown")]
    [InlineData("CreditNote", "0", "CreditNoteTypeCode 0 type-unknown")]
    public void A_type_of_invoices_counts_and_another_is_named(string root, string type, string expected)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"""
            <{root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2"
              xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
              xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
              <cbc:ID>A-1</cbc:ID><cbc:IssueDate>2026-10-01</cbc:IssueDate><cbc:{root}TypeCode>{type}</cbc:{root}TypeCode>
              <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
              <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">10.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
            </{root}>
            """));
        var read = InvoiceFile.Read(stream).Documents.Single();

        Assert.Equal(expected, read.Document?.CountsAs.ToString()
            ?? string.Join(',', read.Faults.Select(fault => $"{fault.Column} {fault.Value} {fault.Code}")));
    }
}
