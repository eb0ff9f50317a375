using System.Text;
using OutlookCrm.ImportExport.Reading;
using OutlookCrm.ImportExport.Records;
using OutlookCrm.ImportExport.Tables;

namespace OutlookCrm.Tests.ImportExport;

/// <summary>Reads a file without an API.</summary>
internal static class ReadText
{
    /// <summary>The records of a file, its faults as "line column value code", and what is left open.</summary>
    public static (List<object> Records, List<string> Faults, ImportFile File) Of(string text, TableAnswers? options = null)
    {
        var file = ImportFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), options ?? TableAnswers.None, null, default);
        var faults = new List<string>();
        var records = file.Items(null, fault => faults.Add($"{fault.Line} {fault.Column} {fault.Value} {fault.Code}"), default)
            .Select(item => item.Record).ToList();
        return (records, faults, file);
    }

    /// <summary>The only invoice of a file without faults.</summary>
    public static InvoiceDocument Invoice(string text, TableAnswers? options = null) =>
        Of(text, options) is ([InvoiceDocument invoice], [], _) ? invoice
            : throw new InvalidOperationException($"Not one invoice: {string.Join(", ", Of(text, options).Faults)}");

    /// <summary>What is asked of a file, as "code column examples".</summary>
    public static string[] Questions(this ImportFile file) => [.. file.Table!.Questions.Select(question =>
        $"{question.Code} {question.Column} {string.Join(',', question.Examples.Select(example => example.Text))}")];
}
