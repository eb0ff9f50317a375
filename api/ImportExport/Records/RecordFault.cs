using OutlookCrm.Storage;

namespace OutlookCrm.ImportExport.Records;

/// <summary>Tells failures that follow from what a record says from failures of storage, which pass by themselves.</summary>
internal static class RecordFault
{
    /// <summary>The code of a record on which the product itself fails: the record is left out, and the others are not touched by
    /// it.</summary>
    public const string Code = "record-not-possible";

    /// <summary>Whether the same record would fail again: a number that grows too large, a value that a type does not take.</summary>
    public static bool Is(Exception e) => e is ArithmeticException or ArgumentException or FormatException or NullReferenceException
        or IndexOutOfRangeException or InvalidCastException or KeyNotFoundException or NotSupportedException or JsonException
        or RowLimitException || e.GetType() == typeof(InvalidOperationException);

    /// <summary>The code of such a failure.</summary>
    public static string CodeOf(Exception e) => e is OverflowException ? "number-too-large" : Code;
}
