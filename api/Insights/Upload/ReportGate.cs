namespace OutlookCrm.Insights.Upload;

/// <summary>Lets one report be made at a time on this instance.</summary>
internal sealed class ReportGate
{
    private int _busy;

    /// <summary>A turn, to be disposed at its end; null while another report is being made.</summary>
    public IDisposable? TryEnter() => Interlocked.Exchange(ref _busy, 1) == 0 ? new Turn(this) : null;

    private sealed class Turn(ReportGate gate) : IDisposable
    {
        public void Dispose() => Interlocked.Exchange(ref gate._busy, 0);
    }
}
