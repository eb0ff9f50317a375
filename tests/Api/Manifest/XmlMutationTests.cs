using System.Text;
using System.Xml.Linq;
using OutlookCrm.AddIn;
using OutlookCrm.Manifest.Validation;
using OutlookCrm.Tests.Architecture;
using Xunit;

namespace OutlookCrm.Tests.Manifest;

/// <summary>Our schema of add-in-only manifests beside the published one, over every small change of whole manifests.</summary>
public sealed class XmlMutationTests
{
    private const string Plain = "plain";
    private const string Asking = "with a question before a mail is sent";
    private const string Shared = "manifest-schemas/samples/";

    /// <summary>
    /// What the published schema refuses our schema refuses, with line, sentence and remedy; what it takes our schema takes.
    /// </summary>
    [Theory]
    [InlineData(Plain)]
    [InlineData(Asking)]
    [InlineData(Shared + "auth__Outlook-Add-in-SSO-NAA__manifest.xml")]
    [InlineData(Shared + "hello-world__outlook-hello-world__manifest.xml")]
    [InlineData(Shared + "mobile-log-appointments-0.xml")]
    public void Our_schema_says_what_the_published_one_says(string manifest)
    {
        var original = Read(manifest);
        Assert.Empty(Manifests.SchemaFaults(original));
        var differences = new List<string>();

        // What both of our manifests have is changed in the first.
        var known = manifest == Asking ? XmlMutations.Of(Read(Plain)).Select(one => ChangeOf(one.What)).ToHashSet() : [];
        var (refused, count) = (0, 0);
        foreach (var (what, xml) in XmlMutations.Of(original).Where(one => !known.Contains(ChangeOf(one.What))))
        {
            count++;
            var published = Manifests.SchemaFaults(xml);
            var shape = new Findings("a.xml");
            XmlShape.Check(shape, XDocument.Parse(Encoding.UTF8.GetString(xml), LoadOptions.SetLineInfo).Root!);
            refused += published.Count > 0 ? 1 : 0;
            if (published.Count > 0 != shape.Found.Count > 0 || shape.Found.Any(one => !IsWhole(one)))
            {
                differences.Add($"{what}: {string.Join(" | ", published)} / {string.Join(" | ", shape.Found)}");
            }

            // The other rules meet anything, too, and never stop over it.
            var all = new Findings("a.xml");
            XmlRules.Check(all, "a.xml", xml);
            if (published.Count > 0 && all.Found.All(one => one.IsWarning))
            {
                differences.Add($"{what}: {string.Join(" | ", published)} / taken");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {count}:\n{string.Join('\n', differences.Take(30))}");
        Assert.InRange(refused, count / 3, count);
    }

    // Without the place, which the elements before it move.
    private static string ChangeOf(string what) => what[(what.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static bool IsWhole(Finding one) =>
        one.Where.StartsWith("line ", StringComparison.Ordinal) && one.What.EndsWith('.') && one.Fix.EndsWith('.') && !one.IsWarning;

    private static byte[] Read(string manifest)
    {
        if (!manifest.StartsWith(Shared, StringComparison.Ordinal))
        {
            return XmlManifest.Write(Manifests.Description() with { ChecksSending = manifest != Plain });
        }

        var file = Path.Combine(Source.Root, "..", "shared", manifest);
        Assert.SkipUnless(File.Exists(file), "Microsoft's sample manifests are not beside this repository.");
        return File.ReadAllBytes(file);
    }
}
