using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Simulator.Entra;
using OutlookCrm.Slices;
using Xunit;

namespace OutlookCrm.Tests.Payments;

public sealed class PaymentsTests(Company company)
{
    [Fact]
    public async Task Payments_settle_the_invoices_that_are_due_first_and_what_they_are_said_to_be_for()
    {
        var (_, path) = await NewAsync();
        var ids = new Guid[3];
        for (var i = 0; i < 3; i++)
        {
            ids[i] = await InvoiceAsync(path, $"{i + 1}", 100, -20 + i, -10 + i);
        }

        await PayAsync(path, new { amount = 130, @for = new[] { new { documentId = ids[2], amount = 100 } } });
        var account = await AccountAsync(path);

        Assert.Equal(
            [("1", 70m, "partlyPaid"), ("2", 100m, "open"), ("3", 0m, "paid")],
            account.GetProperty("invoices").EnumerateArray().Select(one =>
                (one.GetProperty("number").GetString()!, one.GetProperty("open").GetDecimal(), one.GetProperty("state").GetString()!)));
        Assert.Equal(170, account.GetProperty("balances")[0].GetProperty("balance").GetDecimal());
    }

    [Fact]
    public async Task A_payment_is_for_invoices_of_its_customer_in_its_currency()
    {
        var ((_, path), (_, others)) = (await NewAsync(), await NewAsync());
        var (own, other) = (await InvoiceAsync(path, "1", 100, -20, -10), await InvoiceAsync(others, "2", 100, -20, -10));
        using var credited = await company.Maria.PostAsJsonAsync($"{path}/sales",
            new { kind = "creditNote", day = "2026-11-01", currency = "EUR", number = "C1", total = 5 });
        var credit = (await credited.ReadAsync(201)).GetProperty("id").GetGuid();
        foreach (var (document, currency, amount) in new[]
        {
            (Guid.NewGuid(), "EUR", 5m), (other, "EUR", 5m), (own, "USD", 5m), (credit, "EUR", 5m), (Guid.Empty, "EUR", 5m),
            (other, "EUR", 7e28m),
        })
        {
            using var refused = await company.Maria.PostAsJsonAsync($"{path}/payments", new
            {
                day = "2026-11-20",
                amount = 10,
                currency,
                @for = document == own ? new[] { new { documentId = own, amount } }
                    : [new { documentId = document, amount }, new { documentId = own, amount }],
            });
            var problem = await refused.IsProblemAsync(400, "invalid-request");
            Assert.True(problem.GetProperty("errors").TryGetProperty("for", out _), $"{document} {currency} {amount}");
        }

        // What a payment is for stays correctable after the invoice is gone.
        using var paid = await company.Maria.PostAsJsonAsync($"{path}/payments", Paid(own));
        var (id, version) = ((await paid.ReadAsync(201)).GetProperty("id").GetGuid(), paid.Headers.ETag!.Tag.Trim('"'));
        using var sale = await company.Maria.GetAsync($"{path}/sales/{own}");
        await sale.ReadAsync(200);
        using var removed = await company.Maria.DeleteAsync(
            $"{path}/sales/{own}", sale.Headers.ETag!.Tag.Trim('"'));
        await removed.ReadAsync(204);
        using var corrected = await company.Maria.PutAsync($"{path}/payments/{id}", Paid(own), version);
        await corrected.ReadAsync(200);
        using var wrong = await company.Maria.PutAsync($"{path}/payments/{id}", Paid(other), corrected.Headers.ETag!.Tag.Trim('"'));
        await wrong.IsProblemAsync(400, "invalid-request");

        static object Paid(Guid document) =>
            new { day = "2026-11-20", amount = 10, currency = "EUR", @for = new[] { new { documentId = document, amount = 10 } } };
    }

    [Fact]
    public async Task A_late_payer_is_told_with_base_worst_invoice_and_next_action()
    {
        var (address, path) = await NewAsync();
        await InvoiceAsync(path, "1041", 500, -90, -60);
        await InvoiceAsync(path, "1042", 500, -60, -30);
        await InvoiceAsync(path, "1043", 1240, -42, -12);
        await InvoiceAsync(path, "1044", 10, -5, 25);
        await PayAsync(path, new { amount = 500 }, -60);
        await PayAsync(path, new { amount = 500 }, -20);

        var figures = await FiguresAsync(address);
        var overdue = figures.GetProperty("overdue");
        Assert.Equal((1, 1240m, "1043", 12), (overdue.GetProperty("count").GetInt32(),
            overdue.GetProperty("amounts")[0].GetProperty("value").GetDecimal(), overdue.GetProperty("worstNumber").GetString()!,
            overdue.GetProperty("worstDays").GetInt32()));
        var habit = figures.GetProperty("onTime");
        Assert.Equal((1, 3, 7.3m), (habit.GetProperty("onTime").GetInt32(), habit.GetProperty("of").GetInt32(),
            habit.GetProperty("averageDaysLate").GetDecimal()));
        var action = figures.GetProperty("actions")[0];
        Assert.Equal(("invoice-overdue", "1043", 12, 1240m), (action.GetProperty("code").GetString()!,
            action.GetProperty("number").GetString()!, action.GetProperty("days").GetInt32(),
            action.GetProperty("amount").GetProperty("value").GetDecimal()));
    }

