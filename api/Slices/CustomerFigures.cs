using System.Buffers;
using OutlookCrm.Primitives;

namespace OutlookCrm.Slices;

/// <summary>
/// All slices' figures of a customer as one JSON object with a member for each, absent where the slice has nothing to say.
/// </summary>
public sealed class CustomerFigures(IEnumerable<ICustomerFigures> figures)
{
    private static readonly StoredFigures s_nothing = new("{}"u8.ToArray());

    private readonly ICustomerFigures[] _figures = [.. figures];

    /// <summary>Fetches what the tenant has set: begin it with the first reads of a card, and await it after them.</summary>
    public async ValueTask PrepareAsync(TenantId tenant, CancellationToken ct)
    {
        foreach (var one in _figures)
        {
            await one.PrepareAsync(tenant, ct);
        }
    }

    /// <summary>The figures of a summary.</summary>
    public StoredFigures Make(TenantId tenant, ReadOnlyMemory<byte> summary)
    {
        CustomerSummary? members = null;
        ArrayBufferWriter<byte>? buffer = null;
        foreach (var one in _figures)
        {
            members ??= CustomerSummary.Of(summary);
            if (members[one.Member] is { IsEmpty: false } member && one.Make(tenant, member) is { } json)
            {
                buffer ??= new(256);
                buffer.Write(buffer.WrittenCount == 0 ? "{\""u8 : ",\""u8);
                buffer.Write(Encoding.UTF8.GetBytes(one.Member));
                buffer.Write("\":"u8);
                buffer.Write(json);
            }
        }

        if (buffer is null)
        {
            return s_nothing;
        }

        buffer.Write("}"u8);
        return new(buffer.WrittenMemory);
    }
}
