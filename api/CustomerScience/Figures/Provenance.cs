namespace OutlookCrm.CustomerScience.Figures;

/// <summary>The basis of a figure, so that the reader can judge the figure.</summary>
/// <param name="Model">The model or statistic by name, with its authors and year where it has any.</param>
/// <param name="Size">How many observations went in.</param>
/// <param name="Unit">What one observation is, in the plural: "orders", "baskets", "answers".</param>
/// <param name="From">The first day of the data; null where the data have no days.</param>
/// <param name="To">The last day of the data; null where the data have no days.</param>
public sealed record Provenance(string Model, int Size, string Unit, DateOnly? From = null, DateOnly? To = null);