    [Fact]
    public async Task What_is_overpaid_waits_for_the_next_invoice()
    {
        var (_, path) = await NewAsync();
        await InvoiceAsync(path, "1", 100, -10, 5);
        await PayAsync(path, new { amount = 150 });
        Assert.Equal((-50m, 50m), await BalanceAsync(path));

        await InvoiceAsync(path, "2", 80, -2, 10);
        Assert.Equal((30m, 0m), await BalanceAsync(path));
        await PayAsync(path, new { amount = -20 });
        Assert.Equal((50m, 0m), await BalanceAsync(path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task An_invoice_is_overdue_on_the_day_after_its_due_day(int dueIn)
    {
        var (address, path) = await NewAsync();
        await InvoiceAsync(path, "1", 100, -30, dueIn);

        Assert.Equal(dueIn < 0, (await FiguresAsync(address)).GetProperty("overdue").ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task Three_hundred_open_invoices_leave_room_for_the_history_and_the_other_open_items()
    {
        var address = company.NewAddress();
        var id = await company.AddPersonAsync(address);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var invoices = Enumerable.Range(0, 300).Select(i => new SaleDocument(
            default, SaleKind.Invoice, $"{i:000}", null, today.AddDays(-400), today.AddDays(-300 + i), "EUR", 10, null, 10, null, null,
            null, false, null, 0, [], null, null, new(Guid.Empty, "import", DateTimeOffset.UnixEpoch), null));
        var actor = Actor.OfJob(TenantId.FromValidatedToken(EntraDirectory.Contoso.Id), "import");
        var written = await company.Host.ApiServices.GetRequiredService<SalesJournal>().WriteAsync(
            actor, id, [.. invoices.Select(invoice => invoice with { Id = invoice.IdOr(default) })], false, default);
        Assert.All(written!, outcome => Assert.Equal(SaleWritten.Created, outcome.Written));

        var customer = await CustomerAsync(address);
        Assert.Equal((5, false, 10), (customer.GetProperty("openItems").GetArrayLength(),
            customer.GetProperty("moreOpenItems").GetBoolean(), customer.GetProperty("timeline").GetProperty("entries").GetArrayLength()));
        Assert.Equal("000", customer.GetProperty("openItems")[0].GetProperty("title").GetString());
        var summary = customer.GetProperty("summary").GetProperty("payments");
        Assert.Equal((300, 3000m, 260), (summary.GetProperty("balances")[0].GetProperty("openInvoices").GetInt32(),
            summary.GetProperty("balances")[0].GetProperty("balance").GetDecimal(), summary.GetProperty("dueBeyond").GetInt32()));
        var overdue = customer.GetProperty("figures").GetProperty("payments").GetProperty("overdue");
        Assert.Equal((40, true, 300), (overdue.GetProperty("count").GetInt32(), overdue.GetProperty("isAtLeast").GetBoolean(),
            overdue.GetProperty("worstDays").GetInt32()));
    }

    [Fact]
    public async Task A_payment_is_corrected_and_removed_and_a_repeat_changes_nothing()
    {
        var (address, path) = await NewAsync();
        await InvoiceAsync(path, "1", 100, -10, 5);
        var id = Guid.NewGuid();
        var payment = await PayAsync(path, new { amount = 60, id });
        using (var again = await company.Maria.PostAsJsonAsync($"{path}/payments", Body(new { amount = 60, id }, 0)))
        {
            await again.ReadAsync(200);
        }

        using (var other = await company.Maria.PostAsJsonAsync($"{path}/payments", Body(new { amount = 61, id }, 0)))
        {
            await other.IsProblemAsync(409, "id-taken");
        }

        using (var corrected = await company.Nikos.PutAsync($"{path}/payments/{id}", Body(new { amount = 70 }, -3), Version(payment)))
        {
            payment = await corrected.ReadAsync(200);
        }

        Assert.Equal((30m, 0m), await BalanceAsync(path));
        using (var stale = await company.Nikos.DeleteAsync($"{path}/payments/{id}", "x"))
        {
            await stale.IsProblemAsync(412, "stale");
        }

        using (var removed = await company.Nikos.DeleteAsync($"{path}/payments/{id}", Version(payment)))
        {
            await removed.ReadAsync(204);
        }

        Assert.Equal((100m, 0m), await BalanceAsync(path));
        Assert.Equal(1, (await CustomerAsync(address)).GetProperty("timeline").GetProperty("entries").GetArrayLength());
        using var gone = await company.Nikos.DeleteAsync($"{path}/payments/{id}", Version(payment));
        await gone.IsProblemAsync(404, "no-such-payment");
    }

    [Fact]
    public async Task Who_owes_more_than_the_limit_is_warned_of()
    {
        var (address, path) = await NewAsync();
        await InvoiceAsync(path, "1", 100, -10, 5);
        using (var refused = await company.Maria.PutAsync($"{path}/payments/limit", new { currency = "EUR", amount = 80 }, null))
        {
            await refused.IsProblemAsync(403, "not-allowed");
        }

        using (var set = await company.Ilona.PutAsync($"{path}/payments/limit", new { currency = "EUR", amount = 80 }, null))
        {
            await set.ReadAsync(204);
        }

        var figures = await FiguresAsync(address);
        Assert.Equal((20m, "over-credit-limit"), (figures.GetProperty("overLimit").GetProperty("value").GetDecimal(),
            figures.GetProperty("actions")[0].GetProperty("code").GetString()));
        using (var gone = await company.Ilona.PutAsync($"{path}/payments/limit", new { currency = "EUR" }, null))
        {
            await gone.ReadAsync(204);
        }

        Assert.Equal(JsonValueKind.Null, (await FiguresAsync(address)).GetProperty("overLimit").ValueKind);
    }

    [Theory]
    [InlineData("amount", 0)]
    [InlineData("amount", 1.005)]
    [InlineData("currency", "eur")]
    [InlineData("day", "1700-01-01")]
    public async Task What_no_payment_can_be_is_refused_by_name(string member, object value)
    {
        var (_, path) = await NewAsync();
        var body = JsonSerializer.SerializeToNode(Body(new { amount = 5 }, 0))!;
        body[member] = JsonSerializer.SerializeToNode(value);

        using var refused = await company.Maria.PostAsJsonAsync($"{path}/payments", body);
        Assert.True((await refused.IsProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty(member, out _));
    }

    private static string Day(int fromToday) =>
        DateOnly.FromDateTime(DateTime.UtcNow).AddDays(fromToday).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static System.Text.Json.Nodes.JsonNode Body(object payment, int day)
    {
        var body = JsonSerializer.SerializeToNode(payment)!;
        body["day"] = Day(day);
        body["currency"] = "EUR";
        return body;
    }

    private async Task<(string Address, string Path)> NewAsync()
    {
        var address = company.NewAddress();
        return (address, $"/api/customers/{await company.AddPersonAsync(address)}");
    }

    private async Task<Guid> InvoiceAsync(string path, string number, decimal total, int day, int due)
    {
        using var response = await company.Maria.PostAsJsonAsync($"{path}/sales", new
        {
            kind = "invoice",
            number,
            day = Day(day),
            dueOn = Day(due),
            currency = "EUR",
            total,
        });
        return (await response.ReadAsync(201)).GetProperty("id").GetGuid();
    }

    private async Task<JsonElement> PayAsync(string path, object payment, int day = 0)
    {
        using var response = await company.Maria.PostAsJsonAsync($"{path}/payments", Body(payment, day));
        return await response.ReadAsync(201);
    }

    private async Task<JsonElement> AccountAsync(string path)
    {
        using var response = await company.Reza.GetAsync($"{path}/payments");
        return await response.ReadAsync(200);
    }

    private async Task<(decimal Balance, decimal Credit)> BalanceAsync(string path)
    {
        var balance = (await AccountAsync(path)).GetProperty("balances")[0];
        return (balance.GetProperty("balance").GetDecimal(), balance.GetProperty("credit").GetDecimal());
    }

    private async Task<JsonElement> CustomerAsync(string address) =>
        (await company.CardAsync(address)).GetProperty("people")[0].GetProperty("customer");

    private async Task<JsonElement> FiguresAsync(string address) =>
        (await CustomerAsync(address)).GetProperty("figures").GetProperty("payments");

    private static string? Version(JsonElement payment) => payment.GetProperty("version").GetString();
}
