namespace OutlookCrm.CustomerScience.Numerics;

/// <summary>How loops use several processors.</summary>
public static class Loops
{
    /// <summary>On as many threads of the caller's task scheduler as it allows: who asks for figures decides what they may take.</summary>
    public static ParallelOptions OfCaller { get; } = new() { TaskScheduler = null };
}
