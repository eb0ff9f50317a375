using OutlookCrm.Http;
using OutlookCrm.ImportExport.Files;
using OutlookCrm.ImportExport.Tables;

namespace OutlookCrm.ImportExport;

/// <summary>What is wrong with a file to import.</summary>
public static class ImportProblems
{
    private static readonly ProblemType s_noSuchImport = new(404, "no-such-import", "This import was not found.");
    private static readonly ProblemType s_noRejectedFile = new(404, "no-rejected-file", "There is no file of the rows that were left out.");
    private static readonly ProblemType s_importIsRunning = new(409, "import-is-running", "The import is still running.");
    private static readonly ProblemType s_answersNeeded = new(422, "answers-needed", "There are questions about this file.");
    private static readonly ProblemType s_fileNotRead = new(422, "file-not-read", "This file cannot be imported.");

    /// <summary>422: the file is of a kind that is not read, or is damaged. The member <c>code</c> says which, and <c>line</c>
    /// where.</summary>
    internal static ProblemHttpResult FileNotRead(FileRefusal refusal) =>
        s_fileNotRead.Make(refusal.Sentence, ("code", refusal.Code), ("line", refusal.Line));

    /// <summary>422: values of the file can be read in several ways. The member <c>questions</c> has those of the preview.</summary>
    internal static ProblemHttpResult AnswersNeeded(IReadOnlyList<Question> questions) => s_answersNeeded.Make(
        "Values of the file can be read in several ways: answer the questions in the options.", ("questions", questions));

    /// <summary>404: the tenant has no such import.</summary>
    public static ProblemHttpResult NoSuchImport(Guid id) => s_noSuchImport.Make($"No import has the id {id}.");

    /// <summary>404: the import left nothing out, or the table is kept no more.</summary>
    public static ProblemHttpResult NoRejectedFile() => s_noRejectedFile.Make("The import left no rows of a table out, or they are kept "
        + "no more: after thirty days they are deleted.");

    /// <summary>409: an import can be taken back once it has ended.</summary>
    public static ProblemHttpResult ImportIsRunning() => s_importIsRunning.Make();
}
