using OutlookCrm.Sheets;

namespace OutlookCrm.ImportExport.Tables;

/// <summary>Compares names of columns as people do.</summary>
internal static class HeaderName
{
    /// <summary>The letters and digits of a name, without case, accents, spaces and the star of a required column.</summary>
    public static string Plain(string name) => string.Concat(SameName.KeyOf(string.Concat(name.Where(IsCharacter))).ToLowerInvariant()
        .Normalize(NormalizationForm.FormD)
        .Where(char.IsLetterOrDigit));

    // Others have no normal form.
    private static bool IsCharacter(char c) => !char.IsSurrogate(c) && c < '\uFFFE' && c is < '\uFDD0' or > '\uFDEF';
}
