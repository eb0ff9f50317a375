namespace OutlookCrm.ImportExport.Files;

/// <summary>Why a file is not read, for the person who sent it.</summary>
/// <param name="Code">Which of the reasons, in words that do not change.</param>
/// <param name="Sentence">What the file is, and what to do instead.</param>
/// <param name="Line">The line that shows it, counted from 1; null where the file as a whole does.</param>
internal sealed record FileRefusal(string Code, string Sentence, int? Line = null);

/// <summary>The file that is being read turns out to be none that can be: caught where the reading began.</summary>
internal class RefusedFileException(FileRefusal refusal) : Exception(refusal.Sentence)
{
    public FileRefusal Refusal => refusal;
}
