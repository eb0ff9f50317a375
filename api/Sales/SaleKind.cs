namespace OutlookCrm.Sales;

/// <summary>What a document about a sale is, and therefore what it does to sales and to debts.</summary>
public enum SaleKind
{
    /// <summary>Something was ordered: a sale, no debt yet.</summary>
    Order,

    /// <summary>Something was invoiced: a sale and a debt; with a negative total a correction that reduces both.</summary>
    Invoice,

    /// <summary>An invoice in advance: a debt. The sale is in the final invoice, which shows the advance as paid.</summary>
    Prepayment,

    /// <summary>A credit note, whose amounts are positive: reduces sale and debt.</summary>
    CreditNote,

    /// <summary>A corrected invoice: differences to an earlier invoice, or in place of it.</summary>
    Correction,

    /// <summary>Goods that came back without a credit note, amounts positive: reduces the sale, no debt.</summary>
    Return,

    /// <summary>A pro forma invoice: neither sale nor debt.</summary>
    ProForma,
}

/// <summary>The signs of the kinds. Pure.</summary>
public static class SaleKinds
{
    /// <summary>What a document's amounts do to sales: 1, −1, or 0 for nothing.</summary>
    public static int SaleSign(this SaleKind kind) => kind switch
    {
        SaleKind.Order or SaleKind.Invoice or SaleKind.Correction => 1,
        SaleKind.CreditNote or SaleKind.Return => -1,
        _ => 0,
    };

    /// <summary>What a document's payable amount does to the debt: 1, −1, or 0 for nothing.</summary>
    public static int DebtSign(this SaleKind kind) => kind switch
    {
        SaleKind.Invoice or SaleKind.Prepayment or SaleKind.Correction => 1,
        SaleKind.CreditNote => -1,
        _ => 0,
    };

    /// <summary>
    /// Kinds that number their documents together: an order and an invoice may bear the same number, an invoice and its correction do not.
    /// </summary>
    internal static string Series(this SaleKind kind) => kind switch
    {
        SaleKind.Invoice or SaleKind.Prepayment or SaleKind.Correction => "invoice",
        _ => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()),
    };
}
