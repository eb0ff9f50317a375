namespace OutlookCrm.Identity;

/// <summary>What a program with an API key may do.</summary>
public enum KeyScope
{
    /// <summary>Imports files, and reads how far the imports are.</summary>
    Import,

    /// <summary>Reads customers, sales, payments and exports.</summary>
    Read,
}
