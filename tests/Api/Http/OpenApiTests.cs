using System.Text.Json;
using OutlookCrm.Http;
using OutlookCrm.Simulator.Hosting;
using OutlookCrm.Tests.Identity;
using Xunit;

namespace OutlookCrm.Tests.Http;

/// <summary>The contract is a file: whoever changes it sees the difference in review, and the pane's types follow it.</summary>
public sealed class OpenApiTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task The_committed_document_is_the_one_that_is_served()
    {
        var served = (await api.Anonymous.GetStringAsync(new Uri("/swagger/v1/swagger.json", UriKind.Relative),
            TestContext.Current.CancellationToken)).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var file = SourceTree.Of("api", "openapi.json");
        var committed = File.Exists(file)
            ? (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n")
            : "";
        if (served != committed)
        {
            await File.WriteAllTextAsync(file, served, TestContext.Current.CancellationToken);
        }

        Assert.True(
            served == committed,
            "The API's contract changed. api/openapi.json has been written anew: look at the difference, make addin/src/api/schema.d.ts "
                + "from it with openapi-typescript, and commit them together.");
    }

    [Fact]
    public async Task Every_operation_says_what_it_takes_and_answers()
    {
        var document = JsonSerializer.Deserialize<JsonElement>(
            await api.Anonymous.GetStringAsync(new Uri("/swagger/v1/swagger.json", UriKind.Relative),
                TestContext.Current.CancellationToken));
        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Name: $"{operation.Name} {path.Name}", operation.Value)))
            .ToArray();

        Assert.True(operations.Length >= 10, $"Only {operations.Length} operations were looked at.");
        Assert.Empty(operations.Where(operation => !operation.Value.TryGetProperty("operationId", out _)
            || !operation.Value.TryGetProperty("summary", out _)).Select(operation => operation.Name));
        Assert.Empty(operations.Where(operation => !operation.Value.GetProperty("responses").EnumerateObject()
            .Any(answer => answer.Name.StartsWith('2'))).Select(operation => operation.Name));
        Assert.Empty(operations.Where(operation => !operation.Value.GetProperty("responses").TryGetProperty("default", out _))
            .Select(operation => operation.Name));
        Assert.Equal(
            operations.Length, operations.Select(operation => operation.Value.GetProperty("operationId").GetString()).Distinct().Count());
    }

    /// <summary>The pane has a title for each type of the document and for no other.</summary>
    [Fact]
    public async Task Every_type_of_problem_stands_in_the_document_once()
    {
        var document = JsonSerializer.Deserialize<JsonElement>(
            await api.Anonymous.GetStringAsync(new Uri("/swagger/v1/swagger.json", UriKind.Relative),
                TestContext.Current.CancellationToken));
        var types = document.GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("properties")
            .GetProperty("type").GetProperty("enum").EnumerateArray().Select(type => type.GetString()!).ToList();

        Assert.Equal(types.Distinct(), types);
        string[] ofEachFolder = ["unexpected", "no-such-customer", "no-such-feedback", "draft", "consent-needed"];
        Assert.Superset(ofEachFolder.Select(name => ProblemType.Prefix + name).ToHashSet(), types.ToHashSet());
    }

    /// <summary>
    /// A bare reference cannot say that it may be null, and Swashbuckle writes a time span in a format that no client knows: both would
    /// reach the pane's types without a word.
    /// </summary>
    [Fact]
    public async Task A_reference_that_may_be_null_says_so_and_no_format_is_Swashbuckles_own()
    {
        var text = await api.Anonymous.GetStringAsync(
            new Uri("/swagger/v1/swagger.json", UriKind.Relative), TestContext.Current.CancellationToken);
        var schemas = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("components").GetProperty("schemas");
        var members = schemas.EnumerateObject()
            .Where(schema => schema.Value.TryGetProperty("properties", out _))
            .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject()).Select(member => member.Value).ToList();

        Assert.Contains(members, member => member.TryGetProperty("allOf", out _) && member.TryGetProperty("nullable", out _));
        Assert.DoesNotContain(members, member => member.TryGetProperty("$ref", out _));
        Assert.DoesNotContain("date-span", text, StringComparison.Ordinal);
    }
}
