using System.Text.Json;

namespace OutlookCrm.Simulator.Demo;

/// <summary>
/// What a data folder remembers of the demo company. <paramref name="MadeFor"/> is written before anything else, so that a start after a
/// kill in the middle makes the same mails again, to the second, and completes what is there instead of doubling it.
/// </summary>
/// <param name="MadeFor">The moment it was made for: all its dates are relative to it.</param>
/// <param name="IsIn">Whether all of it is in.</param>
internal sealed record DemoMark(DateTimeOffset MadeFor, bool IsIn)
{
    public static DemoMark? Read(string folder) =>
        File.Exists(FileIn(folder)) ? JsonSerializer.Deserialize<DemoMark>(File.ReadAllText(FileIn(folder))) : null;

    public void Write(string folder)
    {
        var temporary = FileIn(folder) + ".new";
        Directory.CreateDirectory(folder);
        File.WriteAllText(temporary, JsonSerializer.Serialize(this));
        File.Move(temporary, FileIn(folder), overwrite: true);
    }

    private static string FileIn(string folder) => Path.Combine(folder, "demo-company.json");
}
