using System.Globalization;
using System.Net.Http.Json;
using OutlookCrm.Customers.Search;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.ImportExport.Records;
using Xunit;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>A buyer without an address is known by the telephone number, where the name does not speak against it.</summary>
public sealed class CalledBuyerTests(Company company)
{
    private static readonly Guid s_one = Guid.NewGuid();
    private static readonly Guid s_other = Guid.NewGuid();

    private readonly string _own = $"{Random.Shared.Next(10_000_000):0000000}";

    [Theory]
    [InlineData("+36 30 123 4567", null, "06 30 123 4567", "HU", true)]
    [InlineData("+36301234567", null, "0036/30/123-4567", null, true)]
    [InlineData("+44 (0)20 7946 0958", null, "020 7946 0958", "GB", true)]
    [InlineData("0721 555 123", "RO", "+40 721 555 123", null, true)]
    [InlineData("0721 555 123", null, "+40 721 555 123", "RO", true)]
    [InlineData("۰۹۱۲ ۳۴۵ ۶۷۸۹", "IR", "+98 912 345 6789", null, true)]
    [InlineData("+49 30 1234567", null, "030 1234567", "DE", true)]
    [InlineData("+49 30 1234567", null, "030 1234567", "AT", false)]
    [InlineData("+40 721 555 123", null, "0721 555 123", "GR", false)]
    [InlineData("0721 555 123", "GR", "0721 555 123", "RO", false)]
    [InlineData("+36 1 234 5678 ext. 12", null, "+36 1 234 5678", null, false)]
    [InlineData("+36 30 123 4567", null, "+36 30 123 4568", null, false)]
    [InlineData("12345", null, "12345", null, false)]
    public void Numbers_are_one_in_any_spelling_and_two_in_two_countries(
        string one, string? oneCountry, string other, string? otherCountry, bool isSame)
    {
        Assert.Equal(isSame, SamePhone.Is(one, oneCountry, other, otherCountry));
        Assert.Equal(isSame, SamePhone.Is(other, otherCountry, one, oneCountry));
    }

    [Theory]
    [InlineData("Anna Kis", "Kis Anna", true)]
    [InlineData("A. Kis", "Anna Kis", true)]
    [InlineData("Mrs. Ánna KIS", "anna kis", true)]
    [InlineData("Anna-Maria Kis", "Anna Kis", true)]
    [InlineData("Duna", "Duna Kft.", true)]
    [InlineData(null, "Anna Kis", true)]
    [InlineData("+36 30 123 4567", "Anna Kis", true)]
    [InlineData("Άννα Κις", "Anna Kis", true)]
    [InlineData("Béla Kis", "Anna Kis", false)]
    [InlineData("B. Kis", "Anna Kis", false)]
    [InlineData("Duna Kft.", "Anna Kis", false)]
    [InlineData("A. B.", "Anna Kis", false)]
    public void Names_speak_against_one_customer_or_do_not(string? one, string? other, bool mayBe)
    {
        Assert.Equal(mayBe, SameBuyer.MayBe(one, other));
        Assert.Equal(mayBe, SameBuyer.MayBe(other, one));
    }

    [Theory]
    [InlineData("Anna Kis", "Anna Kis", "Béla Nagy", "one")]
    [InlineData("Béla Nagy", "Anna Kis", "Béla Nagy", "other")]
    [InlineData("Cili Tóth", "Anna Kis", "Béla Nagy", "nobody")]
    [InlineData(null, "Anna Kis", "Béla Nagy", "several")]
    [InlineData("A. Kis", "Anna Kis", "Attila Kis", "several")]
    [InlineData("Duna Kft.", "Duna Kft.", "Béla Nagy", "one")]
    public void Of_two_with_one_office_number_the_name_decides(string? name, string first, string second, string meant)
    {
        var found = CalledBuyers.Meant(new Party(name), [(s_one, first), (s_other, second)]);
        Assert.Equal(meant, found.IsOfSeveral ? "several" : found.Customer == s_one ? "one"
            : found.Customer == s_other ? "other" : "nobody");
    }

