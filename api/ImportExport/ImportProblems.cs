using OutlookCrm.Http;
using OutlookCrm.ImportExport.Files;

namespace OutlookCrm.ImportExport;

/// <summary>What is wrong with a file to import.</summary>
public static class ImportProblems
{
    private static readonly ProblemType s_fileNotRead = new(422, "file-not-read", "This file cannot be imported.");

    /// <summary>422: the file is of a kind that is not read, or is damaged. The member <c>code</c> says which, and <c>line</c>
    /// where.</summary>
    internal static ProblemHttpResult FileNotRead(FileRefusal refusal) =>
        s_fileNotRead.Make(refusal.Sentence, ("code", refusal.Code), ("line", refusal.Line));
}
