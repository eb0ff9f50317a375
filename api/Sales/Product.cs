namespace OutlookCrm.Sales;

/// <summary>Something that the tenant sells.</summary>
/// <param name="Id">Chosen by the API.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Code">Unique among the products, whatever its case; null for none.</param>
/// <param name="Price">For one unit, without tax; null where it differs from sale to sale.</param>
/// <param name="Currency">The currency of price and cost.</param>
/// <param name="Cost">What one unit costs the tenant; null where it is not known.</param>
/// <param name="Category">A word for reports.</param>
/// <param name="Unit">The unit of quantities; null for pieces.</param>
/// <param name="Active">False for what is sold no more.</param>
public sealed record Product(
    Guid Id, string Name, string? Code, decimal? Price, string Currency, decimal? Cost, string? Category, string? Unit, bool Active)
{
    /// <summary>What is wrong with a product: the member and the reason; null when it can be stored.</summary>
    public static (string Field, string Reason)? WhyNot(Product product) => product switch
    {
        _ when !Money.Currency.IsCode(product.Currency) => ("currency", "A currency of ISO 4217, in capitals."),
        { Price: < 0 or >= SaleRules.MostAmount } => ("price", "Not negative, and below 10^15."),
        { Cost: < 0 or >= SaleRules.MostAmount } => ("cost", "Not negative, and below 10^15."),
        { Name.Length: 0 } => ("name", "A name."),
        _ => null,
    };
}
