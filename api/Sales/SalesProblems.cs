using OutlookCrm.Http;

namespace OutlookCrm.Sales;

/// <summary>What is wrong with a request about sales.</summary>
public static class SalesProblems
{
    private static readonly ProblemType s_noSuchSale = new(404, "no-such-sale", "This order or invoice was not found.");
    private static readonly ProblemType s_noSuchProduct = new(404, "no-such-product", "This product was not found.");
    private static readonly ProblemType s_numberTaken = new(409, "number-taken", "Another document has this number.");
    private static readonly ProblemType s_codeTaken = new(409, "code-taken", "Another product has this code.");
    private static readonly ProblemType s_tooManyProducts = new(409, "too-many-products", "No more products can be added.");

    /// <summary>404: the customer has no such document.</summary>
    public static ProblemHttpResult NoSuchSale(Guid id) => s_noSuchSale.Make($"No order or invoice has the id {id}.");

    /// <summary>404: the tenant has no such product.</summary>
    public static ProblemHttpResult NoSuchProduct(Guid id) => s_noSuchProduct.Make($"No product has the id {id}.");

    /// <summary>409: the customer has a document of this number that says something else.</summary>
    public static ProblemHttpResult NumberTaken(SaleBody current) => s_numberTaken.Make(
        string.Create(CultureInfo.InvariantCulture, $"{current.Number} of {current.Day:yyyy-MM-dd} is stored with other content."),
        ("current", current));

    /// <summary>409: another product has the code.</summary>
    public static ProblemHttpResult CodeTaken(string code) => s_codeTaken.Make($"Another product has the code {code}.");

    /// <summary>409: one more product is refused.</summary>
    public static ProblemHttpResult TooManyProducts(int most) =>
        s_tooManyProducts.Make(string.Create(CultureInfo.InvariantCulture, $"At most {most} products are kept."));
}
