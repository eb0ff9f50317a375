namespace OutlookCrm.CustomerScience.Lifetime;

/// <summary>Customers of equal history.</summary>
/// <param name="Repeats">x.</param>
/// <param name="Recency">t_x in weeks.</param>
/// <param name="Age">T in weeks.</param>
/// <param name="Count">How many customers share it.</param>
public readonly record struct PurchaseGroup(int Repeats, double Recency, double Age, long Count);
