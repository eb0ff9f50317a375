namespace Azure.Data.Tables;

/// <summary>What a transaction does to one row.</summary>
public enum TableTransactionActionType
{
    /// <summary>A row that must not be there yet.</summary>
    Add = 0,

    /// <summary>Properties into a row that must be there, in the version named.</summary>
    UpdateMerge = 1,

    /// <summary>A row in place of one that must be there, in the version named.</summary>
    UpdateReplace = 2,

    /// <summary>Away with a row that must be there, in the version named.</summary>
    Delete = 3,

    /// <summary>Properties into a row, or a new row.</summary>
    UpsertMerge = 4,

    /// <summary>A row, whatever is there.</summary>
    UpsertReplace = 5,
}
