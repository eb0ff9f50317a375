namespace OutlookCrm.CustomerScience.Purchases;

/// <summary>One line of an order: who bought, when, and for how much.</summary>
/// <param name="Customer">The customer as the file names it.</param>
/// <param name="Date">The day of the order.</param>
/// <param name="Amount">What the line came to, in the file's one currency; negative for a return.</param>
/// <param name="Basket">The order's number, so that its lines count as one purchase; null where a customer's lines of one day are one purchase.</param>
/// <param name="Product">What was bought; null where the file does not say.</param>
/// <param name="Quantity">How many, in the product's unit; null where the file does not say.</param>
/// <param name="Cost">What the line cost us, in the same currency; null where the file does not say.</param>
/// <param name="Group">The product's group; null where the file does not say.</param>
public readonly record struct OrderLine(
    string Customer, DateOnly Date, decimal Amount, string? Basket = null, string? Product = null, decimal? Quantity = null, decimal? Cost = null, string? Group = null);
