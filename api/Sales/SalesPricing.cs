using OutlookCrm.Money;
using OutlookCrm.Slices;

namespace OutlookCrm.Sales;

/// <summary>Prices documents that were stored before their currency had a rate, or before the home currency was changed.</summary>
internal sealed class SalesPricing(CustomerEvents events, TenantMoney money, TimeProvider clock)
{
    private const int MostAtOnce = 60;

    /// <summary>Prices what can be priced of a customer, each document at the rate of its day. True where something was.</summary>
    public async Task<bool> PriceAsync(Actor actor, Guid customer, CancellationToken ct)
    {
        var home = (await money.SettingsAsync(actor.Tenant, ct)).HomeCurrency;
        for (var isPriced = false; ;)
        {
            var count = await events.WriteAsync<object>(actor.Tenant, customer, async change =>
            {
                var debts = await change.ReadAfterAsync(SalesKeys.OfDebts, ct);
                var others = await change.ReadAfterAsync(SalesKeys.OfOthers, ct);
                var priced = 0;
                foreach (var row in debts.Concat(others))
                {
                    var document = SaleRows.Read(row);
                    if (priced < MostAtOnce && document.Rate?.Home != home
                        && await money.RateAsync(actor.Tenant, document.Currency, document.Day, ct) is { } rate)
                    {
                        var content = JsonSerializer.SerializeToUtf8Bytes(document with { Rate = rate }, SalesJson.Rows.SaleDocument);
                        change.Batch.Replace(row, content);
                        priced++;
                    }
                }

                if (priced > 0)
                {
                    change.Audit(actor.Did("priced sales", clock.GetUtcNow()));
                }

                return priced;
            }, ct);
            isPriced |= count is > 0;
            if (count is not MostAtOnce)
            {
                return isPriced;
            }
        }
    }
}
