using System.Text.Encodings.Web;
using CsvHelper;
using OutlookCrm.ImportExport.Tables;

namespace OutlookCrm.ImportExport.Exports;

/// <summary>
/// A file that is written record by record; never more than some of them are in memory. The writers fill a buffer of their own, because
/// both write synchronously at times, which an answer of Kestrel refuses.
/// </summary>
internal sealed class ExportFile : IAsyncDisposable
{
    private const int FlushBytes = 64 * 1024;

    private readonly MemoryStream _buffer = new();
    private readonly Stream _stream;
    private readonly Utf8JsonWriter? _json;
    private readonly CsvWriter? _csv;

    public ExportFile(Stream stream, ExportFormat format, IReadOnlyList<string> header)
    {
        _stream = stream;
        if (format == ExportFormat.Json)
        {
            _json = new(_buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            _json.WriteStartArray();
            return;
        }

        // The mark at the beginning tells Excel that the text is UTF-8.
        _csv = new(new StreamWriter(_buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), FlushBytes, leaveOpen: true),
            CultureInfo.InvariantCulture);
        WriteRow(header);
    }

    /// <summary>Whether <see cref="WriteJsonAsync"/> is to be called, and not <see cref="WriteRowAsync"/>.</summary>
    public bool IsJson => _json is not null;

    /// <summary>One row of a table.</summary>
    public async ValueTask WriteRowAsync(params IReadOnlyList<string?> cells)
    {
        WriteRow(cells);
        await SendAsync(FlushBytes);
    }

    /// <summary>One element.</summary>
    public async ValueTask WriteJsonAsync(Action<Utf8JsonWriter> write)
    {
        write(_json!);
        _json!.Flush();
        await SendAsync(FlushBytes);
    }

    /// <summary>Ends the file.</summary>
    public async Task EndAsync()
    {
        _json?.WriteEndArray();
        _json?.Flush();
        await SendAsync(0);
    }

    public async ValueTask DisposeAsync()
    {
        await (_json?.DisposeAsync() ?? default);
        await (_csv?.DisposeAsync() ?? default);
        await _buffer.DisposeAsync();
    }

    private async ValueTask SendAsync(int most)
    {
        if (_buffer.Length > most)
        {
            await _stream.WriteAsync(_buffer.GetBuffer().AsMemory(0, (int)_buffer.Length));
            _buffer.SetLength(0);
        }
    }

    private void WriteRow(IReadOnlyList<string?> cells)
    {
        foreach (var cell in cells)
        {
            _csv!.WriteField(cell is null ? "" : Apostrophe.On(cell));
        }

        _csv!.NextRecord();
        _csv.Flush();
    }
}
