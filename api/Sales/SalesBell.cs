using OutlookCrm.Storage.Leases;

namespace OutlookCrm.Sales;

/// <summary>Wakes the job that fits the models of sales before its minute is over.</summary>
internal sealed class SalesBell(TimeProvider clock) : JobBell(clock);
