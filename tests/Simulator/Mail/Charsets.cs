using System.Text;

namespace OutlookCrm.Simulator.Mail;

/// <summary>Mends text whose sender stated Latin letters and wrote UTF-8, a mistake that mail programs recognise.</summary>
internal static class Charsets
{
    private static readonly Encoding Windows1252 =
        CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, read again as UTF-8 where its bytes are that: no Latin text of any length is valid UTF-8 by chance.</summary>
    public static string Mend(string text)
    {
        if (!text.Any(letter => letter is >= '\u00c2' and <= '\u00f4'))
        {
            return text;
        }

        try
        {
            return StrictUtf8.GetString(Windows1252.GetBytes(text));
        }
        catch (Exception exception) when (exception is EncoderFallbackException or DecoderFallbackException)
        {
            return text;
        }
    }
}
