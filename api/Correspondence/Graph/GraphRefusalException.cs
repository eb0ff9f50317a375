namespace OutlookCrm.Correspondence.Graph;

/// <summary>Graph refused a request. <see cref="Mailboxes"/> turns it into a value.</summary>
internal sealed class GraphRefusalException(GraphAnswer answer) : Exception($"Graph answered {answer.Status}.")
{
    public int Status { get; } = answer.Status;

    /// <summary>Graph's code of the error.</summary>
    public string? Code { get; } = answer.ErrorCode;

    public string? Claims { get; } = answer.Claims;

    public string? RequestId { get; } = answer.RequestId;
}
