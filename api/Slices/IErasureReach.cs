namespace OutlookCrm.Slices;

/// <summary>A place outside the customers' partitions that may name a customer, such as a file that is kept for a while.</summary>
public interface IErasureReach
{
    /// <summary>Takes out what names the customer. Called again after a crash.</summary>
    Task ForgetAsync(Erased erased, CancellationToken ct);
}
