using OutlookCrm.Primitives;

namespace OutlookCrm.Storage.Backup;

/// <summary>The file of an export that is made every day: in its name <c>{date}</c> stands for the day, as <c>yyyy-MM-dd</c>.</summary>
internal sealed class DailyFile
{
    private const string Placeholder = "{date}";
    private const string Format = "yyyy-MM-dd";

    private readonly string _folder;
    private readonly string _before;
    private readonly string _after;

    private DailyFile(string folder, string before, string after) => (_folder, _before, _after) = (folder, before, after);

    /// <summary>Whether a path contains the placeholder.</summary>
    public static bool IsNamedBy(string path) => path.Contains(Placeholder, StringComparison.Ordinal);

    /// <summary>
    /// The sentence that says why an export cannot use this path; null if the path is usable, with or without the placeholder. Braces in a
    /// folder's name are taken literally.
    /// </summary>
    public static string? WhyNot(string path)
    {
        var name = Path.GetFileName(path);
        var rest = name.Replace(Placeholder, "", StringComparison.Ordinal);
        return IsNamedBy(path[..^name.Length]) ? $"--file has {Placeholder} in a folder's name. It belongs into the file's name."
            : rest.AsSpan().ContainsAny('{', '}')
                ? $"--file is named '{name}'. {Placeholder} is the only placeholder there is, and no other name has braces."
            : rest.Length < name.Length - Placeholder.Length ? $"--file is named '{name}'. {Placeholder} stands in it once."
            : null;
    }

    /// <summary>The file of a path for which <see cref="WhyNot"/> is null; null for one that is the same every day.</summary>
    public static DailyFile? Of(string path) =>
        Path.GetFileName(path).Split(Placeholder) is [var before, var after]
            ? new(Path.GetDirectoryName(Path.GetFullPath(path))!, before, after)
            : null;

    public string On(DateOnly day) => Path.Combine(_folder, NameOn(day));

    /// <summary>
    /// Leaves the newest <paramref name="keep"/> whole exports of the tenant, that of <paramref name="today"/> counted as one of them, and
    /// deletes older files: complete exports and exports that were stopped. A file is kept if its name or its first line does not show an
    /// export of this tenant; links, folders and files of future days are kept too. Returns the names of the deleted files.
    /// </summary>
    public IReadOnlyList<string> DeleteOlder(TenantId tenant, DateOnly today, int keep)
    {
        var deleted = new List<string>();
        var whole = 1;
        foreach (var (_, file) in Before(today).OrderByDescending(one => one.Day))
        {
            var ends = TenantFileEnds.Read(file.FullName, tenant);
            if (!ends.IsTenants)
            {
                continue;
            }

            if (whole >= keep)
            {
                file.Delete();
                deleted.Add(file.Name);
            }
            else if (ends.IsWhole)
            {
                whole++;
            }
        }

        return deleted;
    }

    private string NameOn(DateOnly day) => _before + day.ToString(Format, CultureInfo.InvariantCulture) + _after;

    // A pipe or a device has no length, and would be read for ever.
    private List<(DateOnly Day, FileInfo File)> Before(DateOnly today) =>
        [.. from file in new DirectoryInfo(_folder).EnumerateFiles()
            let day = DayOf(file.Name)
            where day < today && file is { LinkTarget: null, Length: > 0 }
            select (day.Value, file)];

    private DateOnly? DayOf(string name) =>
        name.Length == _before.Length + Format.Length + _after.Length
            && DateOnly.TryParseExact(
                name.AsSpan(_before.Length, Format.Length), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && NameOn(day) == name ? day : null;
}
