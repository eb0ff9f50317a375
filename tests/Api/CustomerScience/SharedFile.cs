using System.Globalization;
using System.Text;
using OutlookCrm.Simulator.Hosting;
using Xunit;

namespace OutlookCrm.Tests.CustomerScience;

/// <summary>The published data sets and expected values of ../shared/data, which are not part of the product.</summary>
internal static class SharedFile
{
    /// <summary>The records of a CSV file below its heading, by column name. The test is skipped where the file is not there.</summary>
    public static List<Dictionary<string, string>> Records(params string[] path)
    {
        var lines = Lines(path);
        var names = Split(lines[0]);
        return [.. lines.Skip(1).Select(line => names.Zip(Split(line)).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>The fields of every line that is not empty.</summary>
    public static List<string[]> Fields(params string[] path) => [.. Lines(path).Select(Split)];

    public static double Number(this Dictionary<string, string> record, string name) =>
        double.Parse(record[name], CultureInfo.InvariantCulture);

    private static string[] Lines(string[] path)
    {
        var file = SourceTree.Of(["..", "shared", "data", .. path]);
        Assert.SkipUnless(File.Exists(file), $"The data file ../shared/data/{string.Join('/', path)} is not beside this repository.");
        return [.. File.ReadLines(file).Where(line => line.Length > 0)];
    }

    private static string[] Split(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
