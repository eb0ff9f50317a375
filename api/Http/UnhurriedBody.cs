using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace OutlookCrm.Http;

/// <summary>
/// A body that is still arriving when the server is told to end is waited for. Kestrel then wakes whoever reads it, which System.Text.Json takes for a
/// cancellation, and the request would end as a defect of ours.
/// </summary>
internal static class UnhurriedBody
{
    public static void UseUnhurriedBodies(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            context.Features.Set<IRequestBodyPipeFeature>(new Feature(new Reader(context.Request.BodyReader)));
        }

        return next(context);
    });

    private sealed record Feature(PipeReader Reader) : IRequestBodyPipeFeature;

    /// <summary>The same bytes; a read is cancelled by its reader, or not at all.</summary>
    private sealed class Reader(PipeReader body) : PipeReader
    {
        private volatile bool _isCanceled;

        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            while (true)
            {
                if (Meant(await body.ReadAsync(cancellationToken)) is { } result)
                {
                    return result;
                }
            }
        }

        public override bool TryRead(out ReadResult result)
        {
            var meant = body.TryRead(out var read) ? Meant(read) : null;
            result = meant ?? default;
            return meant is not null;
        }

        // Null where there is nothing to tell but the waking.
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
