using System.Buffers;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// A request's body in a rented buffer. A retry sends it again, so it is given back with the message, and never while the transport may still
/// be reading it: a service that answers before it has read everything leaves a write behind.
/// </summary>
internal sealed class PooledContent : RequestContent, IBufferWriter<byte>
{
    private const int Reading = 1;
    private const int Closed = 1 << 30;

    private byte[] _buffer;
    private int _length;
    private int _state;

    public PooledContent(int capacity) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsSpan(_length);
    }

    public override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellation)
    {
        Enter();
        try
        {
            await stream.WriteAsync(_buffer.AsMemory(0, _length), cancellation).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Add(ref _state, -Reading);
        }
    }

    public override void WriteTo(Stream stream, CancellationToken cancellation)
    {
        Enter();
        try
        {
            stream.Write(_buffer, 0, _length);
        }
        finally
        {
            Interlocked.Add(ref _state, -Reading);
        }
    }

    public override void Dispose()
    {
        // 0: nobody reads. Otherwise the buffer is left to the collector, which knows when the last reader is gone.
        if (Interlocked.CompareExchange(ref _state, Closed, 0) == 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }

    private void Enter()
    {
        if (Interlocked.Add(ref _state, Reading) >= Closed)
        {
            Interlocked.Add(ref _state, -Reading);
            throw new ObjectDisposedException(nameof(PooledContent));
        }
    }

    private void Reserve(int sizeHint)
    {
        var needed = _length + Math.Max(sizeHint, 256);
        if (needed <= _buffer.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _buffer.Length * 2));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