    [Fact]
    public void The_person_is_meant_where_nobody_is_of_the_company_name() => Assert.Equal(s_other,
        CalledBuyers.Meant(new Party("Duna Kft.", "Béla Nagy"), [(s_one, "Anna Kis"), (s_other, "Béla Nagy")]).Customer);

    [Theory]
    [InlineData("EM:Office@Duna.example", "office@duna.example")]
    [InlineData("em:a@duna.example", "a@duna.example")]
    [InlineData("EM:duna", null)]
    [InlineData("9933:047747270", null)]
    [InlineData("9930:a@duna.example", null)]
    [InlineData("a@duna.example", null)]
    [InlineData(null, null)]
    public void A_network_may_deliver_to_a_mail_address(string? electronic, string? address) =>
        Assert.Equal(address, Party.MailOf(electronic));

    [Fact]
    public async Task Orders_of_a_file_find_the_customer_with_the_number()
    {
        var (anna, bela) = (await AddAsync("Anna Kis", $"+36 30 {_own}"), await AddAsync("Béla Nagy", $"06 30 {_own}"));
        var (first, second) = (await AddAsync("Dóra Kun", $"+36 70 {_own}"), await AddAsync("Dénes Kun", $"+36 70 {_own}"));
        var file = "Order number;Order date;Customer;Country;Telephone;Total\n"
            + $"{_own}-1;2026-06-16;Kis Anna;HU;06-30-{_own};10,00\n"
            + $"{_own}-2;2026-06-16;B. Nagy;HU;0036 30 {_own};20,00\n"
            + $"{_own}-3;2026-06-16;D. Kun;HU;+3670{_own};30,00\n"
            + $"{_own}-4;2026-06-16;;HU;+36 20 {_own};40,00\n"
            + $"{_own}-5;2026-06-17;;HU;06 20 {_own};50,00\n"
            + $"{_own}-6;2026-06-17;;HU;123;60,00\n";
        using var form = new MultipartFormDataContent { { new StringContent(file), "file", "books.csv" } };
        using var planned = await company.Maria.PostAsync("/api/imports/dry-run", form);
        var records = (await planned.ReadAsync(200)).GetProperty("records").EnumerateArray();
        Assert.Equal("phone,phone,phone-of-several,-,file,no-buyer",
            string.Join(',', records.Select(record => record.Text("code") ?? record.Text("knownBy") ?? "-")));

        var import = await company.ImportAsync(file);

        Assert.Equal("4 phone-of-several,7 no-buyer", Imports.Rejected(import));
        Assert.Equal(("1", "2", "4"), (Imports.Count(import, "customersAdded"), Imports.Count(import, "customersKnown"),
            Imports.Count(import, "salesAdded")));
        Assert.Equal("10 | 20 |  | ", string.Join(" | ", await TotalsAsync(anna), await TotalsAsync(bela), await TotalsAsync(first),
            await TotalsAsync(second)));
        Assert.Equal("4", Imports.Count(await company.ImportAsync(file), "salesUnchanged"));
    }

    private async Task<string> AddAsync(string name, string phone)
    {
        using var added = await company.Maria.PostAsync("/api/customers", JsonContent.Create(
            new { kind = "person", name, addresses = Array.Empty<string>(), phones = new[] { phone } }));
        return (await added.ReadAsync(201)).Text("id")!;
    }

    private async Task<string> TotalsAsync(string customer)
    {
        using var sales = await company.Maria.GetAsync($"/api/customers/{customer}/sales");
        return string.Join(',', (await sales.ReadAsync(200)).GetProperty("sales").EnumerateArray()
            .Select(sale => sale.GetProperty("total").GetDecimal().ToString("0", CultureInfo.InvariantCulture)));
    }
}
