using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace OutlookCrm.Http;

/// <summary>
/// Waits for a body that is still arriving when the server is told to stop. Kestrel then wakes the reader of the body, System.Text.Json
/// takes this for a cancellation, and the request would end as a defect. What an answer leaves of a body is read, too.
/// </summary>
internal static class BodyDuringShutdown
{
    public static void UseBodiesDuringShutdown(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
        {
            return next(context);
        }

        var reader = new Reader(context);
        context.Features.Set<IRequestBodyPipeFeature>(new Feature(reader));
        return HttpProtocol.IsHttp2(context.Request.Protocol) ? next(context) : AnswerAsync(next(context), reader);
    });

    private static async Task AnswerAsync(Task answering, Reader reader)
    {
        await answering;
        if (!reader.IsRead)
        {
            await reader.ReadRestAsync();
        }
    }

    private sealed record Feature(PipeReader Reader) : IRequestBodyPipeFeature;

    /// <summary>The same bytes. Only the reader itself cancels a read.</summary>
    private sealed class Reader(HttpContext context) : PipeReader
    {
        private readonly PipeReader _body = context.Request.BodyReader;
        private volatile bool _isCanceled;
        private ReadResult? _open;

        /// <summary>Whether the end of the body was seen.</summary>
        public bool IsRead { get; private set; }

        /// <summary>
        /// Reads what an answer has left of the body, as Kestrel does next; but of a body that breaks off then, Kestrel keeps the read
        /// open.
        /// </summary>
        public async Task ReadRestAsync()
        {
            if (_open is { } read)
            {
                AdvanceTo(read.Buffer.End);
            }

            await BrokenBodies.ReadRestAsync(context, _body);
        }

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            // A small body arrives with its headers: then nothing is awaited and nothing allocated.
            var reading = _body.ReadAsync(cancellationToken);
            if (!reading.IsCompletedSuccessfully)
            {
                return WaitAsync(reading, cancellationToken);
            }

            return Meant(reading.Result) is { } result ? new(result) : WaitAsync(_body.ReadAsync(cancellationToken), cancellationToken);
        }

        private async ValueTask<ReadResult> WaitAsync(ValueTask<ReadResult> reading, CancellationToken ct)
        {
            try
            {
                while (true)
                {
                    if (Meant(await reading) is { } result)
                    {
                        return result;
                    }

                    reading = _body.ReadAsync(ct);
                }
            }
            catch (IOException)
            {
                // Binding answers a body that has broken off by itself: nobody else meets the exception.
                BrokenBodies.CloseConnection(context);
                throw;
            }
        }

        public override bool TryRead(out ReadResult result)
        {
            var meant = _body.TryRead(out var read) ? Meant(read) : null;
            result = meant ?? default;
            return meant is not null;
        }

        // Null where Kestrel only woke the reader.
        private ReadResult? Meant(ReadResult read)
        {
            if (!read.IsCanceled || _isCanceled)
            {
                _isCanceled = false;
                return Seen(read);
            }

            if (!read.Buffer.IsEmpty || read.IsCompleted)
            {
                return Seen(new(read.Buffer, isCanceled: false, read.IsCompleted));
            }

            _body.AdvanceTo(read.Buffer.End);
            return null;
        }

        public override void CancelPendingRead()
        {
            _isCanceled = true;
            _body.CancelPendingRead();
        }

        private ReadResult Seen(ReadResult read)
        {
            (_open, IsRead) = (read, read.IsCompleted);
            return read;
        }

        public override void AdvanceTo(SequencePosition consumed)
        {
            _open = null;
            _body.AdvanceTo(consumed);
        }

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
        {
            _open = null;
            _body.AdvanceTo(consumed, examined);
        }

        public override void Complete(Exception? exception = null)
        {
            IsRead = true;
            _body.Complete(exception);
        }

        public override ValueTask CompleteAsync(Exception? exception = null)
        {
            IsRead = true;
            return _body.CompleteAsync(exception);
        }
    }
}
