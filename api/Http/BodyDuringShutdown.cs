using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace OutlookCrm.Http;

/// <summary>
/// Waits for a body that is still arriving when the server is told to stop. Kestrel then wakes the reader of the body, System.Text.Json
/// takes this for a cancellation, and the request would end as a defect.
/// </summary>
internal static class BodyDuringShutdown
{
    public static void UseBodiesDuringShutdown(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            context.Features.Set<IRequestBodyPipeFeature>(new Feature(new Reader(context.Request.BodyReader)));
        }

        return next(context);
    });

    private sealed record Feature(PipeReader Reader) : IRequestBodyPipeFeature;

    /// <summary>The same bytes. Only the reader itself cancels a read.</summary>
    private sealed class Reader(PipeReader body) : PipeReader
    {
        private volatile bool _isCanceled;

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            // A small body arrives with its headers: then nothing is awaited and nothing allocated.
            var reading = body.ReadAsync(cancellationToken);
            if (!reading.IsCompletedSuccessfully)
            {
                return WaitAsync(reading, cancellationToken);
            }

            return Meant(reading.Result) is { } result ? new(result) : WaitAsync(body.ReadAsync(cancellationToken), cancellationToken);
        }

        private async ValueTask<ReadResult> WaitAsync(ValueTask<ReadResult> reading, CancellationToken ct)
        {
            while (true)
            {
                if (Meant(await reading) is { } result)
                {
                    return result;
                }

                reading = body.ReadAsync(ct);
            }
        }

        public override bool TryRead(out ReadResult result)
        {
            var meant = body.TryRead(out var read) ? Meant(read) : null;
            result = meant ?? default;
            return meant is not null;
        }

        // Null where Kestrel only woke the reader.
        private ReadResult? Meant(ReadResult read)
        {
            if (!read.IsCanceled || _isCanceled)
            {
                _isCanceled = false;
                return read;
            }

            if (!read.Buffer.IsEmpty || read.IsCompleted)
            {
                return new(read.Buffer, isCanceled: false, read.IsCompleted);
            }

            body.AdvanceTo(read.Buffer.End);
            return null;
        }

        public override void CancelPendingRead()
        {
            _isCanceled = true;
            body.CancelPendingRead();
        }

        public override void AdvanceTo(SequencePosition consumed) => body.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => body.AdvanceTo(consumed, examined);

        public override void Complete(Exception? exception = null) => body.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => body.CompleteAsync(exception);
    }
}
