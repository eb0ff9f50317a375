namespace OutlookCrm.Insights.Orders;

/// <summary>One line of an order: who bought, when, and for how much.</summary>
/// <param name="Customer">The customer as the file names it.</param>
/// <param name="Date">The day of the order.</param>
/// <param name="Amount">What it came to, in the file's one currency; negative for a return.</param>
/// <param name="Basket">The order's number, so that its lines count as one purchase; null where each line is an order of its own.</param>
/// <param name="Product">What was bought; null where the file does not say.</param>
/// <param name="Quantity">How many, in the product's unit; null where the file does not say.</param>
/// <param name="Cost">What it cost us, in the same currency; null where the file does not say.</param>
public readonly record struct Order(string Customer, DateOnly Date, decimal Amount, string? Basket = null, string? Product = null, decimal? Quantity = null, decimal? Cost = null);

/// <summary>What is wrong with a line of a file, and where.</summary>
/// <param name="Line">Counted from 1, the header included.</param>
/// <param name="Fault">A sentence for the person who made the file.</param>
public sealed record LineFault(int Line, string Fault);

/// <summary>The orders of a file, or why it cannot be used: one of the two lists is empty.</summary>
/// <param name="Orders">In the order of the file.</param>
/// <param name="Faults">The first faults, at most <see cref="OrderFile.MostFaults"/>.</param>
public sealed record OrdersRead(IReadOnlyList<Order> Orders, IReadOnlyList<LineFault> Faults);
