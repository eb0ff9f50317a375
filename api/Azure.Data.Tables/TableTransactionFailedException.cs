using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction of which nothing was written, because one of its actions was refused.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    internal const string FailedIndex = "FailedEntity";

    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            (requestFailedException ?? throw new ArgumentNullException(nameof(requestFailedException))).Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        foreach (var key in requestFailedException.Data.Keys)
        {
            Data.Add(key, requestFailedException.Data[key]);
        }

        if (int.TryParse(Data[FailedIndex] as string, CultureInfo.InvariantCulture, out var index))
        {
            FailedTransactionActionIndex = index;
        }
    }

    /// <summary>Which action, counted from 0; null where the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; }
}
