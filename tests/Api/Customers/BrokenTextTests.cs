using System.Net;
using System.Text;
using OutlookCrm.CustomerScience.Baskets;
using OutlookCrm.Simulator;
using Xunit;

namespace OutlookCrm.Tests.Customers;

/// <summary>Characters that have no normal form are refused or passed over; they are no failure of the API.</summary>
public sealed class BrokenTextTests : IAsyncLifetime
{
    private Company _company = null!;

    public async ValueTask InitializeAsync() => _company = await Company.StartAsync(new SimulatorOptions());

    public ValueTask DisposeAsync() => _company.DisposeAsync();

    [Theory]
    [InlineData("\\uFFFE")]
    [InlineData("Anna\\uFFFE Kis")]
    [InlineData("\uFFFE Άννα")]
    [InlineData("Anna\\uD800")]
    [InlineData("\\uDC00Anna")]
    [InlineData("Anna \\uFDD0\\uFFFF\\uD83F\\uDFFE")]
    public async Task A_customer_of_such_a_name_is_refused_or_found(string name)
    {
        using var content = new StringContent($$"""{"kind":"person","name":"{{name}}","addresses":["a@b.example"]}""", Encoding.UTF8,
            "application/json");
        using var answer = await _company.Maria.PostAsync("/api/customers", content);

        Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
    }

    [Theory]
    [InlineData("\\uFFFE")]
    [InlineData("Anna\\uFFFE")]
    [InlineData("\uFFFE Άννα")]
    [InlineData("Ann\\uD800")]
    [InlineData("\\uDC00\\uD800")]
    [InlineData("\\uFDD0\\uFFFF\\uD83F\\uDFFE")]
    public async Task A_search_for_such_text_is_answered(string text)
    {
        using var content = new StringContent($$"""{"text":"{{text}}"}""", Encoding.UTF8, "application/json");
        using var answer = await _company.Maria.PostAsync("/api/customers/search", content);

        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{answer.StatusCode}");
    }

    [Theory]
    [InlineData("Shipping\uFFFE")]
    [InlineData("\uFFFE")]
    [InlineData("Shipping\ud800")]
    [InlineData("\udc00Oil")]
    [InlineData("\uFDD0\uFFFF")]
    public void A_product_of_such_a_name_is_a_product_or_a_charge(string product) =>
        Assert.InRange(Charges.Among([product]).Count, 0, 1);
}
