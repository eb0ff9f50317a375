namespace OutlookCrm.CustomerScience.Rhythm;

/// <summary>The pause of one customer that has not ended.</summary>
/// <param name="Days">From the last purchase to the end of the history, 0 or more.</param>
/// <param name="Active">The probability that the customer has not left for good, 0 to 1.</param>
public sealed record OpenPause(double Days, double Active);
