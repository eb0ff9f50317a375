using System.Security.Cryptography;
using OutlookCrm.Customers.Saving;
using OutlookCrm.ImportExport.Jobs;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.Money;
using OutlookCrm.Primitives;
using OutlookCrm.Sales;
using OutlookCrm.Slices;
using OutlookCrm.Storage;

namespace OutlookCrm.Integrations.Shops;

/// <summary>
/// Enters the orders of a shop as an import of the shop's file does. Every document has an id made of what it says, and what is known of
/// the order is written last: a message that a crash cut off is entered again and meets what is there.
/// </summary>
internal sealed class ShopJournal(
    CustomerRegister customers, CalledBuyers called, ProgramSales sales, TenantMoney money, TenantShops shops, IRowStore rows)
{
    /// <summary>
    /// Enters a message; the code because of which it came to nothing, null where it did not. A message that an administrator wants tried
    /// again counts though it came before, and brings back what a person has removed.
    /// </summary>
    public async Task<string?> EnterAsync(
        TenantId tenant, StoredShop shop, ShopMessage message, ReadOnlyMemory<byte> body, WaitingDelivery delivery, CancellationToken ct)
    {
        var (partition, key) = (RowKeys.Shop(tenant, shop.Id), KnownOrder.KeyOf(message.Order));
        for (var contention = new Contention(rows, "The order is being written to without pause."); ; await contention.LostAsync(ct))
        {
            var row = await rows.FindAsync(partition, key, ct);
            var known = row is null ? KnownOrder.None : KnownOrder.Of(row);
            if (Next(known, message, RowKeys.Hash(16, Convert.ToHexStringLower(SHA256.HashData(body.Span))), delivery) is not { } after)
            {
                return null;
            }

            var before = delivery.IsAgain && message.Sold is not null ? known with { Documents = [] } : known;
            var (next, code) = await WriteAsync(tenant, shop, before, after, message.Sold, ct);
            if (next is null)
            {
                return code;
            }

            var batch = new RowBatch(partition);
            batch = row is null ? batch.Insert(key, next.Content()) : batch.Replace(row, next.Content());
            if ((await rows.CommitAsync(batch, ct)).IsCommitted)
            {
                return code ?? (message.Kind == ShopMessageKind.Test ? "test-order" : null);
            }
        }
    }

    // What is known after the message, but for buyer and documents; null where the message is older than what is known, or the same.
    private static KnownOrder? Next(KnownOrder known, ShopMessage message, string body, WaitingDelivery delivery)
    {
        if (message.Kind == ShopMessageKind.Refund)
        {
            return known.Refunds.Any(refund => refund.Id == message.Refunds[0].Id) ? null
                : known with { Refunds = ShopRefund.Kept([.. known.Refunds, message.Refunds[0]]) };
        }

        var updatedAt = message.UpdatedAt ?? delivery.At;
        return updatedAt < known.UpdatedAt || (updatedAt == known.UpdatedAt && body == known.Body && !delivery.IsAgain) ? null
            : known with
            {
                UpdatedAt = updatedAt,
                Body = body,
                Refunds = ShopRefund.Kept(RefundsOf(known, message)),
                Sold = message.Sold is { } order ? KnownSale.Of(message, order) : null,
            };
    }

    // A shop that does not say when it paid back says so by the message in which a refund stands for the first time.
    private static IEnumerable<ShopRefund> RefundsOf(KnownOrder known, ShopMessage message)
    {
        var before = known.Refunds.Where(refund => refund.Id != ShopRefund.OfAll || message.Refunds.Count == 0)
            .DistinctBy(refund => refund.Id).ToDictionary(refund => refund.Id);
        var named = message.Refunds.DistinctBy(refund => refund.Id).ToList();
        return named.Select(refund => refund with
        {
            Day = refund.Day ?? (before.TryGetValue(refund.Id, out var told) ? told.Day : known.Sold is null ? null : message.ChangedOn),
        }).Concat(before.Values.ExceptBy(named.Select(refund => refund.Id), refund => refund.Id));
    }

    private async Task<(KnownOrder? Next, string? Code)> WriteAsync(
        TenantId tenant, StoredShop shop, KnownOrder known, KnownOrder next, ImportedOrder? sold, CancellationToken ct)
    {
        var (documents, code) = await DocumentsAsync(tenant, shop, next, sold, ct);
        if (code is not null)
        {
            return (null, code);
        }

        var actor = Actor.OfJob(tenant, $"shop {shop.Name}");
        var (whose, before) = (known.Customer, known.Documents);
        if (sold is not null)
        {
            (whose, code) = await BuyerAsync(actor, shop, sold.Buyer, known.Customer, ct);
            if (whose is null)
            {
                return (null, code);
            }

            // Documents of somebody who is gone are gone, too.
            before = whose == known.Customer ? before : [];
        }

        if (whose is not { } customer || (documents.Count == 0 && before.Count == 0))
        {
            return (next, null);
        }

        // A refund that comes alone tells nothing of the order's own document.
        var (isWhole, others) = (sold is not null || next.Sold is null, await OthersAsync(tenant, shop, ct));
        var written = await sales.KeepAsync(actor, customer, documents, WithSum(before, shop, next, documents), isWhole, others, ct);
        if (written == ProgramWritten.OfOther)
        {
            documents = [.. documents.Select(document => OfSeller(document, shop.Name))];
            written = await sales.KeepAsync(actor, customer, documents, before, isWhole, others, ct);
        }

        if (written == ProgramWritten.OfOther)
        {
            // Nothing was written, so that nothing is known of the order either.
            return (null, "number-with-other-content");
        }

        next = next with
        {
            Customer = customer,
            Documents = [.. isWhole ? [] : before.Take(1), .. documents.Select(document => document.Id)],
        };
        return (next, written switch
        {
            null when documents.Count > 0 => "customer-removed",
            ProgramWritten.RemovedByPerson => "removed-by-hand",
            ProgramWritten.OfPerson => "corrected-by-hand",
            _ => null,
        });
    }

    private async Task<(IReadOnlyList<SaleDocument> Documents, string? Code)> DocumentsAsync(
        TenantId tenant, StoredShop shop, KnownOrder next, ImportedOrder? sold, CancellationToken ct)
    {
        if (next.Sold is not { } counted)
        {
            return ([], null);
        }

        var currency = counted.Currency ?? (await money.SettingsAsync(tenant, ct)).HomeCurrency;
        var order = (sold ?? counted.Order) with
        {
            Refunds = [.. next.Refunds.Select(refund => refund.Of(currency, counted.ShownRate, counted.IsTaxIncluded))],
        };
        var (documents, code) = SaleMapping.Of(order, FormatOf(shop), currency, shop.Id, shop.Made);
        return code == "not-a-sale" ? ([], null)
            : ([.. documents.Skip(sold is null ? 1 : 0).Select(document => document with { Place = SaleRules.Line(shop.Name) })], code);
    }

    // The sum that a file of the order said, or an older message, is in the returns now.
    private static IReadOnlyList<Guid> WithSum(
        IReadOnlyList<Guid> before, StoredShop shop, KnownOrder next, IReadOnlyList<SaleDocument> documents) =>
        next.Sold is { } sold && OrderReturns.IdOf(FormatOf(shop), sold.Number) is var sum && !before.Contains(sum)
            && documents.Count > 0 && !documents.Any(document => document.Id == sum) ? [.. before, sum] : before;

    private static string FormatOf(StoredShop shop) =>
        shop.Program == ShopProgram.Shopify ? "shopify-orders" : "woocommerce-orders-sent";

    private async Task<HashSet<Guid>> OthersAsync(TenantId tenant, StoredShop shop, CancellationToken ct) =>
        [.. (await shops.ListAsync(tenant, ct)).Select(other => other.Id).Where(other => other != shop.Id)];

    // Two shops of a tenant may number alike.
    private static SaleDocument OfSeller(SaleDocument document, string seller)
    {
        var own = document with { Seller = SaleRules.Line(seller) };
        return own with
        {
            Id = own.IdOr(Guid.ParseExact(RowKeys.Hash(16, "shop", seller, document.Id.ToString("N")), "N")),
        };
    }

    // The buyer of the last message, else the owner of the address, else whom the telephone number and the name mean, else somebody new.
    private async Task<(Guid? Customer, string? Code)> BuyerAsync(
        Actor actor, StoredShop shop, Party buyer, Guid? before, CancellationToken ct)
    {
        if (before is { } known && await customers.FindAsync(actor.Tenant, known, ct) is not null)
        {
            return (known, null);
        }

        if (buyer.Email is { } email && await customers.OwnersAsync(actor.Tenant, [email], ct) is [var owner, ..])
        {
            return (owner, null);
        }

        if (buyer.Email is null && (await called.FindAsync(actor.Tenant, buyer, ct)).Customer is { } caller)
        {
            return (caller, null);
        }

        if (buyer is { Name: null, Email: null, Phone: null })
        {
            return (null, "no-buyer");
        }

        if (before is not null && buyer.Email is null)
        {
            return (null, "customer-removed");
        }

        // Nobody is there to say whether a customer of the same name is meant: the address decides.
        var newcomer = ShopBuyer.Newcomer(buyer, new(shop.Made.UserId, shop.Made.Name));
        var entered = (await customers.AddAsync(actor, [newcomer], anyway: true, ct))[0];
        return entered.Customer is { } there ? (there.Id, null) : (null, ImportedCustomers.CodeOf(entered.Field, entered.IsKnownByName));
    }
}
