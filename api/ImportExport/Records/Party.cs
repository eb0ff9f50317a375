namespace OutlookCrm.ImportExport.Records;

/// <summary>Who sells or buys, as a document names them.</summary>
/// <param name="Name">The legal name; the trading name where the document has no other.</param>
/// <param name="TradingName">The name that the party is known by.</param>
/// <param name="VatId">As <see cref="TaxNumber.Plain"/> writes it; the document's own prefix stays.</param>
/// <param name="LegalId">The number in the register of companies.</param>
/// <param name="Country">ISO 3166, two letters: of the address, or of the VAT id.</param>
/// <param name="ElectronicAddress">Scheme and number in a network of invoices, as 9933:047747270.</param>
/// <param name="Email">In lower case where it came from a table, else as written.</param>
/// <param name="Phone">As written.</param>
public sealed record Party(
    string? Name, string? TradingName = null, string? VatId = null, string? LegalId = null, string? Country = null,
    string? ElectronicAddress = null, string? Email = null, string? Phone = null)
{
    /// <summary>A party of which nothing is known: retail, or a person whose data the law leaves out.</summary>
    public static Party Nobody { get; } = new((string?)null);

    /// <summary>The mail address to which a network delivers, of the scheme EM; null for none.</summary>
    /// <param name="electronicAddress">Scheme and address.</param>
    public static string? MailOf(string? electronicAddress) =>
        electronicAddress?.StartsWith("EM:", StringComparison.OrdinalIgnoreCase) == true
        && electronicAddress.Contains('@', StringComparison.Ordinal) ? electronicAddress[3..].ToLowerInvariant() : null;
}
