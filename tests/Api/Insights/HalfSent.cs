using System.Net;
using System.Text;

namespace OutlookCrm.Tests.Insights;

/// <summary>A small file of baskets whose second half is sent when the test says so.</summary>
internal sealed class HalfSent : HttpContent
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HalfSent() => Headers.ContentType = new("text/csv");

    public Task Begun => _begun.Task;

    public void GoOn() => _goOn.TrySetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes("order,product\n"));
        await stream.FlushAsync();
        _begun.TrySetResult();
        await _goOn.Task;
        await stream.WriteAsync(Encoding.UTF8.GetBytes("1,a\n"));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
