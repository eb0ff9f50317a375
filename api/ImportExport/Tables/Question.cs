namespace OutlookCrm.ImportExport.Tables;

/// <summary>What the file does not tell and the person who imports it knows. The answer comes with the next request, in its
/// options.</summary>
/// <param name="Code"><c>encoding</c>, <c>dayOrder</c>, <c>decimalMark</c>, <c>calendar</c>, <c>unknownTypes</c> or <c>timeZone</c>: the
/// member of the options that answers it.</param>
/// <param name="Column">The column that it is about; null for the whole file.</param>
/// <param name="Proposed">What was taken for the records of this answer; null where they leave the value out.</param>
/// <param name="Choices">What may be answered.</param>
/// <param name="Examples">Values, and what each choice makes of them.</param>
public sealed record Question(
    string Code, string? Column, string? Proposed, IReadOnlyList<string> Choices, IReadOnlyList<QuestionExample> Examples);

/// <summary>A value of the file, and what each choice makes of it.</summary>
/// <param name="Text">As the file has it.</param>
/// <param name="Meanings">In the order of the choices; none where the choices make no other value of the text.</param>
public sealed record QuestionExample(string Text, IReadOnlyList<string?> Meanings);

/// <summary>A row that is no record, and why.</summary>
/// <param name="Line">Of the file, counted from 1.</param>
/// <param name="Reason"><c>above-table</c>, <c>total</c>, <c>footer</c>, <c>heading</c>, <c>private</c>, <c>failed-payment</c>,
/// <c>not-a-payment</c>, <c>not-a-sale</c>.</param>
/// <param name="Text">The beginning of the row.</param>
public sealed record LeftOutRow(int Line, string Reason, string Text);
