namespace OutlookCrm.ImportExport.Files;

/// <summary>In which encoding a file is written: by its mark, by the zeros of UTF-16, as strict UTF-8, and where it is none of these by a
/// guess among code pages, which the person who imports it sees and may change.</summary>
/// <param name="Encoding">Throws on bytes that mean nothing in it.</param>
/// <param name="Skipped">Bytes of the mark at the beginning.</param>
/// <param name="IsGuess">Whether another code page is possible, too.</param>
internal sealed record TextEncoding(Encoding Encoding, int Skipped, bool IsGuess)
{
    private const int SampleSize = 64 * 1024;
    private const int ChunkSize = 64 * 1024;
    private const int Utf8 = 65001;
    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>.NET knows the code pages of Windows and of ISO only after this.</summary>
    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of a file of text.</summary>
    /// <param name="file">Read from its beginning, and left there.</param>
    /// <param name="named">The code page that the caller names; null asks the file.</param>
    /// <param name="score">How well a text reads, for a guess: the more of its words are known the higher.</param>
    /// <param name="language">Of the caller, two letters: breaks a tie.</param>
    /// <exception cref="RefusedFileException">The bytes mean nothing in the encoding that the file's mark says.</exception>
    public static TextEncoding Of(Stream file, string? named, Func<string, int> score, string? language)
    {
        var start = new byte[FileKinds.Needed];
        var length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var (marked, skipped) = Mark(start.AsSpan(0, length));
        if (marked is null && named is not null && Find(named) is { } chosen)
        {
            return new(chosen, 0, false);
        }

        if (marked is { CodePage: not Utf8 })
        {
            return new(marked, skipped, false);
        }

        var sample = new byte[SampleSize];
        if (InvalidLine(file, sample, out var used) is not { } line)
        {
            return new(s_strict, skipped, false);
        }

        return skipped > 0
            ? throw new RefusedFileException(new("wrong-encoding", $"The file says that it is UTF-8, and line {line} is not. Export "
                + $"it again, "
                + $"as UTF-8.", line))
            : new(CodePages.Best(sample.AsSpan(0, used), score, language), 0, true);
    }

    /// <summary>An encoding by its name; null where there is none of the name.</summary>
    public static Encoding? Find(string name)
    {
        try
        {
            return Encoding.GetEncoding(name.Trim(), EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>UTF-16 by its mark or by its zeros, which stand at one of two places; null for any other text.</summary>
    /// <param name="start">The beginning of a file.</param>
    public static Encoding? IsUtf16(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return new UnicodeEncoding(start[0] == 0xFE, true, true);
        }

        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < start.Length; i += 2)
        {
            even += start[i] == 0 ? 1 : 0;
            odd += start[i + 1] == 0 ? 1 : 0;
        }

        var enough = Math.Max(2, start.Length / 40);
        return odd >= enough && even == 0 ? new UnicodeEncoding(false, false, true)
            : even >= enough && odd == 0 ? new UnicodeEncoding(true, false, true) : null;
    }

    private static (Encoding? Encoding, int Skipped) Mark(ReadOnlySpan<byte> start) =>
        start.StartsWith("\uFEFF"u8) ? (s_strict, 3)
        : IsUtf16(start) is { } utf16 ? (utf16, start[0] >= 0xFE ? 2 : 0)
        : (null, 0);

    // The first line that is not UTF-8, and the lines around such bytes, by which a code page is guessed.
    private static int? InvalidLine(Stream file, byte[] sample, out int used)
    {
        var (decoder, chunk, chars) = (s_strict.GetDecoder(), new byte[ChunkSize], new char[ChunkSize + 1]);
        int? invalid = null;
        var line = 1;
        used = 0;
        for (int read; (read = file.Read(chunk)) > 0;)
        {
            var part = chunk.AsSpan(0, read);
            if (invalid is null)
            {
                try
                {
                    decoder.GetChars(part, chars, flush: false);
                    line += part.Count((byte)'\n');
                }
                catch (DecoderFallbackException e)
                {
                    invalid = line + part[..Math.Clamp(e.Index, 0, read)].Count((byte)'\n');
                }
            }

            Sample(part, sample, ref used);
        }

        if (invalid is null)
        {
            try
            {
                decoder.GetChars([], chars, flush: true);
            }
            catch (DecoderFallbackException)
            {
                invalid = line;
            }
        }

        file.Position = 0;
        return invalid;
    }

    private static void Sample(ReadOnlySpan<byte> part, byte[] sample, ref int used)
    {
        while (used < sample.Length && part.Length > 0)
        {
            var at = part.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (at < 0)
            {
                // A first chunk of plain letters may hold the header, which tells the language.
                at = used == 0 ? 0 : part.Length;
            }

            var from = used == 0 ? 0 : part[..at].LastIndexOf((byte)'\n') + 1;
            var end = at + Math.Max(0, part[at..].IndexOf((byte)'\n')) + 1;
            end = end <= at + 1 || end > part.Length ? part.Length : end;
            var length = Math.Min(end - from, sample.Length - used);
            if (length > 0 && at < part.Length)
            {
                part.Slice(from, length).CopyTo(sample.AsSpan(used));
                used += length;
            }

            part = part[end..];
        }
    }
}
